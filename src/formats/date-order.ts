import { edtfOf, type DateOrder } from './dates.ts';
import type { Row } from './delimited.ts';

/** The order that a column's own name gives: `Date (DD/MM/YYYY)`, `mm-dd-yy`, `Дата (дд.мм.гггг)`. */
export function orderInName(name: string): DateOrder {
  const order = /(?<!\p{L})(?:(dd?[/.-]mm?|дд?[/.-]мм?|jj[/.-]mm)|(mm?[/.-]dd?|мм?[/.-]дд?))[/.-]/iu.exec(name);
  return order === null ? undefined : order[1] === undefined ? 'mdy' : 'dmy';
}

/**
 * The order of day and month that the first rows prove: 13/04 can only be the one, 04/13 only the other. Undefined where
 * nothing proves either, or both occur.
 */
export function orderIn(rows: readonly Row[], dateIndex: number): DateOrder {
  let isDayFirst = false;
  let isMonthFirst = false;
  for (const { cells } of rows) {
    const cell = (cells[dateIndex] ?? '').trim();
    if (!/^\d{1,2}[/-]\d{1,2}[/-]/.test(cell) || edtfOf(cell, undefined) === 'ambiguous') continue;
    // Only days of the calendar prove anything.
    const asDays = edtfOf(cell, 'dmy') !== undefined;
    const asMonths = edtfOf(cell, 'mdy') !== undefined;
    isDayFirst ||= asDays && !asMonths;
    isMonthFirst ||= asMonths && !asDays;
  }
  return isDayFirst === isMonthFirst ? undefined : isDayFirst ? 'dmy' : 'mdy';
}
