import { num } from './path.ts';

/** A field of values at the corners of a grid of squares, row by row. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/**
 * The edges that each square contributes to the outline of what is at or above a level, by which of its corners are: bit 1
 * top left, 2 top right, 4 bottom right, 8 bottom left. Sides: 0 top, 1 right, 2 bottom, 3 left. What is above lies to the
 * right of an edge. Of two corners that face each other across a square, each is cut off by itself.
 */
const EDGES: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

/**
 * Outlines of where a field is at or above a level, closed, as one path; between two corners the crossing is where a straight
 * line would have it. The field's rim must be below the level, so that every outline closes.
 * @param cellPx side of a square, with the field's first corner at `leftPx`, `topPx`
 */
export function contourPath(
  { columns, rows, values }: Field,
  level: number,
  cellPx: number,
  leftPx: number,
  topPx: number,
): string {
  const at = (column: number, row: number): number => values[row * columns + column] as number;
  const between = (a: number, b: number): number => (level - a) / (b - a);
  /** A crossing by the side it lies on: that of the square below or right of it. */
  const nextOf = new Map<number, number>();
  const sideOf = (column: number, row: number, side: number): number => {
    if (side === 0) return (row * columns + column) * 2;
    if (side === 2) return ((row + 1) * columns + column) * 2;
    return (row * columns + column + (side === 1 ? 1 : 0)) * 2 + 1;
  };
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const corners =
        (at(column, row) >= level ? 1 : 0) |
        (at(column + 1, row) >= level ? 2 : 0) |
        (at(column + 1, row + 1) >= level ? 4 : 0) |
        (at(column, row + 1) >= level ? 8 : 0);
      for (const [from, to] of EDGES[corners] ?? []) nextOf.set(sideOf(column, row, from), sideOf(column, row, to));
    }
  }
  const pointOf = (side: number): string => {
    const corner = side >> 1;
    const [column, row] = [corner % columns, Math.floor(corner / columns)];
    const here = at(column, row);
    const [x, y] =
      side % 2 === 0 ? [column + between(here, at(column + 1, row)), row] : [column, row + between(here, at(column, row + 1))];
    return `${num(leftPx + x * cellPx)} ${num(topPx + y * cellPx)}`;
  };
  let d = '';
  for (const start of nextOf.keys()) {
    let side: number | undefined = nextOf.get(start);
    if (side === undefined) continue;
    d += `M${pointOf(start)}`;
    nextOf.delete(start);
    while (side !== undefined && side !== start) {
      d += `L${pointOf(side)}`;
      const next: number | undefined = nextOf.get(side);
      nextOf.delete(side);
      side = next;
    }
    d += 'Z';
  }
  return d;
}
