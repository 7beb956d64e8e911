import type { Dataset } from '../core/dataset.ts';
import type { ClaimRecord, IncidentRecord } from '../core/incident.ts';
import type { SourceRecord } from '../core/incident.ts';
import type { Words } from '../core/languages.ts';

/** Names of the files of a published dataset, beside each other in its folder. */
export const PUBLISHED = {
  description: 'dataset.json',
  incidents: 'incidents.parquet',
  claims: 'claims.parquet',
  places: 'places.parquet',
} as const;

/** `dataset.json`: what is small and needed at once. The rows are in the Parquet files, in one order for all. */
export interface Published extends Pick<
  Dataset,
  'meta' | 'taxonomy' | 'places' | 'regions' | 'ground' | 'spots' | 'measures' | 'span' | 'gaps'
> {
  readonly format: 'qantar-published/1';
  readonly count: number;
  readonly claimCount: number;
  /** Rows before this one are wider than one region: they stand first, so that the ledger's words are one read. */
  readonly wideRows: number;
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

const LANGS = ['en', 'ru', 'kk'] as const;
const column = (name: string, lang: (typeof LANGS)[number]): string => (lang === 'en' ? name : `${name}_${lang}`);

/** Plain texts of an incident, as columns. Empty where it has none. */
const TEXTS = ['id', 'date', 'type', 'subtype', 'place', 'region', 'country', 'finding', 'status', 'file'] as const;
const WORDS = ['title', 'summary'] as const;

/** Columns of `incidents.parquet` with an incident's words, read when it is opened. */
export const WORD_COLUMNS: readonly string[] = [
  ...TEXTS,
  ...WORDS.flatMap((name) => LANGS.map((lang) => column(name, lang))),
  'actors',
  'source_ids',
  'rest',
];

/** What has no column of its own: numbers that may be absent, claims, and what nothing maps. */
type Rest = Pick<IncidentRecord, 'lngDeg' | 'latDeg' | 'precision' | 'radiusKm' | 'extra' | 'line'> & {
  readonly claims: readonly ClaimRecord[];
};

/** An incident's words as cells by column. */
export function wordCells(record: IncidentRecord): Record<string, string> {
  const { lngDeg, latDeg, precision, radiusKm, extra, line, claims } = record;
  const rest: Rest = { lngDeg, latDeg, precision, radiusKm, extra, line, claims };
  return Object.fromEntries([
    ...TEXTS.map((name) => [name, record[name]]),
    ...WORDS.flatMap((name) => LANGS.map((lang) => [column(name, lang), record[name][lang] ?? ''])),
    ['actors', record.actors.join('|')],
    ['source_ids', record.sourceIds.join('|')],
    ['rest', JSON.stringify(rest)],
  ]) as Record<string, string>;
}

const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split('|'));

/** The inverse of `wordCells`. */
export function recordOfCells(cells: Readonly<Record<string, unknown>>): IncidentRecord {
  const text = (name: string): string => {
    const value = cells[name];
    return typeof value === 'string' ? value : '';
  };
  const words = (name: string): Words => ({
    en: text(name),
    ...Object.fromEntries(
      (['ru', 'kk'] as const).flatMap((lang) => {
        const said = text(column(name, lang));
        return said === '' ? [] : [[lang, said]];
      }),
    ),
  });
  const rest = JSON.parse(text('rest')) as Rest;
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as Pick<IncidentRecord, (typeof TEXTS)[number]>),
    title: words('title'),
    summary: words('summary'),
    actors: listOf(text('actors')),
    sourceIds: listOf(text('source_ids')),
    ...rest,
  };
}
