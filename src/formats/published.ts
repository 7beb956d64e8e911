import type { Dataset } from '../core/dataset.ts';
import type { SourceRecord } from '../core/incident.ts';
import type { Words } from '../core/languages.ts';
import type { PackedRegions } from './published-regions.ts';

/** Names of the files of a published dataset, beside each other in its folder. */
export const PUBLISHED = {
  description: 'dataset.json',
  incidents: 'incidents.parquet',
  claims: 'claims.parquet',
  places: 'places.parquet',
  ids: 'ids.parquet',
  search: 'search.parquet',
} as const;

export const PUBLISHED_FORMAT = 'qantar-published/2';

/** `dataset.json`: what is small and needed at once. The rows are in the Parquet files, in one order for all. */
export interface Published extends Pick<Dataset, 'meta' | 'taxonomy' | 'ground' | 'measures' | 'span' | 'gaps'> {
  readonly format: typeof PUBLISHED_FORMAT;
  readonly count: number;
  readonly claimCount: number;
  /** Rows before this one are wider than one region: they stand first, so that the ledger's words are one read. */
  readonly wideRows: number;
  readonly regions: PackedRegions;
  readonly sources: readonly SourceRecord[];
  readonly terms: readonly (readonly [string, Words])[];
  /** Bytes of each Parquet file: a reader of ranges has to know them, and not every host says. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** Columns of `incidents.parquet` that a map is drawn with, first in each row group, so that they are one range. */
export const DRAWN_COLUMNS = {
  first_day: 'from',
  last_day: 'to',
  slot: 'slot',
  spot: 'spot',
  precision_code: 'precision',
  finding_code: 'finding',
  status_code: 'status',
} as const satisfies Record<string, Exclude<keyof Dataset['incidents'], 'count'>>;

export const CLAIM_COLUMNS = {
  incident: 'incident',
  measure: 'measure',
  low: 'low',
  best: 'best',
  high: 'high',
  status: 'status',
} as const satisfies Record<string, Exclude<keyof Dataset['claims'], 'count'>>;
