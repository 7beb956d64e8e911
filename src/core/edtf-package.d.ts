/** The `edtf` package ships no types. Only what `edtf.ts` reads of its parse tree is declared. */
declare module 'edtf' {
  export interface ParsedDate {
    readonly type: 'Date' | 'Season' | 'Year' | 'Interval' | 'Set' | 'List' | 'Decade' | 'Century';
    readonly level: number;
    /** Of a date: year, month from 0, day. Of an interval: its two ends, null for an open one. */
    readonly values: readonly (number | ParsedDate | null)[];
    /** Bit mask over the eight digits of `YYYYMMDD`, the first digit in the lowest bit. */
    readonly unspecified?: number;
    readonly approximate?: boolean | number;
    readonly uncertain?: boolean | number;
  }
  /** Throws on a text that is not EDTF. */
  export function parse(text: string): ParsedDate;
}
