import type { ClaimRecord, IncidentRecord } from '../core/incident.ts';
import type { Words } from '../core/languages.ts';

const LANGS = ['en', 'ru', 'kk'] as const;
const column = (name: string, lang: (typeof LANGS)[number]): string => (lang === 'en' ? name : `${name}_${lang}`);

/** Plain texts of an incident, as columns. Empty where it has none. */
const TEXTS = ['id', 'date', 'type', 'subtype', 'place', 'region', 'country', 'finding', 'status', 'file'] as const;
const WORDS = ['title', 'summary'] as const;

/** What has no column of its own: numbers that may be absent, claims, and what nothing maps. */
type Rest = Pick<IncidentRecord, 'lngDeg' | 'latDeg' | 'precision' | 'radiusKm' | 'extra' | 'line'> & {
  readonly claims: readonly ClaimRecord[];
};

const restOf = ({ lngDeg, latDeg, precision, radiusKm, extra, line, claims }: IncidentRecord): Rest => ({
  ...{ lngDeg, latDeg, precision, radiusKm, extra, line, claims },
});

/** Columns of `incidents.parquet` with an incident's words, read when it is opened, and how a record fills them. */
export const WORD_COLUMNS: ReadonlyMap<string, (record: IncidentRecord) => string> = new Map([
  ...TEXTS.map((name) => [name, (record: IncidentRecord): string => record[name]] as const),
  ...WORDS.flatMap((name) =>
    LANGS.map((lang) => [column(name, lang), (record: IncidentRecord): string => record[name][lang] ?? ''] as const),
  ),
  ['actors', ({ actors }) => actors.join('|')],
  ['source_ids', ({ sourceIds }) => sourceIds.join('|')],
  ['rest', (record) => JSON.stringify(restOf(record))],
]);

const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split('|'));

/** The record that filled these cells. */
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
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as Pick<IncidentRecord, (typeof TEXTS)[number]>),
    title: words('title'),
    summary: words('summary'),
    actors: listOf(text('actors')),
    sourceIds: listOf(text('source_ids')),
    ...(JSON.parse(text('rest')) as Rest),
  };
}
