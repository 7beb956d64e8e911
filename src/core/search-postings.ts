/**
 * The rows that have a word, ascending, as bytes: of each the step from the row before, doubled, and 1 added where the word
 * stands in its title; seven bits a byte, the lowest first, the eighth says that more follow. Most are one byte.
 */
export type Postings = Uint8Array;

/** @param visit is given each row, and whether the word stands in its title */
export function readPostings(postings: Postings, visit: (row: number, isTitle: boolean) => void): void {
  let row = -1;
  for (let at = 0; at < postings.length;) {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = postings[at++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 0x80;
    }
    row += value >>> 1;
    visit(row, (value & 1) === 1);
  }
}

/** Bytes of a word's first block; each further one holds twice as many, up to the most. */
const FIRST_BLOCK = 8;
const MOST_DOUBLINGS = 9;
/** At a block's end stands where the next one begins. */
const LINK_BYTES = 4;

/**
 * Postings of many words while they are written, in one array: each word's bytes in a chain of blocks, so that a million words
 * with one row each cost little, and one word in a million rows has long blocks.
 */
export class PostingsWriter {
  #bytes = new Uint8Array(1 << 16);
  #size = 0;
  readonly #first: number[] = [];
  readonly #at: number[] = [];
  readonly #left: number[] = [];
  readonly #doublings: number[] = [];
  readonly #row: number[] = [];
  readonly #length: number[] = [];

  /** Rows come in order; a word that a row has already is passed over. @param word a number, new ones in order from 0 */
  add(word: number, row: number, isTitle: boolean): void {
    if (word === this.#first.length) {
      const start = this.#block(FIRST_BLOCK);
      this.#first.push(start);
      this.#at.push(start);
      this.#left.push(FIRST_BLOCK);
      this.#doublings.push(0);
      this.#row.push(-1);
      this.#length.push(0);
    }
    if (this.#row[word] === row) return;
    let value = (row - (this.#row[word] as number)) * 2 + (isTitle ? 1 : 0);
    this.#row[word] = row;
    for (; value >= 0x80; value = Math.floor(value / 0x80)) this.#put(word, (value % 0x80) + 0x80);
    this.#put(word, value);
  }

  /** A word's bytes in one piece. */
  of(word: number): Postings {
    const all = new Uint8Array(this.#length[word] as number);
    let start = this.#first[word] as number;
    for (let doublings = 0, filled = 0; filled < all.length; doublings++) {
      const size = FIRST_BLOCK << Math.min(doublings, MOST_DOUBLINGS);
      const piece = this.#bytes.subarray(start, start + Math.min(size, all.length - filled));
      all.set(piece, filled);
      filled += piece.length;
      if (filled < all.length) start = new DataView(this.#bytes.buffer).getUint32(start + size);
    }
    return all;
  }

  #put(word: number, byte: number): void {
    if (this.#left[word] === 0) {
      const doublings = Math.min((this.#doublings[word] as number) + 1, MOST_DOUBLINGS);
      const size = FIRST_BLOCK << doublings;
      const start = this.#block(size);
      new DataView(this.#bytes.buffer).setUint32(this.#at[word] as number, start);
      this.#at[word] = start;
      this.#left[word] = size;
      this.#doublings[word] = doublings;
    }
    const at = this.#at[word] as number;
    this.#bytes[at] = byte;
    this.#at[word] = at + 1;
    this.#left[word] = (this.#left[word] as number) - 1;
    this.#length[word] = (this.#length[word] as number) + 1;
  }

  /** @returns where a new block begins */
  #block(size: number): number {
    const start = this.#size;
    this.#size += size + LINK_BYTES;
    if (this.#size > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#size, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return start;
  }
}
