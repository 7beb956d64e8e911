import { termOf, type Dataset } from './dataset.ts';
import type { IncidentRecord } from './incident.ts';
import { LANGUAGES } from './languages.ts';
import { PostingsWriter, type Postings } from './search-postings.ts';
import { matches, type SearchTerm } from './search-words.ts';
import { WordNumbers } from './word-numbers.ts';

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
  readonly #numbers = new WordNumbers();
  readonly #postings = new PostingsWriter();

  /** Rows in order. */
  add(row: number, { title, rest }: SearchTexts): void {
    // Of a word that stands twice only the first counts, and titles are first.
    this.#numbers.visit(title, (word) => this.#postings.add(word, row, true));
    this.#numbers.visit(rest, (word) => this.#postings.add(word, row, false));
  }

  finish(): WordList {
    const { words, order } = this.#numbers.sorted();
    return { words, postings: (at) => this.#postings.of(order[at] as number) };
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
