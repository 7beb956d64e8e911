import { distanceKm } from '../core/geodesy.ts';
import type { Dataset, DrawnRegion } from '../core/dataset.ts';

/** West, south, east, north in degrees. */
export type DegreeBox = readonly [number, number, number, number];

/** Degrees around a point that are about `km` kilometres to each side. */
export function boxAround(lngDeg: number, latDeg: number, km: number): DegreeBox {
  const lat = km / 110.6;
  const lng = km / (111.3 * Math.max(0.1, Math.cos((latDeg * Math.PI) / 180)));
  return [lngDeg - lng, latDeg - lat, lngDeg + lng, latDeg + lat];
}

export function boundsOf(geometry: DrawnRegion['geometry']): DegreeBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const [lng = 0, lat = 0] of polygons.flat(2)) {
    [west, south, east, north] = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
  }
  return [west, south, east, north];
}

/** Gazetteer rank up to which a reader may know a place. */
const KNOWN_RANK = 2;
const [LEAST_KM, MOST_KM] = [90, 180];

/** Around a point as far as its second nearest neighbour that a reader may know: enough to tell where it is. */
export function neighbourhood({ places }: Dataset, lngDeg: number, latDeg: number): DegreeBox {
  const away = places
    .filter(({ rank }) => rank <= KNOWN_RANK)
    .map((place) => distanceKm(lngDeg, latDeg, place.lngDeg, place.latDeg))
    .filter((km) => km > 5)
    .sort((a, b) => a - b);
  return boxAround(lngDeg, latDeg, Math.max(LEAST_KM, Math.min(MOST_KM, (away[1] ?? away[0] ?? MOST_KM) * 1.1)));
}
