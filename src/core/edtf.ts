import { parse, type ParsedDate } from 'edtf';
import { dayOf, type Day } from './day.ts';
import { owned } from './owned-text.ts';

export type DatePrecision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'interval';

/**
 * A date as its source knows it: some day from `from` to `to`, both inclusive. Only `precision: 'day'` says which day.
 * An open or unknown end of an interval reaches to `FIRST_DAY` or `LAST_DAY`.
 */
export interface DateSpan {
  readonly from: Day;
  readonly to: Day;
  readonly precision: DatePrecision;
  readonly approximate: boolean;
  readonly uncertain: boolean;
  /** As written. */
  readonly text: string;
}

/** 0000-01-01 and 9999-12-31: where an open interval ends. Finite, so that they fit an integer column. */
export const FIRST_DAY: Day = -719_528;
export const LAST_DAY: Day = 2_932_896;

interface Bounds {
  readonly from: Day;
  readonly to: Day;
  readonly precision: DatePrecision;
}

/** A day, and what EDTF says of all of it: uncertain, approximate, both. Most dates are so, and need no grammar. */
const PLAIN_DAY = /^(\d{4}-\d{2}-\d{2})([?~%]?)$/;
const TIMED_DAY = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}/;

/**
 * How a text of levels 0 and 1 is built: the grammar takes 0.1 ms and more to say no, and a column of other words or numbers may
 * have a million.
 */
const TIME = String.raw`T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::\d\d)?)?`;
const END = String.raw`(?:\d\d(?:\d\d|\dX|XX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX)(?:${TIME})?)?)?[?~%]?|\.\.)?`;
const BUILT = new RegExp(`^${END}(?:/${END})?$`);

/** Dates read before, since many incidents share a day. Emptied when it holds this many. */
const KEPT_DATES = 20_000;
const readBefore = new Map<string, DateSpan>();

/**
 * Reads an EDTF date (ISO 8601-2, levels 0 and 1). A time of day is accepted and its calendar day kept, as written.
 * @returns undefined for what is not EDTF, for impossible days, for an interval that ends before it begins and for level 2
 * @see https://www.loc.gov/standards/datetime/
 */
export function parseDate(text: string): DateSpan | undefined {
  // The longest level-1 text is an interval of two timed ends; the grammar's cost grows with length, so longer is refused unread.
  if (text.length === 0 || text.length > 60) return undefined;
  const known = readBefore.get(text);
  if (known) return known;
  const span = spanOf(text);
  if (span === undefined) return undefined;
  if (readBefore.size >= KEPT_DATES) readBefore.clear();
  const kept = owned(text);
  readBefore.set(kept, { ...span, text: kept });
  return span;
}

function spanOf(text: string): DateSpan | undefined {
  const plain = PLAIN_DAY.exec(text);
  if (plain !== null) {
    const [, iso = '', mark = ''] = plain;
    const day = dayOf(iso);
    if (day === undefined) return undefined;
    const [approximate, uncertain] = [mark === '~' || mark === '%', mark === '?' || mark === '%'];
    return { from: day, to: day, precision: 'day', approximate, uncertain, text };
  }
  const parsed = parsedOrNothing(text);
  if (parsed === undefined || parsed.level > 1) return undefined;
  const bounds = parsed.type === 'Interval' ? intervalBounds(parsed, text) : boundsOf(parsed, text);
  if (bounds === undefined || bounds.from > bounds.to) return undefined;
  const says = (key: 'approximate' | 'uncertain'): boolean =>
    Boolean(parsed[key]) || endsOf(parsed).some((end) => Boolean(end?.[key]));
  return { ...bounds, approximate: says('approximate'), uncertain: says('uncertain'), text };
}

function parsedOrNothing(text: string): ParsedDate | undefined {
  if (!BUILT.test(text)) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** The two ends of an interval, null where the text has `..` (which the package gives as ±Infinity) or nothing. */
const endsOf = (parsed: ParsedDate): (ParsedDate | null)[] =>
  parsed.type === 'Interval' ? parsed.values.map((end) => (typeof end === 'object' ? end : null)) : [];

function intervalBounds(parsed: ParsedDate, text: string): Bounds | undefined {
  const [first, last] = endsOf(parsed);
  // `../..` says nothing at all.
  if (!first && !last) return undefined;
  const [firstText = '', lastText = ''] = text.split('/');
  const start = first ? boundsOf(first, firstText) : undefined;
  const end = last ? boundsOf(last, lastText) : undefined;
  if ((first && !start) || (last && !end)) return undefined;
  return { from: start?.from ?? FIRST_DAY, to: end?.to ?? LAST_DAY, precision: 'interval' };
}

function boundsOf(parsed: ParsedDate, text: string): Bounds | undefined {
  const [year = -1, second, day] = parsed.values as number[];
  if (year < 0 || year > 9999) return undefined;
  if (parsed.type === 'Season') return seasonBounds(year, second ?? 0);
  if (parsed.type !== 'Date') return undefined;
  const timed = TIMED_DAY.exec(text)?.[1];
  if (timed !== undefined) {
    const only = dayOf(timed);
    return only === undefined ? undefined : { from: only, to: only, precision: 'day' };
  }
  const unknown = parsed.unspecified ?? 0;
  if ((unknown & 0b0000_0100) !== 0) return months(year, 0, 1200, 'century');
  if ((unknown & 0b0000_1000) !== 0) return months(year, 0, 120, 'decade');
  if (second === undefined || (unknown & 0b0011_0000) !== 0) return months(year, 0, 12, 'year');
  if (day === undefined || (unknown & 0b1100_0000) !== 0) return months(year, second, 1, 'month');
  const only = dayOf(`${digits(year, 4)}-${digits(second + 1, 2)}-${digits(day, 2)}`);
  return only === undefined ? undefined : { from: only, to: only, precision: 'day' };
}

/** 21–24 are spring to winter, by the northern half of the Earth's calendar: winter runs into the next year. */
function seasonBounds(year: number, code: number): Bounds | undefined {
  return code < 21 || code > 24 ? undefined : months(year, 2 + (code - 21) * 3, 3, 'season');
}

function months(year: number, firstMonth: number, count: number, precision: DatePrecision): Bounds | undefined {
  const from = firstOfMonth(year, firstMonth);
  return { from, to: Math.min(firstOfMonth(year, firstMonth + count) - 1, LAST_DAY), precision };
}

function firstOfMonth(year: number, month: number): Day {
  const date = new Date(0);
  // Not Date.UTC, which reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / 86_400_000;
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
