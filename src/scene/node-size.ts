/** Up to this many incidents a node shows each; above, a ring divided by type. */
export const ROSETTE_MOST = 12;

/** Circumradius of one incident's glyph, and the distance between glyphs of a rosette. */
export const GLYPH_RADIUS_PX = 4.7;
export const GLYPH_PITCH_PX = 10.8;

/** Outer radius of a ring of `ROSETTE_MOST + 1`: as wide as the fullest rosette, so that nothing shrinks by growing. */
const LEAST_RING_PX = 20;
const GREATEST_RING_PX = 64;

/**
 * How many glyphs stand in each row of a rosette, by count: rows are half a pitch apart sideways, so glyphs nest as closely
 * as circles can, and every rosette is about as wide as high.
 */
const ROWS: readonly (readonly number[])[] = [
  [],
  [1],
  [2],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
  [2, 3, 2],
  [3, 2, 3],
  [3, 3, 3],
  [3, 4, 3],
  [4, 3, 4],
  [4, 4, 4],
];

function packing(rows: readonly number[]): (readonly [number, number])[] {
  const rowHeight = Math.sqrt(3) / 2;
  return rows.flatMap((inRow, row) => {
    // Rows of one length would stand square: they lean a quarter to either side instead.
    const isLeaning = rows.length > 1 && rows.every((length) => length === rows[0]);
    const lean = isLeaning ? (row % 2 === 0 ? -0.25 : 0.25) : 0;
    return Array.from(
      { length: inRow },
      (_, index) => [index - (inRow - 1) / 2 + lean, (row - (rows.length - 1) / 2) * rowHeight] as const,
    );
  });
}

const PACKINGS = ROWS.map(packing);

/** Offsets in pixels of `count` glyphs from their node, in reading order. `count` is at most `ROSETTE_MOST`. */
export function rosetteOffsets(count: number): readonly (readonly [number, number])[] {
  const packing = PACKINGS[count];
  if (packing === undefined) throw new Error(`a rosette holds at most ${String(ROSETTE_MOST)}, not ${String(count)}`);
  return packing.map(([x, y]) => [x * GLYPH_PITCH_PX, y * GLYPH_PITCH_PX]);
}

/**
 * Outer radius of a ring: its area grows in proportion to the count. In a dataset whose greatest possible ring would pass
 * `GREATEST_RING_PX` the whole scale is smaller, and no ring is below the least.
 * @param most incidents that all nodes together could hold: the dataset's located incidents
 */
export function ringRadiusPx(count: number, most: number): number {
  const perRoot = Math.min(LEAST_RING_PX / Math.sqrt(ROSETTE_MOST + 1), GREATEST_RING_PX / Math.sqrt(Math.max(1, most)));
  return Math.max(count > ROSETTE_MOST ? LEAST_RING_PX - 5 : 0, perRoot * Math.sqrt(count));
}

/** Radius of the circle that a node with this many incidents fills. */
export function nodeRadiusPx(count: number, most: number): number {
  if (count > ROSETTE_MOST) return ringRadiusPx(count, most);
  const reach = Math.max(0, ...rosetteOffsets(count).map(([x, y]) => Math.hypot(x, y)));
  return reach + GLYPH_RADIUS_PX;
}
