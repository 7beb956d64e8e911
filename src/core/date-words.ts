import { isoOf, type Day } from './day.ts';
import { FIRST_DAY, LAST_DAY, parseDate } from './edtf.ts';
import type { Language } from './languages.ts';

/**
 * Dates in words. The tables are our own and not `Intl`'s, whose words differ between engines and their versions: what the
 * page prints and what the command line prints must be the same.
 */
const MONTHS: Readonly<
  Record<Language, { readonly inDate: readonly string[]; readonly alone: readonly string[]; readonly short: readonly string[] }>
> = {
  en: {
    inDate: 'January February March April May June July August September October November December'.split(' '),
    alone: 'January February March April May June July August September October November December'.split(' '),
    short: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  },
  ru: {
    inDate: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
    alone: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
    short: 'янв. фев. марта апр. мая июня июля авг. сен. окт. ноя. дек.'.split(' '),
  },
  kk: {
    inDate: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
    alone: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
    short: 'қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.'.split(' '),
  },
};

const WORDS: Readonly<Record<Language, { about: string; perhaps: string; since: string; until: string }>> = {
  en: { about: 'about', perhaps: 'perhaps', since: 'since', until: 'until' },
  ru: { about: 'около', perhaps: 'возможно,', since: 'с', until: 'по' },
  kk: { about: 'шамамен', perhaps: 'бәлкім', since: 'басталуы:', until: 'аяқталуы:' },
};

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(day: Day): Parts {
  const [year = 0, month = 1, date = 1] = isoOf(day).split('-').map(Number);
  return { year, month: month - 1, day: date };
}

/** "2–11 January 2022", "29 December 2021 – 3 January 2022", "5 January 2022". */
export function daysInWords(from: Day, to: Day, lang: Language): string {
  const a = partsOf(from);
  const b = partsOf(to);
  const months = MONTHS[lang].inDate;
  const dayMonth = ({ day, month }: Parts): string => `${String(day)} ${months[month] ?? ''}`;
  const whole = (parts: Parts): string =>
    lang === 'kk' ? `${String(parts.year)} ж. ${dayMonth(parts)}` : `${dayMonth(parts)} ${String(parts.year)}`;
  if (from === to) return whole(a);
  if (a.year !== b.year) return `${whole(a)} – ${whole(b)}`;
  const span = a.month === b.month ? `${String(a.day)}–${dayMonth(b)}` : `${dayMonth(a)} – ${dayMonth(b)}`;
  return lang === 'kk' ? `${String(a.year)} ж. ${span}` : `${span} ${String(a.year)}`;
}

/** "9 Jan", or with its year "20 Dec 2022": for a column or a bracket. */
export function shortDay(day: Day, lang: Language, withYear: boolean): string {
  const { year, month, day: date } = partsOf(day);
  const text = `${String(date)} ${MONTHS[lang].short[month] ?? ''}`;
  return withYear ? `${text} ${String(year)}` : text;
}

/** A month's name alone and short, for an axis: "Jan", "июль". */
export function shortMonth(day: Day, lang: Language): string {
  const { month } = partsOf(day);
  const alone = MONTHS[lang].alone[month] ?? '';
  // What is as short as its own abbreviation needs none, and stands in the nominative.
  return alone.length <= 4 ? alone : (MONTHS[lang].short[month] ?? '');
}

/** An EDTF date in words with its vagueness: "about 5 January 2022", "January 2022", "since 4 January 2022". Other text as it is. */
export function dateInWords(edtf: string, lang: Language): string {
  const date = parseDate(edtf);
  if (date === undefined) return edtf;
  const { about, perhaps, since, until } = WORDS[lang];
  const hedge = `${date.uncertain ? `${perhaps} ` : ''}${date.approximate ? `${about} ` : ''}`;
  if (date.from <= FIRST_DAY) return `${hedge}${until} ${daysInWords(date.to, date.to, lang)}`;
  if (date.to >= LAST_DAY) return `${hedge}${since} ${daysInWords(date.from, date.from, lang)}`;
  const { year, month } = partsOf(date.from);
  if (date.precision === 'year') return lang === 'kk' ? `${hedge}${String(year)} ж.` : `${hedge}${String(year)}`;
  if (date.precision === 'month') {
    const name = MONTHS[lang].alone[month] ?? '';
    return lang === 'kk' ? `${hedge}${String(year)} ж. ${name}` : `${hedge}${name} ${String(year)}`;
  }
  return `${hedge}${daysInWords(date.from, date.to, lang)}`;
}

/** An EDTF date short, for a bracket: "9 Jan", "4–6 Jan", with the year where `year` is another. */
export function shortDate(edtf: string, lang: Language, year: number): string {
  const date = parseDate(edtf);
  if (date === undefined) return edtf;
  if (date.precision !== 'day' && date.precision !== 'interval') return dateInWords(edtf, lang);
  const hedge = date.approximate ? `${WORDS[lang].about} ` : '';
  const end = partsOf(date.to);
  const last = shortDay(date.to, lang, end.year !== year);
  if (date.from === date.to || date.from <= FIRST_DAY || date.to >= LAST_DAY) return `${hedge}${last}`;
  const start = partsOf(date.from);
  return `${hedge}${start.month === end.month ? String(start.day) : shortDay(date.from, lang, false)}–${last}`;
}
