import type { Row } from './delimited.ts';

/** A table of texts, whatever kind of file it came from. */
export interface Table {
  /** Names of the columns; null where the kind of file has none of its own, so that its first record may be a header. */
  readonly names: readonly string[] | null;
  readonly rows: AsyncIterable<readonly Row[]>;
  /** Leaves the cells of all other columns empty in the rows to come, where that saves work. */
  readonly only?: (columns: ReadonlySet<number>) => void;
  /** Names that only rows after the first many have, and that are left out. Asked when all is read. */
  readonly late?: () => readonly string[];
}

/** A value of a spreadsheet, of JSON or of Parquet as the text that a CSV would have in its place. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? plainNumber(value) : String(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null))
    return value.map(cellText).join('|');
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
}

/** Digits without an exponent, so that a long id stays one. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') && Number.isInteger(value) && Math.abs(value) < 1e30 ? BigInt(value).toString() : text;
}

/** A day, with its time only where it has one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}
