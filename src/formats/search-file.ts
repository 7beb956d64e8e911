import { parquetReadObjects } from 'hyparquet';
import { placeOfWord } from '../core/search-index.ts';
import type { Postings } from '../core/search-postings.ts';
import { matches, type SearchTerm } from '../core/search-words.ts';
import { under, type ParquetFile } from './published-file.ts';

/**
 * Columns of `search.parquet`: every word in order, and the rows that have it (see `Postings`). Sorted by word, so that a search
 * reads the pages of the words it means, and no others.
 */
export const SEARCH_COLUMNS = { word: 'word', rows: 'rows' } as const;

/** Key of the file's metadata under which every so manieth word stands, separated by spaces: where to look for any other. */
export const SIGNPOSTS = 'qantar:signposts';
export const SIGNPOST_WORDS = 512;

/** Holds the description of a list of words, and the index of its pages. */
const TAIL_BYTES = 1 << 16;

/** What is read of a term, and how many wait for it. */
interface Reading {
  readonly postings: Promise<Postings[]>;
  readonly controller: AbortController;
  waiting: number;
  isDone: boolean;
}

/** A published list of words. */
export class WordsReader {
  readonly #open: () => Promise<ParquetFile>;
  readonly #readings = new Map<string, Reading>();

  /** @param open is called again after it failed; it reads this many bytes of the file's end at once */
  constructor(open: (tailBytes: number) => Promise<ParquetFile>) {
    let opening: Promise<ParquetFile> | undefined;
    this.#open = () =>
      (opening ??= open(TAIL_BYTES).catch((error: unknown) => {
        opening = undefined;
        throw error;
      }));
  }

  /**
   * Reads the rows of every word that a term matches; of the last terms they are kept, as a query is typed letter by letter.
   * @param signal that they are not wanted any more: what nobody else waits for is not read on
   */
  async postingsOf(term: SearchTerm, signal: AbortSignal): Promise<Postings[]> {
    const key = `${term.text}${term.isWhole ? ' ' : ''}`;
    const reading = this.#readings.get(key) ?? this.#begin(key, term);
    reading.waiting += 1;
    signal.addEventListener('abort', () => {
      reading.waiting -= 1;
      if (reading.waiting > 0 || reading.isDone) return;
      if (this.#readings.get(key) === reading) this.#readings.delete(key);
      reading.controller.abort();
    });
    return reading.postings;
  }

  #begin(key: string, term: SearchTerm): Reading {
    const [oldest] = this.#readings.size < MOST_KEPT ? [] : this.#readings.keys();
    if (oldest !== undefined) this.#readings.delete(oldest);
    const controller = new AbortController();
    const reading: Reading = { postings: this.#postings(term, controller.signal), controller, waiting: 0, isDone: false };
    this.#readings.set(key, reading);
    reading.postings.then(
      () => (reading.isDone = true),
      () => {
        if (this.#readings.get(key) === reading) this.#readings.delete(key);
      },
    );
    return reading;
  }

  async #postings(term: SearchTerm, signal: AbortSignal): Promise<Postings[]> {
    const { file: whole, metadata } = await this.#open();
    const file = under(signal, whole);
    const count = Number(metadata.num_rows);
    const signposts = metadata.key_value_metadata?.find(({ key }) => key === SIGNPOSTS)?.value?.split(' ') ?? [];
    const rowsOf = <Row>(name: string, rowStart: number, rowEnd: number): Promise<Row[]> =>
      // Rows are bytes and no text.
      parquetReadObjects({
        ...{ file, metadata, rowStart, rowEnd },
        columns: [name],
        useOffsetIndex: true,
        utf8: false,
      }) as Promise<Row[]>;
    // A word stands after the last signpost before it, and before the first one after all that it begins.
    const start = Math.max(0, placeOfWord(signposts, term.text) - 1) * SIGNPOST_WORDS;
    const afterAll = placeOfWord(signposts, term.isWhole ? `${term.text} ` : `${term.text}\uffff`);
    const words = await rowsOf<{ readonly word: string }>(
      SEARCH_COLUMNS.word,
      start,
      Math.min(count, Math.max(afterAll, 1) * SIGNPOST_WORDS),
    );
    const first = words.findIndex(({ word }) => matches(term, word));
    if (first < 0) return [];
    const last = words.findLastIndex(({ word }) => matches(term, word));
    const found = await rowsOf<{ readonly rows: Postings }>(SEARCH_COLUMNS.rows, start + first, start + last + 1);
    return found.map(({ rows }) => rows);
  }
}

const MOST_KEPT = 16;
