import { owned } from './owned-text.ts';
import { searchWords } from './search-words.ts';

/** Pieces of text whose words are remembered; with more of them it is begun anew, as some files have a number in every row. */
const MOST_REMEMBERED = 1 << 18;

/** Where a text may be cut without a word of it becoming another: nothing that is written across a space is one letter. */
const SPACES = /[ \n\r\t]+/;

/**
 * Numbers words from 0 as they first come. A piece of text between two spaces is folded once and remembered: texts of a million
 * incidents are made of some ten thousands of such pieces, and folding is what their reading would cost.
 */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #pieces = new Map<string, readonly number[]>();

  /** @param take is given the number of each word of a text, in its order */
  visit(text: string, take: (word: number) => void): void {
    for (const piece of text.split(SPACES)) for (const word of this.#wordsOf(piece)) take(word);
  }

  /** All words by UTF-16 code unit, and the number of each; they are forgotten then. */
  sorted(): { readonly words: readonly string[]; readonly order: Int32Array } {
    const words = [...this.#numbers.keys()].sort();
    const order = Int32Array.from(words, (word) => this.#number(word));
    this.#numbers.clear();
    this.#pieces.clear();
    return { words, order };
  }

  #wordsOf(piece: string): readonly number[] {
    let words = this.#pieces.get(piece);
    if (words === undefined) {
      if (this.#pieces.size >= MOST_REMEMBERED) this.#pieces.clear();
      words = searchWords(piece).map((word) => this.#number(word));
      this.#pieces.set(owned(piece), words);
    }
    return words;
  }

  #number(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) this.#numbers.set(owned(word), (number = this.#numbers.size));
    return number;
  }
}
