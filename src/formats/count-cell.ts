import { isNothing, numberOf } from './cells.ts';
import { isUnsaid } from './ranges.ts';
import type { RowNotes } from './row-notes.ts';

/** A count of people or things: whole, not negative. Undefined for nothing and, with a note, for what is no count. */
export function countOf(cell: string, column: string, notes: RowNotes): number | undefined {
  if (isNothing(cell)) return undefined;
  const text = cell.trim();
  const value = /^\d{1,3}(?:,\d{3})+$/.test(text) ? Number(text.replaceAll(',', '')) : numberOf(text);
  if (Number.isFinite(value) && value >= 0 && Number.isInteger(value) && value <= Number.MAX_SAFE_INTEGER) return value;
  if (isUnsaid(text)) return undefined;
  if (value < 0) notes.error(column, text, 'count-negative', 'is a negative count', 'leave it empty if the number is not known');
  else notes.error(column, text, 'count-unreadable', 'is not a whole number', 'write digits only');
  return undefined;
}
