import type { Words } from './languages.ts';

/** How exactly the where of an incident is known, from most to least. Order is the columns' code. */
export const PRECISIONS = ['site', 'place', 'district', 'region', 'country'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** `none-reported`: somebody looked and reports that nothing happened. It is not the lack of a report. */
export const FINDINGS = ['occurred', 'none-reported'] as const;
export type Finding = (typeof FINDINGS)[number];

export const STATUSES = ['reported', 'disputed', 'revised', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** What says how an incident is known, each with its values in the order of the columns' codes. */
export const FACETS = { precision: PRECISIONS, finding: FINDINGS, status: STATUSES } as const;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES: readonly Facet[] = ['precision', 'finding', 'status'];

export const CLAIM_STATUSES = ['standing', 'superseded', 'withdrawn', 'disputed'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** One figure from one speaker. An absent bound is unknown, never 0: "more than 4,400" has `low` alone. */
export interface ClaimRecord {
  readonly id: string;
  readonly incidentId: string;
  /** `killed`, `injured`, `arrested`, `deployed`, `participants`, or a measure of the dataset's own. */
  readonly measure: string;
  /** Whom the figure counts, in the dataset's words; empty for all. */
  readonly group: string;
  readonly low?: number | undefined;
  readonly best?: number | undefined;
  readonly high?: number | undefined;
  /** The speaker; empty where the source speaks for itself. */
  readonly attributedTo: string;
  readonly sourceId: string;
  /** EDTF: when the figure was said or held. Empty if unknown. */
  readonly asOf: string;
  readonly status: ClaimStatus;
  readonly note: Words;
}

export interface SourceRecord {
  readonly id: string;
  readonly publisher: string;
  readonly kind: string;
  readonly title: string;
  /** EDTF, or empty. */
  readonly date: string;
  /** http(s) only, or empty. */
  readonly url: string;
  readonly archiveUrl: string;
  readonly language: string;
}

/** A time and place from which little could be reported: neither "nothing happened" nor "no data". */
export interface GapRecord {
  readonly id: string;
  /** EDTF. */
  readonly date: string;
  readonly place: string;
  readonly region: string;
  readonly country: string;
  readonly kind: string;
  readonly note: Words;
  readonly sourceId: string;
}

/**
 * One incident as a format hands it over, before the join. Absent means the source does not say.
 * `lngDeg` and `latDeg` are WGS 84 degrees and come together or not at all.
 */
export interface IncidentRecord {
  readonly id: string;
  /** EDTF level 0 or 1. */
  readonly date: string;
  /** Ids of the taxonomy. `subtype` may be empty: known to the type only. */
  readonly type: string;
  readonly subtype: string;
  /** A name in any language and spelling, or a gazetteer id; empty if none. */
  readonly place: string;
  /** ISO 3166-2 codes or names, several separated by `|`; empty if none. */
  readonly region: string;
  /** ISO 3166-1 (2 or 3 letters, or 3 digits) or a name; empty if none. */
  readonly country: string;
  readonly lngDeg?: number | undefined;
  readonly latDeg?: number | undefined;
  /** Absent: as exact as the join shows it to be. */
  readonly precision?: Precision | undefined;
  readonly radiusKm?: number | undefined;
  readonly finding: Finding;
  readonly status: Status;
  readonly title: Words;
  readonly summary: Words;
  readonly actors: readonly string[];
  readonly sourceIds: readonly string[];
  readonly claims: readonly ClaimRecord[];
  /** Columns that nothing maps, kept to be shown as they are. */
  readonly extra: Readonly<Record<string, string>>;
  readonly file: string;
  readonly line: number;
}
