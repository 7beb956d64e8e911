import type { CellAccess, Column } from './cell-access.ts';
import type { Header } from './header.ts';

/** Header names of a date that is cut into three columns, as the Global Terrorism Database and Mass Mobilization have it. */
const PARTS = [
  ['year', 'month', 'day'],
  ['iyear', 'imonth', 'iday'],
  ['startyear', 'startmonth', 'startday'],
  ['start_year', 'start_month', 'start_day'],
  ['event_year', 'event_month', 'event_day'],
] as const;

/** Names of a column that has the whole date beside its parts. */
const WHOLE = ['date', 'event_date', 'incident_date', 'date_start', 'start_date'] as const;

/**
 * The date of a table that has it in three columns, put together as ISO 8601; a month or day that is empty or 0 is not known.
 * Undefined where the table has a date in one column or a person mapped one.
 */
export function datePartsIn(header: Header, { column }: CellAccess, map: ReadonlyMap<string, string>): Column | undefined {
  if (map.has('date') || header.find(...WHOLE) >= 0) return undefined;
  const names = PARTS.find((parts) => header.has(...parts));
  if (names === undefined) return undefined;
  const [year, month, day] = names.map((name) => column(name));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return {
    exists: true,
    name: year.name,
    index: -1,
    of: (row) => {
      const known = [month, day].map(
        (part) => /^\d{1,2}(?:\.0)?$/.exec(part.of(row)) && String(Math.trunc(Number(part.of(row)))),
      );
      const [monthText, dayText] = known.map((text) => (text === null || text === '0' ? '' : text.padStart(2, '0')));
      const whole = [year.of(row).replace(/\.0$/, ''), monthText, monthText === '' ? '' : dayText];
      return whole.filter((text) => text !== '').join('-');
    },
  };
}
