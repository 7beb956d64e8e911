import { parseDate } from '../core/edtf.ts';
import { withPlainDigits } from './cells.ts';
import { monthOf } from './months.ts';
import { owned } from '../core/owned-text.ts';
import type { RowNotes } from './row-notes.ts';
import { said, type Said } from '../core/said.ts';

/** How 03/04 is meant. Undefined: not said, so it is asked. */
export type DateOrder = 'dmy' | 'mdy' | undefined;

/** Two-digit years are of 1970 to 2069. */
function fullYear(text: string): string {
  return text.length === 2 ? String(Number(text) < 70 ? 2000 + Number(text) : 1900 + Number(text)) : text;
}

const iso = (year: string, month: number, day: string): string =>
  `${fullYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;

const days = (year: string, month: number, first: string, last: string | undefined): string =>
  last === undefined ? iso(year, month, first) : `${iso(year, month, first)}/${iso(year, month, last)}`;

const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?`;
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`, 'iu');
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** A month's name, which in Arabic may be two words. */
const WORD = String.raw`(?<word>\p{L}{2,}(?: (?:الثاني|الأول))?)\.?`;
/** One day or several in a row: 5, 5–7. */
const DAYS = String.raw`(?<first>\d{1,2})(?:st|nd|rd|th|er|º)?(?:\s*[-–—]\s*(?<last>\d{1,2})(?:st|nd|rd|th)?)?`;
/** Dates with a month's name: `5 May 2022`, `5 de mayo de 2022`, `May 5, 2022`, and as in Kazakh, `2022 жылғы 5 мамыр`. */
const WITH_WORDS = [
  String.raw`${DAYS}[\s.-]+(?:de |of )?${WORD}[\s,-]+(?:de |del )?(?<year>\d{4}|\d{2})(?: ?(?:г|ж)\.?)?${TIME}`,
  String.raw`${WORD}\s+${DAYS},?\s+(?<year>\d{4})${TIME}`,
  String.raw`(?<year>\d{4})\s*(?:жылғы|жылдың|жылы|ж\.)\s*${DAYS}\s+${WORD}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'iu'));
const WORD_YEAR = new RegExp(`^${WORD}\\s+(?:de )?(\\d{4})(?: ?(?:г|ж)\\.?)?$`, 'iu');
/** Marks of footnotes behind a date, as in tables out of Wikipedia: `2 June 2020[3]`, `13/10/2023*`. */
const FOOTNOTES = /(?<=[\d\p{L}]\s*)(?:\[[^\]]{1,20}\]|[*†‡])+$/u;
const NUMBERS = new RegExp(`^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`, 'iu');

/** No date is longer, and patterns are tried on none that is: what comes may be anything. */
const MOST_CHARACTERS = 100;

const withoutFootnotes = (text: string): string =>
  text.length > MOST_CHARACTERS ? text : withPlainDigits(text).replace(FOOTNOTES, '');

/** The EDTF text that a date means; `ambiguous` for 03/04/2022 with no order given; undefined for what is no date. */
export function edtfOf(text: string, order: DateOrder): string | undefined {
  const made = edtfText(withoutFootnotes(text), order);
  return made === undefined || made === 'ambiguous' || parseDate(made) !== undefined ? made : undefined;
}

/** Whether a text is built as a date and names a day or month that no calendar has. */
function isImpossible(text: string, order: DateOrder): boolean {
  const made = edtfText(withoutFootnotes(text), order);
  return (made !== undefined && made !== 'ambiguous') || /^\d{4}-\d{2}$/.test(text);
}

function edtfText(text: string, order: DateOrder): string | undefined {
  if (text.length > MOST_CHARACTERS) return parseDate(text) === undefined ? undefined : text;
  let match = YEAR_FIRST.exec(text);
  if (match) return iso(match[1] ?? '', Number(match[2]), match[3] ?? '');
  match = COMPACT.exec(text);
  if (match) return iso(match[1] ?? '', Number(match[2]), match[3] ?? '');
  // Milliseconds since 1970, as map servers write dates.
  if (/^\d{13}$/.test(text)) return new Date(Number(text)).toISOString().slice(0, 10);
  match = NUMBERS.exec(text);
  if (match) {
    const [, first = '', separator, second = '', year = ''] = match;
    // With dots the day comes first wherever dots are written.
    const isDayFirst = order === 'dmy' || (order === undefined && (separator === '.' || Number(first) > 12));
    const isMonthFirst = order === 'mdy' || (order === undefined && !isDayFirst && Number(second) > 12);
    if (!isDayFirst && !isMonthFirst)
      return first.padStart(2, '0') === second.padStart(2, '0') ? iso(year, Number(first), second) : 'ambiguous';
    return isDayFirst ? iso(year, Number(second), first) : iso(year, Number(first), second);
  }
  for (const pattern of WITH_WORDS) {
    const { year = '', word = '', first = '', last } = pattern.exec(text)?.groups ?? {};
    const month = monthOf(word);
    if (month !== undefined) return days(year, month, first, last);
  }
  match = WORD_YEAR.exec(text);
  const third = match ? monthOf(match.groups?.['word'] ?? '') : undefined;
  if (match && third !== undefined) return `${match[2] ?? ''}-${String(third).padStart(2, '0')}`;
  return parseDate(text) === undefined ? undefined : text;
}

/** Reads dates of one file. The same text is read once: a file of a million rows has a few thousand days. */
export function dateReader(column: string, order: DateOrder): (cell: string, notes: RowNotes) => string {
  const read = new Map<string, string | undefined>();
  return (cell, notes) => {
    let date = read.get(cell);
    if (date === undefined && !read.has(cell)) {
      date = edtfOf(cell.trim(), order);
      if (read.size < 100_000) read.set(owned(cell), date === undefined ? undefined : owned(date));
    }
    if (date !== undefined && date !== 'ambiguous') return date;
    const text = cell.trim();
    if (text === '') notes.error(column, '', 'date-missing', 'is empty', 'give a date, or 2022-01 if only the month is known');
    else if (date === 'ambiguous')
      notes.error(column, text, 'date-ambiguous', 'can be read two ways', 'say --dates dmy or --dates mdy');
    else if (/^\d{5}(?:\.\d+)?$/.test(text))
      notes.error(
        column,
        text,
        'date-unreadable',
        'is a number that a spreadsheet counts a day by',
        'format the column as dates there and save the file again',
      );
    else if (isImpossible(text, order))
      notes.error(
        column,
        text,
        'date-impossible',
        'is no day of the calendar',
        NUMBERS.test(text) ? orderHint(order) : orderHint(undefined),
      );
    else
      notes.error(
        column,
        text,
        'date-unreadable',
        'is not understood as a date',
        'write 2022-01-05, 2022-01, or another EDTF date',
      );
    return '';
  };
}

const orderHint = (order: DateOrder): Said =>
  order === undefined
    ? 'write YYYY-MM-DD'
    : said('dates were read as {order}; the other order is --dates {other}', { order, other: order === 'dmy' ? 'mdy' : 'dmy' });
