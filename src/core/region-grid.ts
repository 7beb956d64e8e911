import type { Region } from './gazetteer.ts';

/** Cells of one degree: a point is tested exactly, and only against the outlines whose bounds meet its cell. */
const COLUMNS = 360;
const ROWS = 180;

/** `[minLng, minLat, maxLng, maxLat]` in degrees. */
type Bounds = [number, number, number, number];

/** Finds the region that a point lies in; the first in the list where outlines overlap, undefined outside all. */
export type RegionAt = (lngDeg: number, latDeg: number) => Region | undefined;

interface Outline {
  readonly region: Region;
  readonly rings: readonly (readonly (readonly number[])[])[];
  readonly bounds: Bounds;
  /** Made when a point first needs them. */
  bands: readonly number[][] | undefined;
}

/** Indexes outlines once, so that a million points cost milliseconds and not half a minute. Cells are filled when first asked. */
export function regionGrid(regions: readonly Region[]): RegionAt {
  const outlines = regions.map(outlineOf);
  const cells = new Map<number, Outline[]>();
  const cellOutlines = (column: number, row: number): Outline[] => {
    const key = row * COLUMNS + column;
    let found = cells.get(key);
    if (found === undefined) {
      const [west, south] = [column - COLUMNS / 2, row - ROWS / 2];
      found = outlines.filter(
        ({ bounds }) => bounds[0] <= west + 1 && bounds[2] >= west && bounds[1] <= south + 1 && bounds[3] >= south,
      );
      cells.set(key, found);
    }
    return found;
  };
  return (lngDeg, latDeg) => {
    const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor(lngDeg) + COLUMNS / 2));
    const row = Math.min(ROWS - 1, Math.max(0, Math.floor(latDeg) + ROWS / 2));
    return cellOutlines(column, row).find((outline) => isInside(outline, lngDeg, latDeg))?.region;
  };
}

function outlineOf(region: Region): Outline {
  const { geometry } = region;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const bounds: Bounds = [180, 90, -180, -90];
  for (const ring of rings)
    for (const [lngDeg = 0, latDeg = 0] of ring) {
      bounds[0] = Math.min(bounds[0], lngDeg);
      bounds[1] = Math.min(bounds[1], latDeg);
      bounds[2] = Math.max(bounds[2], lngDeg);
      bounds[3] = Math.max(bounds[3], latDeg);
    }
  return { region, rings, bounds, bands: undefined };
}

/** An outline's edges by the tenths of a degree of latitude that they cross: a point needs those of its own band alone. */
function bandsOf(outline: Outline): readonly number[][] {
  const south = outline.bounds[1];
  const bands: number[][] = [];
  const add = (band: number, ...edge: readonly number[]): void => {
    (bands[band] ??= []).push(...edge);
  };
  for (const ring of outline.rings) {
    let previous = ring[ring.length - 1];
    for (const vertex of ring) {
      const [x1 = 0, y1 = 0] = previous ?? [];
      const [x2 = 0, y2 = 0] = vertex;
      const last = bandOf(Math.max(y1, y2), south);
      if (y1 !== y2) for (let band = bandOf(Math.min(y1, y2), south); band <= last; band++) add(band, x1, y1, x2, y2);
      previous = vertex;
    }
  }
  return bands;
}

const BANDS_A_DEGREE = 10;
const bandOf = (latDeg: number, south: number): number => Math.floor((latDeg - south) * BANDS_A_DEGREE);

/** Even–odd over all rings: holes and islands need no telling apart. */
function isInside(outline: Outline, lngDeg: number, latDeg: number): boolean {
  const { bounds } = outline;
  if (lngDeg < bounds[0] || lngDeg > bounds[2] || latDeg < bounds[1] || latDeg > bounds[3]) return false;
  outline.bands ??= bandsOf(outline);
  const edges = outline.bands[bandOf(latDeg, bounds[1])] ?? [];
  let inside = false;
  for (let at = 0; at < edges.length; at += 4) {
    const [y1, y2] = [edges[at + 1] ?? 0, edges[at + 3] ?? 0];
    if (y1 > latDeg === y2 > latDeg) continue;
    const [x1, x2] = [edges[at] ?? 0, edges[at + 2] ?? 0];
    if (lngDeg < ((x2 - x1) * (latDeg - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
