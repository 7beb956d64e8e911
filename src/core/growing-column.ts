type Column = Int32Array | Uint8Array | Float64Array;

/** A typed column that is filled while nobody knows how many rows there will be: it doubles when it is full. */
export class GrowingColumn<C extends Column> {
  readonly #make: new (length: number) => C;
  #column: C;
  length = 0;

  constructor(make: new (length: number) => C) {
    this.#make = make;
    this.#column = new make(1024);
  }

  push(value: number): void {
    if (this.length === this.#column.length) {
      const larger = new this.#make(this.length * 2);
      larger.set(this.#column);
      this.#column = larger;
    }
    this.#column[this.length++] = value;
  }

  at(row: number): number {
    return this.#column[row] as number;
  }

  /** The column, cut to its rows: the memory beyond is given back. */
  finish(): C {
    return this.#column.slice(0, this.length) as C;
  }
}
