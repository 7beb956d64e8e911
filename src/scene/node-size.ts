/** Up to this many incidents a node shows each; above, a ring divided by type. */
export const ROSETTE_MOST = 12;

/** Circumradius of one incident's glyph, and the distance between glyphs of a rosette. */
export const GLYPH_RADIUS_PX = 5;
export const GLYPH_PITCH_PX = 11.5;

/** Outer radius of a ring of `ROSETTE_MOST + 1`: as wide as the fullest rosette, so that nothing shrinks by growing. */
const LEAST_RING_PX = 21;
const GREATEST_RING_PX = 64;

/** Centres of up to `ROSETTE_MOST` glyphs around a node, in pitches, the nearest first: a hexagonal lattice about its balance point. */
const PACKINGS: readonly (readonly (readonly [number, number])[])[] = Array.from({ length: ROSETTE_MOST + 1 }, (_, count) =>
  pack(count),
);

function pack(count: number): [number, number][] {
  if (count === 0) return [];
  const height = Math.sqrt(3) / 2;
  // A lattice seen from three kinds of centre: on a point, between two, between three. The tightest is the rosette.
  const centres: [number, number][] = [
    [0, 0],
    [0.5, 0],
    [0.5, height / 3],
  ];
  const tightest = centres
    .map(([cx, cy]) => {
      const points: [number, number][] = [];
      for (let row = -3; row <= 3; row++) {
        for (let col = -4; col <= 4; col++) points.push([col + (Math.abs(row) % 2) / 2 - cx, row * height - cy]);
      }
      points.sort((a, b) => Math.hypot(...a) - Math.hypot(...b) || a[1] - b[1] || a[0] - b[0]);
      return points.slice(0, count);
    })
    .map((points) => ({ points: centred(points), reach: Math.max(...centred(points).map(([x, y]) => Math.hypot(x, y))) }))
    .reduce((best, next) => (next.reach < best.reach - 1e-9 ? next : best));
  return tightest.points.sort((a, b) => Math.round(a[1] * 100) - Math.round(b[1] * 100) || a[0] - b[0]);
}

function centred(points: readonly (readonly [number, number])[]): [number, number][] {
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return points.map((point) => [point[0] - x, point[1] - y]);
}

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
