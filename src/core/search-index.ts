import { termOf, type Dataset } from './dataset.ts';
import type { IncidentRecord } from './incident.ts';
import { LANGUAGES } from './languages.ts';
import { PostingsWriter, type Postings } from './search-postings.ts';
import { matches, searchWords, type SearchTerm } from './search-words.ts';

/** What is searched of an incident, in every language that it is told in; its place's other names are the gazetteer's. */
export interface SearchTexts {
  readonly title: string;
  readonly rest: string;
}

export function searchTexts(dataset: Dataset, { title, summary, actors, place }: IncidentRecord): SearchTexts {
  const everyTongue = (words: IncidentRecord['title']): string => LANGUAGES.map((lang) => words[lang] ?? '').join('\n');
  return {
    title: everyTongue(title),
    rest: [everyTongue(summary), ...actors.map((actor) => everyTongue(termOf(dataset, actor))), ...actors, place].join('\n'),
  };
}

/** Words in order, each with its rows. */
export interface WordList {
  /** By UTF-16 code unit. */
  readonly words: readonly string[];
  readonly postings: (at: number) => Postings;
}

/**
 * Which rows have which words, built row by row.
 *
 * Own code, after libraries were tried: for 50 000 rows of forty words MiniSearch 7.2 took 226 MB and FlexSearch 0.8 took 658 MB,
 * twenty times that for a million rows, as each posting is an entry of a Map or a list; and neither can be read from a host a part
 * at a time. A posting here is about a byte, and the list lies in a Parquet file as it is.
 */
export class SearchIndexBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #postings = new PostingsWriter();

  /** Rows in order. */
  add(row: number, { title, rest }: SearchTexts): void {
    const titled = new Set(searchWords(title));
    for (const word of titled) this.#postings.add(this.#number(word), row, true);
    for (const word of new Set(searchWords(rest))) if (!titled.has(word)) this.#postings.add(this.#number(word), row, false);
  }

  finish(): WordList {
    const words = [...this.#numbers.keys()].sort();
    const order = Int32Array.from(words, (word) => this.#number(word));
    this.#numbers.clear();
    return { words, postings: (at) => this.#postings.of(order[at] as number) };
  }

  #number(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) this.#numbers.set(word, (number = this.#numbers.size));
    return number;
  }
}

/** First place in a sorted list that holds no word before `text`. */
export function placeOfWord(words: readonly string[], text: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows of every word that a term matches. */
export function postingsOf({ words, postings }: WordList, term: SearchTerm): Postings[] {
  const found: Postings[] = [];
  for (let at = placeOfWord(words, term.text); at < words.length && matches(term, words[at] as string); at++)
    found.push(postings(at));
  return found;
}
