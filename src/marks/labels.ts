import type { Dataset } from '../core/dataset.ts';
import { mercator, WORLD_PX } from '../scene/camera.ts';
import { nodeRadiusPx, ROSETTE_MOST } from '../scene/node-size.ts';
import type { Scene, SceneLabel, SceneNode } from '../scene/scene.ts';
import { contains } from './hatch.ts';
import type { FontWeight, Mark, TextMark } from './mark.ts';
import { FONT, textWidthPx } from './metrics.ts';
import { glyphsAt, regionRowOffsets, ringMarks, type NodeStyle } from './node-marks.ts';
import { circlePath, linePath } from './path.ts';
import { boxAround, type Box, type Placement } from './placement.ts';
import type { Palette } from './theme.ts';

type Project = (lngDeg: number, latDeg: number) => [number, number];

interface Lettering {
  readonly sizePx: number;
  readonly weight: FontWeight;
  readonly letterSpacingPx?: number;
  readonly italic?: boolean;
}

/** Type on the map: the capital and the largest cities carry it, the rest steps back. Index is the gazetteer's rank. */
const CITY: readonly Lettering[] = [
  { sizePx: 14.5, weight: 700 },
  { sizePx: 14, weight: 600 },
  { sizePx: 12.5, weight: 600 },
  { sizePx: 11.5, weight: 400 },
  { sizePx: 11, weight: 400 },
];
const REGION: Lettering = { sizePx: 10, weight: 400, letterSpacingPx: 0.9 };
const COUNTRY: Lettering = { sizePx: 12, weight: 400, letterSpacingPx: 3 };
const WATER: Lettering = { sizePx: 11, weight: 400, letterSpacingPx: 0.4, italic: true };

const HALO_PX = 2.6;

/** Least zoom at which a city without incidents is named, by rank. */
const CITY_ZOOM = [0, 0, 3, 5.4, 6.6];

const cityLettering = (rank: number): Lettering => CITY[Math.min(rank, CITY.length - 1)] as Lettering;

const widthOf = (text: string, { sizePx, weight, letterSpacingPx = 0, italic = false }: Lettering): number =>
  textWidthPx(text, sizePx, weight, letterSpacingPx, italic);

/** Height of a line as the eye sees it: capitals and a little descent. */
const heightOf = ({ sizePx }: Lettering): number => sizePx * (FONT.capHeight + 0.24);

/** A line of text whose box has this centre. */
function textAt(
  text: string,
  x: number,
  y: number,
  lettering: Lettering,
  rest: Pick<TextMark, 'layer' | 'fill' | 'halo' | 'data'>,
): TextMark {
  return {
    kind: 'text',
    text,
    x: Math.round(x * 100) / 100,
    y: Math.round((y + (lettering.sizePx * FONT.capHeight) / 2 - lettering.sizePx * 0.04) * 100) / 100,
    anchor: 'middle',
    ...lettering,
    ...rest,
  };
}

/** Where a name may stand around a node, best first: unit directions of the box's centre, and how it leans. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -0.72],
  [1, 0.72],
  [-1, -0.72],
  [-1, 0.72],
];

/** Candidate boxes of a name beside a circle. */
function besideCircle(x: number, y: number, radiusPx: number, widthPx: number, heightPx: number): Box[] {
  const room = radiusPx + 4;
  return SIDES.map(([sideX, sideY]) => {
    const dx = sideX === 0 ? 0 : sideX * (room * Math.sqrt(Math.max(0.2, 1 - sideY * sideY * 0.7)) + widthPx / 2);
    const dy = sideX === 0 ? sideY * (room - 1 + heightPx / 2) : sideY * (room * 0.8 + heightPx / 2);
    return boxAround(x + dx, y + dy, widthPx, heightPx);
  });
}

