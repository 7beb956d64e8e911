import type { Place, Region } from './gazetteer.ts';
import type { Precision } from './incident.ts';

/** By what a place was found. `id` to `spelling` are of a place; the others need no name. */
export type How = 'id' | 'name' | 'alias' | 'former-name' | 'transliteration' | 'spelling' | 'coordinates' | 'region' | 'country';

/** Said of a row that is joined all the same, or of why it is not. The words are in `join-words.ts`. */
export type JoinWarning =
  | 'country-unknown'
  | 'region-unknown'
  | 'region-ambiguous'
  | 'region-part'
  | 'place-unknown'
  | 'place-too-long'
  | 'place-ambiguous-point'
  | 'place-outside-region'
  | 'place-part'
  | 'place-near'
  | 'place-respelt'
  | 'place-far'
  | 'place-elsewhere'
  | 'point-outside-country'
  | 'point-outside-region'
  | 'point-at-centroid';

/** The where of a row. Texts are empty where the row has none; `isoDay` is any day of its date. */
export interface Query {
  /** A name in any language and spelling, or a gazetteer id. */
  readonly place: string;
  /** ISO 3166-2 codes or names, several separated by `|`. */
  readonly region: string;
  /** ISO 3166-1 or a name. */
  readonly country: string;
  readonly lngDeg?: number | undefined;
  readonly latDeg?: number | undefined;
  readonly isoDay?: string | undefined;
  /** What the row says of itself. A name is then looked for at that level first, and no point is taken for more exact. */
  readonly precision?: Precision | undefined;
}

export interface Joined {
  readonly kind: 'joined';
  readonly how: How;
  /** The place named. Absent for a bare point, a region or a country. */
  readonly place?: Place;
  /** The region or regions that it lies in or that are meant. Empty if unknown. */
  readonly regions: readonly Region[];
  /** ISO 3166-1 alpha-2; empty if unknown. */
  readonly country: string;
  readonly precision: Precision;
  /** Where to draw: the row's own point if it agrees with the names, else the place's. Absent for regions and countries. */
  readonly lngLat?: readonly [lngDeg: number, latDeg: number];
  /** From the row's point to the place named, where both are known. */
  readonly distanceKm?: number;
  readonly warnings: readonly JoinWarning[];
}

export interface Ambiguous {
  readonly kind: 'ambiguous';
  /** Equal in what the row says of them; the larger first. */
  readonly candidates: readonly Place[];
  /** Ids of regions and alpha-2 codes of countries that bear the name as well. */
  readonly areas?: readonly string[];
  readonly warnings: readonly JoinWarning[];
}

export interface Unmatched {
  readonly kind: 'unmatched';
  /** The nearest in spelling, or those that another column rules out. May be empty. */
  readonly candidates: readonly Place[];
  readonly warnings: readonly JoinWarning[];
}

/** The row names no place, region or country and has no point. */
export interface Unlocated {
  readonly kind: 'unlocated';
}

export type Resolution = Joined | Ambiguous | Unmatched | Unlocated;
