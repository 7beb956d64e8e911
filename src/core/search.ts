import type { Dataset, IncidentColumns } from './dataset.ts';
import { readPostings, type Postings } from './search-postings.ts';
import { matches, searchWords, type SearchTerm } from './search-words.ts';

/** What a search asks of the columns: it runs where the rest of the dataset is not. */
export type SearchColumns = Pick<IncidentColumns, 'count' | 'spot' | 'from'>;

export interface SearchResult {
  /** Every row found, ascending. */
  readonly rows: Int32Array;
  /** Some of them, the best first: those with more of the words in title or place, then the latest. */
  readonly best: Int32Array;
  /** Some of the spots whose names have every word, those with most incidents first. */
  readonly spots: Int32Array;
}

/** All names that a spot has: of its place and its regions, in every language, former ones too. */
export const spotNames = ({ spots, places, regions }: Dataset): string[][] =>
  spots.map(({ where, regions: codes }) => {
    const place = 'place' in where ? places[where.place] : undefined;
    const names = [...(place?.names ?? []), ...codes.flatMap((code) => regions[code]?.names ?? [])].map(({ name }) => name);
    if (where.kind === 'coordinates') names.push(where.label);
    return names;
  });

/** The words of a spot's names, each once. */
export const wordsOfNames = (names: readonly string[]): string[] => [...new Set(names.flatMap(searchWords))];

/**
 * The rows that have every term, in their words or in the names of where they are.
 * @param postings of each term, of every word that it matches
 * @param most how many are put in order
 */
export function searchRows(
  { count, spot, from }: SearchColumns,
  words: readonly (readonly string[])[],
  terms: readonly SearchTerm[],
  postings: readonly (readonly Postings[])[],
  most: number,
): SearchResult {
  /** How many of the terms so far a row has, and a bit for each that stands in its title or place. */
  const has = new Uint8Array(count);
  const prominent = new Uint8Array(count);
  const named = new Uint8Array(words.length);
  terms.forEach((term, index) => {
    const take = (row: number, isTitle: boolean): void => {
      const had = has[row] as number;
      if (had < index) return;
      has[row] = index + 1;
      if (isTitle) prominent[row] = (prominent[row] as number) | (1 << index);
    };
    for (const bytes of postings[index] ?? []) readPostings(bytes, take);
    const isHere = Uint8Array.from(words, (names) => (names.some((name) => matches(term, name)) ? 1 : 0));
    if (!isHere.includes(1)) return;
    isHere.forEach((is, at) => (named[at] = (named[at] as number) + is));
    for (let row = 0; row < count; row++) if (isHere[spot[row] as number] === 1) take(row, true);
  });
  const found: number[] = [];
  if (terms.length > 0) for (let row = 0; row < count; row++) if (has[row] === terms.length) found.push(row);
  const rows = Int32Array.from(found);
  const atSpot = new Uint32Array(words.length);
  for (const row of rows) {
    const at = spot[row] as number;
    if (named[at] === terms.length) atSpot[at] = (atSpot[at] as number) + 1;
  }
  const weight = (row: number): number => bitsOf(prominent[row] as number);
  const isBefore = (a: number, b: number): number => weight(b) - weight(a) || (from[b] as number) - (from[a] as number) || a - b;
  const spots = Int32Array.from(atSpot.keys()).filter((at) => (atSpot[at] as number) > 0);
  return {
    rows,
    best: firstOf(rows, most, isBefore),
    spots: firstOf(spots, most, (a, b) => (atSpot[b] as number) - (atSpot[a] as number) || a - b),
  };
}

function bitsOf(byte: number): number {
  let bits = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) bits++;
  return bits;
}

/** The first few in an order, without sorting the rest. */
function firstOf(rows: Int32Array, most: number, compare: (a: number, b: number) => number): Int32Array {
  const first: number[] = [];
  for (const row of rows) {
    const last = first.at(-1);
    if (first.length === most && last !== undefined && compare(row, last) >= 0) continue;
    let [low, high] = [0, first.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(first[middle] as number, row) <= 0) low = middle + 1;
      else high = middle;
    }
    first.splice(low, 0, row);
    if (first.length > most) first.pop();
  }
  return Int32Array.from(first);
}
