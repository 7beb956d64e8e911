import { owned } from './owned-text.ts';
import { PieceTable } from './piece-table.ts';
import { searchWords } from './search-words.ts';

/** Pieces of text that are remembered; with more of them it is begun anew, as some files have a number in every row. */
const MOST_REMEMBERED = 1 << 18;

/**
 * Numbers words from 0 as they first come. A piece of text between two spaces is folded once and remembered: texts of a million
 * incidents are made of some ten thousands of such pieces, and folding is what their reading would cost.
 */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #pieces = new PieceTable();
  /** Words of each piece that is remembered, by its number. */
  #words: (readonly number[])[] = [];

  /** @param take is given the number of each word of a text, in its order */
  visit(text: string, take: (word: number) => void): void {
    this.#pieces.visit(text, this.#remember, (piece) => {
      for (const word of this.#words[piece] as readonly number[]) take(word);
    });
    if (this.#pieces.size < MOST_REMEMBERED) return;
    this.#pieces.clear();
    this.#words = [];
  }

  /** All words by UTF-16 code unit, and the number of each; they are forgotten then. */
  sorted(): { readonly words: readonly string[]; readonly order: Int32Array } {
    const words = [...this.#numbers.keys()].sort();
    const order = Int32Array.from(words, (word) => this.#number(word));
    this.#numbers.clear();
    this.#pieces.clear();
    this.#words = [];
    return { words, order };
  }

  readonly #remember = (piece: string): number => this.#words.push(searchWords(piece).map((word) => this.#number(word))) - 1;

  #number(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) this.#numbers.set(owned(word), (number = this.#numbers.size));
    return number;
  }
}
