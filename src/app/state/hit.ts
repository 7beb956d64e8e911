import Flatbush from 'flatbush';
import type { Dataset } from '../../core/dataset.ts';
import type { Mark, PathMark, TextMark } from '../../marks/mark.ts';
import { textWidthPx } from '../../marks/metrics.ts';
import { projector } from '../../scene/camera.ts';
import { nodeRadiusPx } from '../../scene/node-size.ts';
import { atPoints } from '../../scene/nodes.ts';
import type { Scene, SceneNode } from '../../scene/scene.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a node can be pointed at: its signs, and its name where it is printed. Pixels of the frame. */
export interface Target {
  readonly node: SceneNode;
  readonly signs: Box;
  readonly name: Box | undefined;
}

/** A pointer this far off still means the node: a fingertip is wider than a glyph. */
const SLOP_PX = 10;

/** The targets of all nodes in the frame, in the scene's order: the greatest first. */
export function hitTargets(dataset: Dataset, scene: Scene, marks: readonly Mark[]): Target[] {
  const project = projector(scene.camera, scene.frame);
  const most = atPoints(dataset);
  const names = new Map(
    marks.flatMap((mark) => (mark.kind === 'text' && mark.data?.['label'] !== undefined ? [[mark.data['label'], mark]] : [])),
  );
  const glyphs = glyphsOf(marks);
  return scene.nodes.flatMap((node): Target[] => {
    const signs =
      node.kind === 'region'
        ? boxOfGlyphs(glyphs.get(node.id) ?? [])
        : boxAround(...project(node.lngDeg, node.latDeg), nodeRadiusPx(node.count, most));
    if (!node.inFrame || signs === undefined) return [];
    const name = names.get(node.id);
    return [{ node, signs, name: name === undefined ? undefined : boxOfText(name) }];
  });
}

/** Finds the node that a pointer at a spot means: the nearest sign or name within reach, of two as near the greater node. */
export function pointerIndex(targets: readonly Target[]): (xPx: number, yPx: number) => string | undefined {
  const boxes = targets.flatMap(({ node, signs, name }, order) =>
    [signs, ...(name === undefined ? [] : [name])].map((box) => ({ node, box, order })),
  );
  if (boxes.length === 0) return () => undefined;
  const index = new Flatbush(boxes.length);
  for (const { box } of boxes) index.add(box.left, box.top, box.right, box.bottom);
  index.finish();
  return (xPx, yPx) => {
    let best: (typeof boxes)[number] | undefined;
    let least = SLOP_PX;
    for (const found of index.search(xPx - SLOP_PX, yPx - SLOP_PX, xPx + SLOP_PX, yPx + SLOP_PX)) {
      const target = boxes[found] as (typeof boxes)[number];
      const distance = distanceTo(target.box, xPx, yPx);
      if (distance < least || (distance === least && best !== undefined && target.order < best.order)) {
        least = distance;
        best = target;
      }
    }
    return best?.node.id;
  };
}

const boxAround = (x: number, y: number, radius: number): Box => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
});

const distanceTo = (box: Box, x: number, y: number): number =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

/** Paths of signs by their node. */
function glyphsOf(marks: readonly Mark[]): Map<string, PathMark[]> {
  const glyphs = new Map<string, PathMark[]>();
  for (const mark of marks) {
    const node = mark.kind === 'path' ? mark.data?.['node'] : undefined;
    if (mark.kind !== 'path' || typeof node !== 'string') continue;
    const known = glyphs.get(node);
    if (known === undefined) glyphs.set(node, [mark]);
    else known.push(mark);
  }
  return glyphs;
}

/** Around every point that a node's paths name, less what curves bulge; of rings, around them. */
function boxOfGlyphs(glyphs: readonly PathMark[]): Box | undefined {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const glyph of glyphs) {
    for (const { x, y, outerPx } of glyph.sectors ?? []) {
      xs.push(x - outerPx, x + outerPx);
      ys.push(y - outerPx, y + outerPx);
    }
    if (glyph.sectors !== undefined) continue;
    for (const [, x, y] of glyph.d.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)(?=[A-Z]|$)/g)) {
      xs.push(Number(x));
      ys.push(Number(y));
    }
  }
  if (xs.length === 0) return undefined;
  const roomPx = 4;
  return {
    left: Math.min(...xs) - roomPx,
    top: Math.min(...ys) - roomPx,
    right: Math.max(...xs) + roomPx,
    bottom: Math.max(...ys) + roomPx,
  };
}

function boxOfText({ x, y, text, sizePx, weight, anchor, letterSpacingPx }: TextMark): Box {
  const width = textWidthPx(text, sizePx, weight, letterSpacingPx ?? 0);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - sizePx, right: left + width, bottom: y + sizePx * 0.3 };
}
