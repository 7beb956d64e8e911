import type { Gazetteer } from './gazetteer-index.ts';
import type { IncidentRecord } from './incident.ts';
import type { Place, Region } from './gazetteer.ts';

/** The names that a row says where it happened with. */
export type NamedWhere = Pick<IncidentRecord, 'place' | 'region' | 'country'>;

/** A person's decision for names that the join can't decide. An empty place, region or country: any. */
export interface Decision extends NamedWhere {
  /** A place's or region's id, a country's code, a point as `geo:LATITUDE,LONGITUDE` (RFC 5870), or `none`. */
  readonly id: string;
}

/** The `id` by which rows are left out. */
export const LEFT_OUT = 'none';

/** What an `id` stands for. Undefined for what this gazetteer does not have. */
export type Meaning =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'point'; readonly lngDeg: number; readonly latDeg: number }
  | { readonly kind: 'left-out' };

export const isPointId = (id: string): boolean => pointOfId(id) !== undefined;

const POINT = /^geo:(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/;

/** The `id` of a point. RFC 5870 has the latitude first. */
export const pointId = (lngDeg: number, latDeg: number): string => `geo:${String(latDeg)},${String(lngDeg)}`;

function pointOfId(id: string): { readonly lngDeg: number; readonly latDeg: number } | undefined {
  const [, latText, lngText] = POINT.exec(id) ?? [];
  const [latDeg, lngDeg] = [Number(latText), Number(lngText)];
  return Math.abs(latDeg) <= 90 && Math.abs(lngDeg) <= 180 ? { lngDeg, latDeg } : undefined;
}

export function meaningOf(id: string, gazetteer: Gazetteer): Meaning | undefined {
  if (id === LEFT_OUT) return { kind: 'left-out' };
  const point = pointOfId(id);
  if (point !== undefined) return { kind: 'point', ...point };
  const place = gazetteer.placeById(id);
  if (place !== undefined) return { kind: 'place', place };
  const region = gazetteer.regionById(id);
  if (region !== undefined) return { kind: 'region', region };
  const country = /^[A-Z]{2}$/.test(id) ? gazetteer.countryOf(id) : undefined;
  return country === undefined ? undefined : { kind: 'country', country };
}

/** How ids of places begin of which the world's gazetteer may have more. */
const WORLD_ID = /^(?:geonames|cities|qantar):/;

/** The country (alpha-2) that a gazetteer must have first for an `id` to mean something in it; `''` is all of them. */
export function countryLacking(id: string, gazetteer: Gazetteer): string | undefined {
  const meaning = meaningOf(id, gazetteer);
  if (meaning === undefined) return WORLD_ID.test(id) ? '' : /^[A-Z]{2}(?=-)/.exec(id)?.[0];
  return meaning.kind === 'point' && gazetteer.regionAt(meaning.lngDeg, meaning.latDeg) === undefined ? '' : undefined;
}

const keyOf = ({ place, region, country }: NamedWhere): string =>
  [place, region, country].map((text) => text.trim().toLowerCase()).join('\u0000');

/** Finds the decision that a row falls under, the one for its region and country before the one for its name alone. */
export function decisionFinder<T extends Decision>(decisions: readonly T[]): (where: NamedWhere) => T | undefined {
  const byKey = new Map(decisions.map((decision) => [keyOf(decision), decision]));
  if (byKey.size === 0) return () => undefined;
  return ({ place, region, country }) => {
    const keys = [{ place, region, country }, { place, region: '', country }, { place, region, country: '' }, { place, region: '', country: '' }]; // prettier-ignore
    return keys.map((key) => byKey.get(keyOf(key))).find((decision) => decision !== undefined);
  };
}
