import type { Dataset, IncidentColumns } from './dataset.ts';
import { postingsOf, SearchIndexBuilder, searchTexts, type WordList } from './search-index.ts';
import { searchRows, spotNames, wordsOfNames } from './search.ts';
import { searchTerms } from './search-words.ts';

/** What a search found of a dataset, as columns of their own: counted like a dataset, at the cost of what was found. */
export interface FoundRows {
  /** The words that were searched for: equal for searches of one dataset that find the same. */
  readonly key: string;
  /** Ascending. */
  readonly rows: Int32Array;
  /** The columns of these rows, in their order. */
  readonly incidents: IncidentColumns;
}

/** Searches of one dataset that are kept, the latest. */
const MOST_KEPT = 8;

const KEPT = new WeakMap<IncidentColumns, Map<string, FoundRows>>();

/** Queries of the same words find the same. */
const keyOf = (query: string): string =>
  searchTerms(query)
    .map(({ text }) => text)
    .join(' ');

/** Keeps what a search found elsewhere: in a worker, or by reading a published dataset's words. */
export function keepFound({ incidents }: Dataset, query: string, rows: Int32Array): FoundRows {
  let kept = KEPT.get(incidents);
  if (kept === undefined) KEPT.set(incidents, (kept = new Map<string, FoundRows>()));
  const [oldest] = kept.size < MOST_KEPT ? [] : kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
  const key = keyOf(query);
  const found = { key, rows, incidents: columnsOf(incidents, rows) };
  kept.set(key, found);
  return found;
}

export const isFound = ({ incidents }: Dataset, query: string): boolean => KEPT.get(incidents)?.has(keyOf(query)) ?? false;

/**
 * What a query finds in a dataset. Where nobody has searched before, every record is read, here and now: right where all words
 * are in memory. A page searches in a worker first, and keeps what that found.
 */
export function foundRows(dataset: Dataset, query: string): FoundRows {
  const known = KEPT.get(dataset.incidents)?.get(keyOf(query));
  if (known !== undefined) return known;
  const terms = searchTerms(query);
  const words = wordsOf(dataset);
  const postings = terms.map((term) => postingsOf(words, term));
  return keepFound(dataset, query, searchRows(dataset.incidents, spotNames(dataset).map(wordsOfNames), terms, postings, 0).rows);
}

const WORDS = new WeakMap<IncidentColumns, WordList>();

function wordsOf(dataset: Dataset): WordList {
  let words = WORDS.get(dataset.incidents);
  if (words === undefined) {
    const builder = new SearchIndexBuilder();
    for (let row = 0; row < dataset.incidents.count; row++) builder.add(row, searchTexts(dataset, dataset.record(row)));
    WORDS.set(dataset.incidents, (words = builder.finish()));
  }
  return words;
}

function columnsOf(incidents: IncidentColumns, rows: Int32Array): IncidentColumns {
  const bytes = (column: Uint8Array): Uint8Array => Uint8Array.from(rows, (row) => column[row] as number);
  const numbers = (column: Int32Array): Int32Array => Int32Array.from(rows, (row) => column[row] as number);
  return {
    count: rows.length,
    from: numbers(incidents.from),
    to: numbers(incidents.to),
    slot: bytes(incidents.slot),
    spot: numbers(incidents.spot),
    precision: bytes(incidents.precision),
    finding: bytes(incidents.finding),
    status: bytes(incidents.status),
  };
}
