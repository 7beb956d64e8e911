import type { Dataset } from '../core/dataset.ts';
import { dateInWords } from '../core/date-words.ts';
import type { IncidentRecord } from '../core/incident.ts';
import { inLanguage, type Language } from '../core/languages.ts';
import { claimFigures, figuresOf } from './figures.ts';
import type { LedgerEntry } from './scene.ts';

/** What a reader looks for first: deaths, then injuries, arrests, crowds, troops, and then what has no figure, by date. */
const MEASURES = ['killed', 'injured', 'arrested', 'participants', 'deployed'];

/** Claims of one measure and group as a range over their speakers, or each by itself with its source. */
export type LedgerDetail = 'ranges' | 'each claim';

/** Incidents as entries in the order a reader wants them. */
export function ledgerOf(
  dataset: Dataset,
  rows: readonly number[],
  lang: Language,
  detail: LedgerDetail = 'ranges',
): LedgerEntry[] {
  return rows
    .map((row) => (detail === 'ranges' ? entryOf(dataset, row, lang) : makeEntry(dataset, row, lang, claimFigures)))
    .map((entry, index) => ({ entry, index, weight: weightOf(entry) }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .map(({ entry }) => entry);
}

const ENTRIES = new WeakMap<IncidentRecord, Map<Language, LedgerEntry>>();

/** A record's entry, made once a language: most entries stay when a filter changes. */
function entryOf(dataset: Dataset, row: number, lang: Language): LedgerEntry {
  const record = dataset.record(row);
  let entries = ENTRIES.get(record);
  if (entries === undefined) ENTRIES.set(record, (entries = new Map<Language, LedgerEntry>()));
  let entry = entries.get(lang);
  if (entry === undefined) entries.set(lang, (entry = makeEntry(dataset, row, lang, figuresOf)));
  return entry;
}

function makeEntry(dataset: Dataset, row: number, lang: Language, figures: typeof figuresOf): LedgerEntry {
  const record = dataset.record(row);
  return {
    incident: row,
    id: record.id,
    type: record.type,
    noneReported: record.finding === 'none-reported',
    title: inLanguage(record.title, lang) || typeLabel(dataset, record, lang),
    date: dateInWords(record.date, lang),
    figures: figures(dataset, record.claims, lang),
  };
}

/** What an incident that has no title is called by. */
function typeLabel({ taxonomy }: Dataset, record: IncidentRecord, lang: Language): string {
  const type = taxonomy.types.find(({ id }) => id === record.type);
  const subtype = type?.subtypes.find(({ id }) => id === record.subtype);
  const label = subtype?.label ?? type?.label;
  return label ? inLanguage(label, lang) : '';
}

function weightOf({ figures }: LedgerEntry): number {
  const ranks = figures.map(({ measure }) => MEASURES.indexOf(measure)).filter((rank) => rank >= 0);
  return ranks.length === 0 ? MEASURES.length + (figures.length > 0 ? 0 : 1) : Math.min(...ranks);
}
