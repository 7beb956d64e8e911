import { boxAround, type Box } from './placement.ts';

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
export function besideCircle(x: number, y: number, radiusPx: number, widthPx: number, heightPx: number): Box[] {
  const room = radiusPx + 4;
  return SIDES.map(([sideX, sideY]) => {
    const dx = sideX === 0 ? 0 : sideX * (room * Math.sqrt(Math.max(0.2, 1 - sideY * sideY * 0.7)) + widthPx / 2);
    const dy = sideX === 0 ? sideY * (room - 1 + heightPx / 2) : sideY * (room * 0.8 + heightPx / 2);
    return boxAround(x + dx, y + dy, widthPx, heightPx);
  });
}

/** How far a name over or under a circle may stand to one side, in parts of its width. */
const SHIFTS = [-0.15, 0.15, -0.3, 0.3, -0.45, 0.45];

/** More boxes over and under a circle than `besideCircle` has, for a name that must stand. */
export function alongCircle(x: number, y: number, radiusPx: number, widthPx: number, heightPx: number): Box[] {
  const away = radiusPx + 3 + heightPx / 2;
  return SHIFTS.flatMap((shift) => [away, -away].map((dy) => boxAround(x + shift * widthPx, y + dy, widthPx, heightPx)));
}

export const centreOf = ({ minX, minY, maxX, maxY }: Box): [number, number] => [(minX + maxX) / 2, (minY + maxY) / 2];

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
export const AROUND = circles(0, 9);
/** Where to try what found no room there and is led back to it by a line. */
export const FARTHER = circles(2, 12);

/** The nearest of those: a name farther off would be read as another's. */
export const NEAR = circles(2, 6);

/** Between two of them. */
export const STEP_PX = 16;

/** The first box around the spots of `offsets` that is accepted; the rest are never made. */
export function firstBox(
  [x, y]: readonly [number, number],
  offsets: readonly (readonly [number, number])[],
  [widthPx, heightPx]: readonly [number, number],
  accepts: (box: Box, index: number) => boolean,
): Box | undefined {
  for (let index = 0; index < offsets.length; index++) {
    const [dx, dy] = offsets[index] as readonly [number, number];
    const box = boxAround(x + dx * STEP_PX, y + dy * STEP_PX, widthPx, heightPx);
    if (accepts(box, index)) return box;
  }
  return undefined;
}

/** From a point to the nearest spot of the box that is led back to it: the line's two ends. */
export const leadLine = (x: number, y: number, box: Box): [number, number, number, number] => {
  const [midX, midY] = centreOf(box);
  const reach = Math.min(
    (box.maxX - box.minX) / 2 / Math.max(Math.abs(x - midX), 1e-6),
    (box.maxY - box.minY) / 2 / Math.max(Math.abs(y - midY), 1e-6),
  );
  return [x, y, midX + (x - midX) * Math.min(1, reach), midY + (y - midY) * Math.min(1, reach)];
};
