/** Where a text may be cut without a word of it becoming another: nothing that is written across a space is one letter. */
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Of one place: hash, where its letters begin, how many they are, value. */
const LANES = 4;

/**
 * A number for each piece of text between two spaces, found without cutting the piece out: a `Map` would have every word of a
 * million texts made a text of its own first, which is most of what it costs.
 */
export class PieceTable {
  #table = new Int32Array(LANES * 1024);
  #letters = new Uint16Array(1 << 14);
  #letterCount = 0;
  size = 0;

  /**
   * @param numberOf of a piece that is new here; at least 0
   * @param take is given the number of each piece, in their order
   */
  visit(text: string, numberOf: (piece: string) => number, take: (number: number) => void): void {
    const { length } = text;
    for (let at = 0; at < length; at++) {
      if (isSpace(text.charCodeAt(at))) continue;
      const from = at;
      let hash = 0x811c9dc5;
      for (let code = text.charCodeAt(at); !isSpace(code); code = text.charCodeAt(at)) {
        hash = Math.imul(hash ^ code, 0x01000193);
        if (++at === length) break;
      }
      const place = this.#placeOf(text, from, at, hash);
      // A piece that is new may be the one that makes the table larger: its number is read where it is put.
      take(this.#isFree(place) ? this.#put(text.slice(from, at), hash, numberOf) : (this.#table[place + 3] as number));
    }
  }

  clear(): void {
    this.#table.fill(0);
    this.#letterCount = 0;
    this.size = 0;
  }

  #isFree(place: number): boolean {
    return this.#table[place + 2] === 0;
  }

  /** Where a piece is, or where it would be put. */
  #placeOf(text: string, from: number, to: number, hash: number): number {
    const table = this.#table;
    const last = table.length / LANES - 1;
    const length = to - from;
    for (let slot = mixed(hash) & last; ; slot = (slot + 1) & last) {
      const place = slot * LANES;
      if (table[place + 2] === 0) return place;
      if (table[place] !== hash || table[place + 2] !== length) continue;
      const start = table[place + 1] as number;
      let same = 0;
      while (same < length && this.#letters[start + same] === text.charCodeAt(from + same)) same++;
      if (same === length) return place;
    }
  }

  #put(piece: string, hash: number, numberOf: (piece: string) => number): number {
    if (this.size * 2 * LANES >= this.#table.length) this.#grow();
    const number = numberOf(piece);
    const start = this.#letterCount;
    this.#letterCount += piece.length;
    if (this.#letterCount > this.#letters.length) {
      const larger = new Uint16Array(Math.max(this.#letterCount, this.#letters.length * 2));
      larger.set(this.#letters);
      this.#letters = larger;
    }
    for (let at = 0; at < piece.length; at++) this.#letters[start + at] = piece.charCodeAt(at);
    this.#table.set([hash, start, piece.length, number], this.#placeOf(piece, 0, piece.length, hash));
    this.size += 1;
    return number;
  }

  #grow(): void {
    const old = this.#table;
    const last = (old.length * 2) / LANES - 1;
    const table = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += LANES) {
      if (old[at + 2] === 0) continue;
      let slot = mixed(old[at] as number) & last;
      while (table[slot * LANES + 2] !== 0) slot = (slot + 1) & last;
      table.set(old.subarray(at, at + LANES), slot * LANES);
    }
    this.#table = table;
  }
}

/** Spreads a hash over its lower bits, of which the table uses some. */
const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 7;
