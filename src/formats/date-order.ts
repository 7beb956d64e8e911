import { edtfOf, type DateOrder } from './dates.ts';
import type { Row } from './delimited.ts';
import type { Header } from './header.ts';

/**
 * The order of day and month that the first rows prove: 13/04 can only be the one, 04/13 only the other. Undefined where
 * nothing proves either, or both occur.
 */
export function orderIn(rows: readonly Row[], header: Header): DateOrder {
  let isDayFirst = false;
  let isMonthFirst = false;
  const index = header.find(
    'date',
    'event_date',
    'incident_date',
    'date_start',
    'start_date',
    'datetime',
    'timestamp',
    'day',
    'when',
  );
  for (const { cells } of rows) {
    const cell = (cells[index] ?? '').trim();
    if (!/^\d{1,2}[/-]\d{1,2}[/-]/.test(cell) || edtfOf(cell, undefined) === 'ambiguous') continue;
    // Only days of the calendar prove anything.
    const asDays = edtfOf(cell, 'dmy') !== undefined;
    const asMonths = edtfOf(cell, 'mdy') !== undefined;
    isDayFirst ||= asDays && !asMonths;
    isMonthFirst ||= asMonths && !asDays;
  }
  return isDayFirst === isMonthFirst ? undefined : isDayFirst ? 'dmy' : 'mdy';
}
