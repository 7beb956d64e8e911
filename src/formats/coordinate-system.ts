import { said } from '../core/said.ts';
import { fieldsOf, NO_FIELDS } from './fields.ts';
import { Refusal } from './refusal.ts';

/** WGS 84 in degrees, longitude first or said by its number: `urn:ogc:def:crs:OGC:1.3:CRS84`, `EPSG:4326`, `WGS 84`. */
const DEGREES = /CRS:?84$|(?:^|[:/])EPSG[:/]+(?:[\d.]*[:/])?4326\/?$|^(?:WGS ?(?:19)?84(?: \(CRS84\))?|4326)$/i;

/** @throws Refusal for coordinates in another system than WGS 84 degrees */
export function refuseSystem(name: string): void {
  if (DEGREES.test(name.trim())) return;
  throw new Refusal(
    'coordinate-system',
    said('is in the coordinate system {name}', { name: name.slice(0, 200) }),
    'convert it to WGS 84 (EPSG:4326)',
  );
}

/** The `crs` of GeoJSON before RFC 7946, which what writes another system still has. @throws Refusal */
export function refuseCrs(crs: unknown): void {
  if (crs === undefined || crs === null) return;
  const properties = fieldsOf(fieldsOf(crs)?.get('properties')) ?? NO_FIELDS;
  const name = ['name', 'code', 'href'].map((key) => properties.get(key)).find((each) => each !== undefined);
  refuseSystem(typeof name === 'string' || typeof name === 'number' ? String(name) : JSON.stringify(crs));
}
