import type { City, NamedCity } from './sources.ts';
import { groupBy } from './group.ts';
import { otherNames } from './other-names.ts';
import { BY_POSITION, PLACES_MAGIC, type PlacesHeader } from '../world/places.ts';

/** GeoNames records that are left out: doubles of another place, and a part of one, with the reasons in SOURCES.md. */
export const LEFT_OUT: ReadonlySet<number> = new Set([
  ...[608362, 1537264, 250624, 7649203],
  ...[BY_POSITION + 444_226_446, BY_POSITION + 476_485_266],
]);

export interface WorldPlace {
  readonly id: number;
  readonly name: string;
  /** Other spellings and names in other languages. */
  readonly others: readonly string[];
  readonly country: string;
  readonly admin: string;
  readonly feature: string;
  readonly population: number;
  readonly lngE5: number;
  readonly latE5: number;
}

/** Places that `cities` lacks count from here: towns, and seats of first- and second-level units whatever their size. */
const LEAST_POPULATION = 1000;
const SEAT = /^PPL(?:C|A2?)$/u;

/** A country of which GeoNames has fewer places gives them with all their other names, and the newest of them too. */
const FEW_PLACES = 1000;

/** The countries with few places in these tables. */
export function sparseCountries(places: readonly { readonly country: string }[]): Set<string> {
  const byCountry = groupBy(places, ({ country }) => country);
  // Kazakhstan's names are curated, by language and by day.
  return new Set([...byCountry].flatMap(([code, own]) => (own.length < FEW_PLACES && code !== 'KZ' ? [code] : [])));
}

/**
 * All places in the file's order. Those of `cities` stand as they are; `named` adds names to them, and places that are newer.
 * `moved` corrects positions by GeoNames id.
 */
export function worldPlaces(
  cities: readonly City[],
  named: readonly NamedCity[],
  moved: ReadonlyMap<number, readonly [number, number]>,
): WorldPlace[] {
  const namedById = new Map(named.map((city) => [city.cityId, city]));
  const known = new Set(cities.map(({ cityId }) => cityId));
  const newer = named.filter(
    ({ cityId, population, featureCode }) => !known.has(cityId) && (population >= LEAST_POPULATION || SEAT.test(featureCode)),
  );
  const kept = [...cities, ...newer].filter(({ cityId }) => !LEFT_OUT.has(cityId));
  const sparse = sparseCountries(kept);
  return inFileOrder(
    kept.map((city): WorldPlace => {
      const [lng, lat] = moved.get(city.cityId) ?? city.loc.coordinates;
      const name = city.name.normalize('NFC').replaceAll('\n', ' ');
      const { name: newName = name, alternates = [] } = namedById.get(city.cityId) ?? {};
      return {
        id: city.cityId,
        name,
        others: otherNames(
          name,
          [newName, ...alternates],
          { country: city.country, population: city.population, feature: city.featureCode },
          sparse.has(city.country) ? 0 : undefined,
        ),
        country: city.country,
        admin: city.adminCode,
        feature: city.featureCode,
        population: city.population,
        lngE5: Math.round(lng * 1e5),
        latE5: Math.round(lat * 1e5),
      };
    }),
  );
}

export function inFileOrder(places: WorldPlace[]): WorldPlace[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return places.sort((a, b) => compare(a.country, b.country) || compare(a.admin, b.admin) || a.id - b.id);
}

function varint(value: number, out: number[]): void {
  let rest = value >>> 0;
  while (rest > 127) {
    out.push((rest & 127) | 128);
    rest >>>= 7;
  }
  out.push(rest);
}

function differences(values: readonly number[]): Uint8Array {
  const out: number[] = [];
  let last = 0;
  for (const value of values) {
    const step = value - last;
    varint((step << 1) ^ (step >> 31), out);
    last = value;
  }
  return Uint8Array.from(out);
}

export function encodePlaces(
  places: readonly WorldPlace[],
  regionOf: (country: string, admin: string) => string | null,
): Uint8Array {
  const features = [...new Set(places.map(({ feature }) => feature))].sort();
  const populations: number[] = [];
  for (const { population } of places) varint(population, populations);
  const utf8 = new TextEncoder();
  const columns: [PlacesHeader['columns'][number][0], Uint8Array][] = [
    ['id', differences(places.map(({ id }) => id))],
    ['lng', differences(places.map(({ lngE5 }) => lngE5))],
    ['lat', differences(places.map(({ latE5 }) => latE5))],
    ['population', Uint8Array.from(populations)],
    ['feature', Uint8Array.from(places.map(({ feature }) => features.indexOf(feature)))],
    ['name', utf8.encode(places.map(({ name }) => name).join('\n'))],
    ['others', utf8.encode(places.map(({ others }) => others.join('\t')).join('\n'))],
  ];
  const header: PlacesHeader = {
    rows: places.length,
    features,
    countries: [...groupBy(places, ({ country }) => country)].map(([country, own]) => [
      country,
      [...groupBy(own, ({ admin }) => admin)].map(([admin, rows]) => [admin, rows.length, regionOf(country, admin)]),
    ]),
    columns: columns.map(([name, bytes]) => [name, bytes.length]),
  };
  const head = utf8.encode(JSON.stringify(header));
  const out = new Uint8Array(8 + head.length + columns.reduce((sum, [, bytes]) => sum + bytes.length, 0));
  out.set(utf8.encode(PLACES_MAGIC));
  new DataView(out.buffer).setUint32(4, head.length, true);
  out.set(head, 8);
  let at = 8 + head.length;
  for (const [, bytes] of columns) {
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}
