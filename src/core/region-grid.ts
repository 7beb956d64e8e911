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
  for (const [lngDeg = 0, latDeg = 0] of rings.flat()) {
    bounds[0] = Math.min(bounds[0], lngDeg);
    bounds[1] = Math.min(bounds[1], latDeg);
    bounds[2] = Math.max(bounds[2], lngDeg);
    bounds[3] = Math.max(bounds[3], latDeg);
  }
  return { region, rings, bounds };
}

/** Even–odd over all rings: holes and islands need no telling apart. */
function isInside({ rings, bounds }: Outline, lngDeg: number, latDeg: number): boolean {
  if (lngDeg < bounds[0] || lngDeg > bounds[2] || latDeg < bounds[1] || latDeg > bounds[3]) return false;
  let inside = false;
  for (const ring of rings) {
    let previous = ring[ring.length - 1];
    for (const vertex of ring) {
      const [x1 = 0, y1 = 0] = previous ?? [];
      const [x2 = 0, y2 = 0] = vertex;
      if (y1 > latDeg !== y2 > latDeg && lngDeg < ((x2 - x1) * (latDeg - y1)) / (y2 - y1) + x1) inside = !inside;
      previous = vertex;
    }
  }
  return inside;
}
