import { nodeRadiusPx } from '../scene/node-size.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';
import { cityLettering, haloOf, heightOf, textAt, widthOf } from './lettering.ts';
import type { Mark } from './mark.ts';
import type { NodeStyle } from './node-marks.ts';
import { linePath } from './path.ts';
import { boxAround, type Box, type Placement } from './placement.ts';
import { alongCircle, besideCircle, centreOf, firstBox, leadLine, NEAR } from './spots.ts';

/** Rank up to which a city's name carries the map, and comes before the regions' rows: the capital and the largest. */
const GREAT_RANK = 1;

export const isGreat = ({ rank }: SceneNode): boolean => rank <= GREAT_RANK;

/** The line that leads from a node's rim to its name. */
function leadFrom(x: number, y: number, radiusPx: number, box: Box): [number, number, number, number] {
  const [, , toX, toY] = leadLine(x, y, box);
  const part = Math.min(1, radiusPx / Math.max(Math.hypot(toX - x, toY - y), 1e-6));
  return [x + (toX - x) * part, y + (toY - y) * part, toX, toY];
}

/** Small boxes along a line: what it takes on the map. Where they are free nothing lies on the way. */
function along([fromX, fromY, toX, toY]: readonly [number, number, number, number]): Box[] {
  const steps = Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 3);
  return Array.from({ length: steps }, (_, index) => (index + 1) / (steps + 1)).map((part) =>
    boxAround(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part, 2, 2),
  );
}

/** Where a great name that finds no room at its node stands: farther off, where a line leads back past nothing else. */
function ledBox(
  at: readonly [number, number],
  radiusPx: number,
  sides: readonly [number, number],
  placement: Placement,
): Box | undefined {
  const [x, y] = at;
  return firstBox(
    at,
    NEAR,
    [sides[0] + 4, sides[1] + 4],
    (box) => placement.isFree(box) && along(leadFrom(x, y, radiusPx + 2, box)).every((part) => placement.isFree(part)),
  );
}

/** Names of the nodes at points, the important first. Which found no room is said. */
export function nodeLabelMarks(
  points: readonly { readonly node: SceneNode; readonly point: readonly [number, number] }[],
  { frame }: Scene,
  placement: Placement,
  { palette, most, collarPx }: NodeStyle,
): { marks: Mark[]; unlabelled: SceneNode[] } {
  const marks: Mark[] = [];
  const unlabelled: SceneNode[] = [];
  const order = [...points].sort(
    (a, b) =>
      Math.min(a.node.rank, 2) - Math.min(b.node.rank, 2) || b.node.capacity - a.node.capacity || a.node.rank - b.node.rank,
  );
  for (const { node, point } of order) {
    const [x, y] = point;
    if (x < 0 || y < 0 || x > frame.widthPx || y > frame.heightPx) continue;
    const lettering = cityLettering(node.rank);
    const text = node.merged.length === 0 ? node.label : `${node.label} +${String(node.merged.length)}`;
    const [widthPx, heightPx] = [widthOf(text, lettering), heightOf(lettering)];
    const radiusPx = nodeRadiusPx(node.count, most) + collarPx;
    const isFree = (candidate: Box): boolean => placement.isFree(candidate);
    const at = [x, y] as const;
    const beside =
      besideCircle(...at, radiusPx, widthPx, heightPx).find(isFree) ??
      (isGreat(node) ? alongCircle(...at, radiusPx, widthPx, heightPx).find(isFree) : undefined);
    const box = beside ?? (isGreat(node) ? ledBox(at, radiusPx, [widthPx, heightPx], placement) : undefined);
    if (box === undefined) {
      unlabelled.push(node);
      continue;
    }
    placement.take(box);
    const label = textAt(text, ...centreOf(box), lettering, {
      layer: 'place-labels',
      fill: palette.ink,
      halo: haloOf(palette),
      data: { label: node.id },
    });
    if (beside === undefined) {
      const lead = leadFrom(x, y, radiusPx, box);
      for (const part of along(lead)) placement.take(part);
      const d = linePath(...lead);
      marks.push({ kind: 'path', layer: 'place-labels', d, stroke: palette.ink, widthPx: 0.9 });
    }
    marks.push(label);
  }
  return { marks, unlabelled };
}
