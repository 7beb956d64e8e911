/** 32 bits of an id, FNV-1a over its UTF-16 units: what `ids.parquet` is sorted by too. Two ids may share a hash: the row's own id decides. */
export function idHash(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Of one place: hash, and row counted from 1. */
const LANES = 2;

/** Rows by a hash of their ids, in 16 bytes a row; the ids themselves are not held. */
export class IdIndex {
  #table = new Int32Array(LANES * 1024);
  #size = 0;

  add(id: string, row: number): void {
    if (this.#size * 2 * LANES >= this.#table.length) this.#grow();
    this.#size += 1;
    put(this.#table, idHash(id), row + 1);
  }

  /** The last row of an id. @param idOf reads the id of a row */
  rowOf(id: string, idOf: (row: number) => string): number | undefined {
    const table = this.#table;
    const hash = idHash(id);
    let found: number | undefined;
    for (let place = placeOf(table, hash); table[place + 1] !== 0; place = (place + LANES) % table.length) {
      const row = (table[place + 1] as number) - 1;
      if (table[place] === hash && row > (found ?? -1) && idOf(row) === id) found = row;
    }
    return found;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += LANES)
      if (old[at + 1] !== 0) put(this.#table, old[at] as number, old[at + 1] as number);
  }
}

/** Where to begin to look: the tables' lengths are powers of two. */
const placeOf = (table: Int32Array, hash: number): number =>
  ((Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 4) & (table.length / LANES - 1)) * LANES;

function put(table: Int32Array, hash: number, row: number): void {
  let place = placeOf(table, hash);
  while (table[place + 1] !== 0) place = (place + LANES) % table.length;
  table[place] = hash;
  table[place + 1] = row;
}