const centreOf = ({ minX, minY, maxX, maxY }: Box): [number, number] => [(minX + maxX) / 2, (minY + maxY) / 2];

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
    const boxes = besideCircle(x, y, nodeRadiusPx(node.count, most) + collarPx, widthOf(text, lettering), heightOf(lettering));
    const box = boxes.find((candidate) => placement.isFree(candidate));
    if (box === undefined) {
      unlabelled.push(node);
      continue;
    }
    placement.take(box);
    const halo = { color: palette.halo, widthPx: HALO_PX };
    marks.push(
      textAt(text, ...centreOf(box), lettering, { layer: 'place-labels', fill: palette.ink, halo, data: { label: node.id } }),
    );
  }
  return { marks, unlabelled };
}

/** Offsets on circles `from` to `to` steps away, the nearest first. */
const circles = (from: number, to: number): (readonly [number, number])[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((ring) =>
    ring === 0
      ? [[0, 0] as const]
      : Array.from({ length: ring * 8 }, (_, index) => {
          const angle = (index / (ring * 8)) * 2 * Math.PI;
          return [ring * Math.cos(angle) * 1.3, ring * Math.sin(angle)] as const;
        }),
  );

/** Where to try what may stand anywhere in an area: regions are long, and their middle may be full. */
const AROUND = circles(0, 9);
/** Where to try what found no room there and is led back to it by a line. */
const FARTHER = circles(2, 12);

const STEP_PX = 16;

/** A region's marks, and whether they found a place of their own. */
export interface PlacedRegion {
  readonly marks: readonly Mark[];
  readonly isFree: boolean;
  readonly isNamed: boolean;
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
  const boxes = (widthPx: number, heightPx: number): Box[] =>
    AROUND.map(([dx, dy]) => boxAround(x + dx * STEP_PX, y + dy * STEP_PX, widthPx + 4, heightPx + 4));
  const nameHeightPx = heightOf(REGION) + 3;
  // Whether a spot is free is known at once; whether it lies in the region takes its outline.
  const isRoomWithin = (candidate: Box, index: number): boolean => placement.isFree(candidate) && isInRegion(candidate, index);
  const whole = boxes(Math.max(widthOf(text, REGION), rowPx), nameHeightPx + rowsPx).find(isRoomWithin);
  const named = whole !== undefined && view.layers.includes('labels');
  // Where its name finds no room the row stands alone: the hatch says which region it means.
  const bare = boxes(rowPx, rowsPx);
  const isRoom = (candidate: Box): boolean => placement.isFree(candidate);
  const within = named ? whole : bare.find(isRoomWithin);
  const beside =
    within === undefined
      ? FARTHER.map(([dx, dy]) => boxAround(x + dx * STEP_PX, y + dy * STEP_PX, rowPx + 4, rowsPx + 4)).find(isRoom)
      : undefined;
  const box =
    within ??
    beside ??
    bare
      .filter(isInRegion)
      .reduce((best, candidate) => (placement.overlap(candidate) < placement.overlap(best) ? candidate : best));
  placement.take(box);
  const [midX, midY] = centreOf(box);
  const top = box.minY + 2 + (named ? nameHeightPx : 0);
  const halo = { color: style.palette.halo, widthPx: HALO_PX };
  const name = textAt(text, midX, box.minY + 2 + heightOf(REGION) / 2, REGION, {
    layer: 'place-labels',
    fill: style.palette.inkSoft,
    halo,
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
          { kind: 'path', layer: 'hatches', d: leadPath(x, y, box, midX, midY), stroke: style.palette.inkSoft, widthPx: 0.8 },
          { kind: 'path', layer: 'hatches', d: circlePath(x, y, 1.6), fill: style.palette.inkSoft },
        ];
  return {
    marks: [...lead, ...(named ? [name] : [rule]), ...signs],
    isFree: within !== undefined || beside !== undefined,
    isNamed: named,
  };
}

/** From a region's point to the nearest spot of its row's box. */
const leadPath = (x: number, y: number, box: Box, midX: number, midY: number): string => {
  const reach = Math.min(
    (box.maxX - box.minX) / 2 / Math.max(Math.abs(x - midX), 1e-6),
    (box.maxY - box.minY) / 2 / Math.max(Math.abs(y - midY), 1e-6),
  );
  return linePath(x, y, midX + (x - midX) * Math.min(1, reach), midY + (y - midY) * Math.min(1, reach));
};

/** Region and country names are set in capitals: Kazakh and Russian capitals are regular, so one rule serves. */
const spaced = (text: string): string => text.toLocaleUpperCase('ru');

/** Cities that hold no incident in view but tell the reader where they are: a dot and a name, only where there is room. */
export function orientingMarks(
  { labels, camera, frame }: Scene,
  project: Project,
  placement: Placement,
  palette: Palette,
): Mark[] {
  const cities = labels
    .filter((label) => label.kind === 'place' && camera.zoom >= (CITY_ZOOM[Math.min(label.rank, 4)] ?? 0))
    .sort((a, b) => a.rank - b.rank);
  return cities.flatMap((city): Mark[] => {
    const [x, y] = project(city.lngDeg, city.latDeg);
    if (x < 0 || y < 0 || x > frame.widthPx || y > frame.heightPx) return [];
    const plain = cityLettering(Math.max(2, city.rank));
    const lettering: Lettering = { ...plain, weight: 400, sizePx: Math.min(plain.sizePx, 11.5) };
    const dot = boxAround(x, y, 6, 6);
    if (!placement.isFree(dot)) return [];
    const box = besideCircle(x, y, 1.5, widthOf(city.text, lettering), heightOf(lettering)).find((candidate) =>
      placement.isFree(candidate),
    );
    if (box === undefined) return [];
    placement.take(dot);
    placement.take(box);
    const halo = { color: palette.halo, widthPx: HALO_PX };
    return [
      { kind: 'path', layer: 'map-labels', d: circlePath(x, y, 1.8), fill: palette.inkFaint, stroke: palette.halo, widthPx: 0.8 },
      textAt(city.text, ...centreOf(box), lettering, {
        layer: 'place-labels',
        fill: palette.inkFaint,
        halo,
        data: { label: city.id },
      }),
    ];
  });
}

/** Names of regions, countries and waters: the faintest on the map, and the first to give way. */
export function groundLabelMarks({ labels, camera }: Scene, project: Project, placement: Placement, palette: Palette): Mark[] {
  const styleOf = (label: SceneLabel): { lettering: Lettering; fill: string; text: string; reach: number } => {
    if (label.kind === 'water') return { lettering: WATER, fill: palette.waterInk, text: label.text, reach: 9 };
    if (label.kind === 'country') return { lettering: COUNTRY, fill: palette.mapInk, text: spaced(label.text), reach: 25 };
    return { lettering: REGION, fill: palette.mapInk, text: spaced(label.text), reach: 9 };
  };
  const order = { country: 0, water: 1, region: 2, place: 3 } as const;
  return labels
    .filter((label) => label.kind !== 'place' && (label.kind !== 'water' || label.rank <= camera.zoom - 2.5))
    .sort((a, b) => order[a.kind] - order[b.kind] || a.rank - b.rank)
    .flatMap((label): Mark[] => {
      const { lettering, fill, text, reach } = styleOf(label);
      const [x, y] = project(label.lngDeg, label.latDeg);
      const lines = label.kind === 'water' ? twoLines(text) : [text];
      const widthPx = Math.max(...lines.map((line) => widthOf(line, lettering)));
      const lineHeightPx = heightOf(lettering) + 2;
      const boxes = AROUND.slice(0, reach).map(([dx, dy]) =>
        boxAround(x + dx * STEP_PX, y + dy * STEP_PX, widthPx + 6, lineHeightPx * lines.length),
      );
      const box = boxes.find((candidate) => placement.isFree(candidate));
      if (box === undefined) return [];
      placement.take(box);
      const [midX] = centreOf(box);
      return lines.map((line, index) =>
        textAt(line, midX, box.minY + lineHeightPx * (index + 0.5), lettering, {
          layer: 'map-labels',
          fill,
          data: { label: label.id },
        }),
      );
    });
}

/** A sea's name in two lines where it has two words: it stands in the water and not across it. */
function twoLines(text: string): string[] {
  const words = text.split(' ');
  return words.length === 2 ? words : [text];
}
