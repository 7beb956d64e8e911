import type { Day } from './day.ts';
import type { DatedName, Place, Region } from './gazetteer.ts';
import type { IncidentRecord, SourceRecord } from './incident.ts';
import type { Words } from './languages.ts';
import type { SubtypeSlot, Taxonomy } from './taxonomy.ts';

/** Where something is drawn. One dictionary entry serves all incidents of the same where. Numbers index `Dataset`'s lists. */
export type Where =
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'district'; readonly place: number; readonly radiusKm: number }
  | {
      readonly kind: 'coordinates';
      readonly lngDeg: number;
      readonly latDeg: number;
      readonly place: number;
      readonly label: string;
    }
  /** One region, or several at once: "the western regions". */
  | { readonly kind: 'regions'; readonly regions: readonly number[] }
  /** Never a mark: it stands in the national ledger. */
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'unlocated' };

/** A `Where` with the regions it lies in, as indices into `Dataset.regions`; empty for country and unlocated. */
export interface Spot {
  readonly where: Where;
  readonly regions: readonly number[];
}

/**
 * The incidents as columns, one entry a row; every code indexes a dictionary of the dataset.
 * A million rows are 16 MB, and a filter is one pass.
 */
export interface IncidentColumns {
  readonly count: number;
  /** First and last day, inclusive; equal for an incident dated to a day. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Into `Dataset.slots`. */
  readonly slot: Uint8Array;
  /** Into `Dataset.spots`. */
  readonly spot: Int32Array;
  /** Into `PRECISIONS`, `FINDINGS`, `STATUSES`. */
  readonly precision: Uint8Array;
  readonly finding: Uint8Array;
  readonly status: Uint8Array;
}

/** The claims as a second table, sorted by incident. Unknown bounds are NaN, never 0. */
export interface ClaimColumns {
  readonly count: number;
  /** Row of the incident. */
  readonly incident: Int32Array;
  /** Into `Dataset.measures`. */
  readonly measure: Uint8Array;
  readonly low: Float64Array;
  readonly best: Float64Array;
  readonly high: Float64Array;
  /** Into `CLAIM_STATUSES`. */
  readonly status: Uint8Array;
}

export interface Gap {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly where: Where;
  readonly kind: Words;
  readonly note: Words;
  readonly sourceId: string;
}

/** A country or a water around the subject, named to orient the reader. `rank` 0 is named first. */
export interface GroundLabel {
  readonly id: string;
  readonly kind: 'country' | 'water';
  readonly lngDeg: number;
  readonly latDeg: number;
  readonly rank: number;
  readonly names: readonly DatedName[];
}

export interface DatasetMeta {
  readonly id: string;
  readonly title: Words;
  readonly description: Words;
  readonly version: string;
  readonly licence: { readonly name: string; readonly title: string; readonly path: string };
  /** ISO 3166-1 alpha-2 of the country that is lit; empty for several. */
  readonly country: string;
  /** What the map is fitted to: west, south, east, north in degrees. */
  readonly focus: readonly [number, number, number, number];
  /** SHA-256 of the files it was read from, hexadecimal. */
  readonly hash: string;
}

/** A region whose inhabitants may be counted: where they are, incidents are also given per 100 000. */
export type DrawnRegion = Region & { readonly population?: number | null };

/** Immutable. Everything seen is a function of this and a view. */
export interface Dataset {
  readonly meta: DatasetMeta;
  readonly taxonomy: Taxonomy;
  readonly slots: readonly SubtypeSlot[];
  readonly places: readonly Place[];
  readonly regions: readonly DrawnRegion[];
  readonly ground: readonly GroundLabel[];
  readonly spots: readonly Spot[];
  readonly incidents: IncidentColumns;
  readonly claims: ClaimColumns;
  readonly measures: readonly string[];
  /** First and last day of any incident. */
  readonly span: { readonly from: Day; readonly to: Day };
  readonly gaps: readonly Gap[];
  readonly sources: ReadonlyMap<string, SourceRecord>;
  /** Translations of short texts that stand in claims and incidents: speakers, groups, kinds; keyed by the English. */
  readonly terms: ReadonlyMap<string, Words>;
  /** The words of one row: text lives outside the columns and is read when opened. */
  readonly record: (row: number) => IncidentRecord;
  /** Row of an incident's id, or undefined. */
  readonly rowOf: (id: string) => number | undefined;
}

/** A short text in the view's language where the dataset translates it, else as it stands. */
export const termOf = (dataset: Dataset, text: string): Words => dataset.terms.get(text) ?? { en: text };
