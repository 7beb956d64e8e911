import { boundsOf, polygonHolds, type Position } from './geometry.ts';
import { groupBy } from './group.ts';
import { feature, polygonsOf, type Topology } from './topology.ts';
import { inFileOrder, type WorldPlace } from './world-places.ts';
import type { Unit } from './world-regions.ts';

type Located = Pick<WorldPlace, 'country' | 'admin' | 'lngE5' | 'latE5'>;

/** The region of its country that a place lies in. */
export type RegionFinder = (place: Located) => string | undefined;

export function regionFinder(units: ReadonlyMap<string, Unit>, drawn: Topology): RegionFinder {
  const shapes = feature(drawn, drawn.objects['regions']!).features!.map(({ id, geometry }) => ({
    id: String(id),
    country: units.get(String(id))!.region.country,
    polygons: polygonsOf(geometry).map((polygon) => ({ polygon, box: boundsOf(polygon[0]!) })),
  }));
  const byCountry = groupBy(shapes, ({ country }) => country);
  return ({ country, lngE5, latE5 }) => {
    const point: Position = [lngE5 / 1e5, latE5 / 1e5];
    const isIn = ([west, south, east, north]: readonly [number, number, number, number]): boolean =>
      point[0] >= west && point[0] <= east && point[1] >= south && point[1] <= north;
    return byCountry
      .get(country)
      ?.find(({ polygons }) => polygons.some(({ polygon, box }) => isIn(box) && polygonHolds(polygon, point)))?.id;
  };
}

/** GeoNames first-level codes to regions, by where the places of a code lie: two thirds must agree. The key is `country.code`. */
export function adminRegions(places: readonly Located[], regionOf: RegionFinder): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, own] of groupBy(places, ({ country, admin }) => `${country}.${admin}`)) {
    // Without a code, each place lies where it lies.
    if (key.endsWith('.')) continue;
    const found = own.flatMap((place) => regionOf(place) ?? []);
    const [first] = [...groupBy(found, (id) => id)].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    if (first && first[1].length * 3 >= found.length * 2) out.set(key, first[0]);
  }
  return out;
}

/** Gives places that their source gives no code the one that stands for the region they lie in. */
export function withAdmins(
  places: readonly WorldPlace[],
  regions: ReadonlyMap<string, string>,
  regionOf: RegionFinder,
): WorldPlace[] {
  const codes = new Map([...regions].map(([key, id]) => [id, key.slice(key.indexOf('.') + 1)]));
  return inFileOrder(
    places.map((place) => (place.admin === '' ? { ...place, admin: codes.get(regionOf(place) ?? '') ?? '' } : place)),
  );
}
