import type { CellAccess, Column } from './cell-access.ts';
import { edtfOf } from './dates.ts';
import type { Header } from './header.ts';
import { monthOf } from './months.ts';

/** Year, month and day in columns of their own, as the Global Terrorism Database, Mass Mobilization and others have them. */
const STARTS = [
  ['year', 'month', 'day'],
  ['iyear', 'imonth', 'iday'],
  ['start_year', 'start_month', 'start_day'],
  ['styr', 'stmo', 'stday'],
  ['event_year', 'event_month', 'event_day'],
  ['год', 'месяц', 'день'],
  ['жыл', 'ай', 'күн'],
  ['année', 'mois', 'jour'],
  ['año', 'mes', 'día'],
] as const;

const ENDS = [
  ['end_year', 'end_month', 'end_day'],
  ['eyr', 'emo', 'eday'],
] as const;

/**
 * A date that a table has in parts, put together as ISO 8601. A part that is empty, 0 or a code such as -99 is not known.
 * Where there is a column with the whole date too, that is asked first, and the parts settle what it leaves open.
 * Undefined where a person mapped the date, and where the table has less than the year.
 */
export function datePartsIn(
  header: Header,
  { column }: CellAccess,
  map: ReadonlyMap<string, string>,
  field: 'date' | 'date_end',
  whole: Column,
): Column | undefined {
  if (map.has(field)) return undefined;
  const known = field === 'date' ? STARTS : ENDS;
  const names =
    known.find((parts) => header.has(...parts)) ?? (whole.exists ? undefined : known.find(([year]) => header.has(year)));
  if (names === undefined) return undefined;
  const [year, month, day] = [column(names[0]), column(names[1]), column(names[2])];
  const hasWhole = whole.exists && whole.index !== day.index;
  return {
    exists: true,
    name: hasWhole ? whole.name : year.name,
    index: -1,
    of: (row) => {
      const given = hasWhole ? whole.of(row) : '';
      const meant = given === '' ? undefined : edtfOf(given, undefined);
      if (meant !== undefined && meant !== 'ambiguous') return given;
      const parts = joined(year.of(row), month.of(row), day.of(row));
      return parts === '' ? given : parts;
    },
  };
}

function joined(year: string, month: string, day: string): string {
  const yearText = numberIn(year, 4);
  if (yearText === '') return /\d/.test(year) && !/^-\d+$/.test(year) ? year : '';
  const named = monthOf(month);
  const monthText = named === undefined ? numberIn(month, 2) : String(named).padStart(2, '0');
  const dayText = monthText === '' ? '' : numberIn(day, 2);
  return [yearText, monthText, dayText].filter((text) => text !== '').join('-');
}

/** Digits as ISO 8601 has them; empty for 0 and for what is no number. */
function numberIn(text: string, digits: 2 | 4): string {
  const found = /^(\d+)(?:\.0+)?$/.exec(text)?.[1] ?? '';
  return found.length > digits || Number(found) === 0 ? '' : found.padStart(digits, '0');
}
