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

/** What is known of a word: first block, where its next byte goes, bytes left in the block, its doublings, last row, all its bytes. */
const [FIRST, AT, LEFT, DOUBLINGS, ROW, LENGTH, LANES] = [0, 1, 2, 3, 4, 5, 6] as const;

/**
 * Postings of many words while they are written, in one array: each word's bytes in a chain of blocks, so that a million words
 * with one row each cost little, and one word in a million rows has long blocks.
 */
export class PostingsWriter {
  #bytes = new Uint8Array(1 << 16);
  #size = 0;
  #known = new Int32Array(LANES * 1024);
  #words = 0;

  /** Rows come in order; a word that a row has already is passed over. @param word a number, new ones in order from 0 */
  add(word: number, row: number, isTitle: boolean): void {
    if (word === this.#words) this.#begin();
    const known = this.#known;
    const of = word * LANES;
    if (known[of + ROW] === row) return;
    let value = (row - (known[of + ROW] as number)) * 2 + (isTitle ? 1 : 0);
    known[of + ROW] = row;
    for (; value >= 0x80; value = Math.floor(value / 0x80)) this.#put(of, (value % 0x80) + 0x80);
    this.#put(of, value);
  }

  /** A word's bytes in one piece. */
  of(word: number): Postings {
    const all = new Uint8Array(this.#known[word * LANES + LENGTH] as number);
    let start = this.#known[word * LANES + FIRST] as number;
    for (let doublings = 0, filled = 0; filled < all.length; doublings++) {
      const size = FIRST_BLOCK << Math.min(doublings, MOST_DOUBLINGS);
      const piece = this.#bytes.subarray(start, start + Math.min(size, all.length - filled));
      all.set(piece, filled);
      filled += piece.length;
      if (filled < all.length) start = new DataView(this.#bytes.buffer).getUint32(start + size);
    }
    return all;
  }

  #begin(): void {
    const of = this.#words++ * LANES;
    if (of + LANES > this.#known.length) {
      const larger = new Int32Array(this.#known.length * 2);
      larger.set(this.#known);
      this.#known = larger;
    }
    const start = this.#block(FIRST_BLOCK);
    this.#known.set([start, start, FIRST_BLOCK, 0, -1, 0], of);
  }

  #put(of: number, byte: number): void {
    const known = this.#known;
    if (known[of + LEFT] === 0) this.#extend(of);
    const at = known[of + AT] as number;
    this.#bytes[at] = byte;
    known[of + AT] = at + 1;
    known[of + LEFT] = (known[of + LEFT] as number) - 1;
    known[of + LENGTH] = (known[of + LENGTH] as number) + 1;
  }

  #extend(of: number): void {
    const known = this.#known;
    const doublings = Math.min((known[of + DOUBLINGS] as number) + 1, MOST_DOUBLINGS);
    const size = FIRST_BLOCK << doublings;
    const start = this.#block(size);
    new DataView(this.#bytes.buffer).setUint32(known[of + AT] as number, start);
    known[of + AT] = start;
    known[of + LEFT] = size;
    known[of + DOUBLINGS] = doublings;
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
