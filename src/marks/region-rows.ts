import type { Dataset } from '../core/dataset.ts';
import { mercator, WORLD_PX } from '../scene/camera.ts';
import { nodeRadiusPx, ROSETTE_MOST } from '../scene/node-size.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';
import { contains } from './hatch.ts';
import { haloOf, heightOf, REGION, spaced, textAt, widthOf } from './lettering.ts';
import type { Mark } from './mark.ts';
import { glyphsAt, regionRowOffsets, ringMarks, type NodeStyle } from './node-marks.ts';
import { circlePath, linePath } from './path.ts';
import { boxAround, type Box, type Placement } from './placement.ts';
import { AROUND, centreOf, FARTHER, firstBox, leadLine, STEP_PX } from './spots.ts';

/** A region's marks, and whether they found a place of their own. */
export interface PlacedRegion {
  readonly marks: readonly Mark[];
  readonly isFree: boolean;
  readonly isNamed: boolean;
}

/** Where all is taken: the box in the region that covers least. */
function leastCovering(
  [x, y]: readonly [number, number],
  [widthPx, heightPx]: readonly [number, number],
  isInRegion: (box: Box, index: number) => boolean,
  placement: Placement,
): Box {
  return AROUND.map(([dx, dy]) => boxAround(x + dx * STEP_PX, y + dy * STEP_PX, widthPx, heightPx))
    .filter(isInRegion)
    .reduce((best, candidate) => (placement.overlap(candidate) < placement.overlap(best) ? candidate : best));
}

/**
 * A region's name with its incidents in rows beneath, or a ring of many. It moves within its region to where there is room,
 * then without its name, then beside the region with a line that leads back. It is never left out, since its count stands
 * nowhere else: where all is taken it lies where it covers least, and says so.
 */
export function placeRegionNode(
  node: SceneNode,
  [x, y]: readonly [number, number],
  { camera, frame, view }: Scene,
  dataset: Dataset,
  placement: Placement,
  style: NodeStyle,
): PlacedRegion {
  const isRing = node.count > ROSETTE_MOST;
  const ringPx = isRing ? nodeRadiusPx(node.count, style.most) : 0;
  const offsets = isRing ? [] : regionRowOffsets(node.count);
  const text = spaced(node.label);
  const rowsPx = isRing ? 2 * ringPx + 4 : (Math.max(0, ...offsets.map(([, dy]) => dy)) + 12) | 0;
  const rowPx = Math.max(2 * ringPx, ...offsets.map(([dx]) => 2 * Math.abs(dx) + 12));
  const areas = dataset.regions.filter(({ id }) => node.regions.includes(id)).map(({ geometry }) => geometry);
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [centreX, centreY] = mercator(camera.lngDeg, camera.latDeg);
  const isInside = (px: number, py: number): boolean =>
    areas.some((area) =>
      contains(area, centreX + (px - frame.widthPx / 2) / worldPx, centreY + (py - frame.heightPx / 2) / worldPx),
    );
  const isInRegion = (box: Box, index: number): boolean => index === 0 || isInside(...centreOf(box));
  const nameHeightPx = heightOf(REGION) + 3;
  // Whether a spot is free is known at once; whether it lies in the region takes its outline.
  const isRoomWithin = (candidate: Box, index: number): boolean => placement.isFree(candidate) && isInRegion(candidate, index);
  const at = [x, y] as const;
  const whole = firstBox(at, AROUND, [Math.max(widthOf(text, REGION), rowPx) + 4, nameHeightPx + rowsPx + 4], isRoomWithin);
  const named = whole !== undefined && view.layers.includes('labels');
  // Where its name finds no room the row stands alone: the hatch says which region it means.
  const bare = [rowPx + 4, rowsPx + 4] as const;
  const within = named ? whole : firstBox(at, AROUND, bare, isRoomWithin);
  const beside = within === undefined ? firstBox(at, FARTHER, bare, (candidate) => placement.isFree(candidate)) : undefined;
  const box = within ?? beside ?? leastCovering(at, bare, isInRegion, placement);
  placement.take(box);
  const [midX] = centreOf(box);
  const top = box.minY + 2 + (named ? nameHeightPx : 0);
  const name = textAt(text, midX, box.minY + 2 + heightOf(REGION) / 2, REGION, {
    layer: 'place-labels',
    fill: style.palette.inkSoft,
    halo: haloOf(style.palette),
    data: { label: node.id },
  });
  const signs = isRing ? ringMarks(node, midX, top + ringPx + 2, style) : glyphsAt(node, offsets, midX, top + 6, style);
  // A lone row is ruled off, so that nobody takes it for a place without a name.
  const rule: Mark = {
    kind: 'path',
    layer: 'nodes',
    d: linePath(midX - rowPx / 2, box.maxY - 1, midX + rowPx / 2, box.maxY - 1),
    stroke: style.palette.inkSoft,
    widthPx: 1,
  };
  const lead: Mark[] =
    beside === undefined
      ? []
      : [
          { kind: 'path', layer: 'hatches', d: linePath(...leadLine(x, y, box)), stroke: style.palette.inkSoft, widthPx: 0.8 },
          { kind: 'path', layer: 'hatches', d: circlePath(x, y, 1.6), fill: style.palette.inkSoft },
        ];
  return {
    marks: [...lead, ...(named ? [name] : [rule]), ...signs],
    isFree: within !== undefined || beside !== undefined,
    isNamed: named,
  };
}
