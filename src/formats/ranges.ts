import words from '../../data/codes/count-words.json' with { type: 'json' };
import { withPlainDigits } from './cells.ts';

/** Bounds of a number as reports write it. An absent bound is unknown. */
export interface Range {
  readonly low?: number;
  readonly best?: number;
  readonly high?: number;
}

const escaped = (list: readonly string[]): string =>
  list
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');

/** A word that stands by itself, in any script. */
const oneOf = (list: readonly string[]): string => `(?<!\\p{L})(?:${escaped(list)})(?!\\p{L})`;

/** "2 thousand", "1,5 тыс.": a factor behind a number. */
const TIMES = new Map(
  words.times.flatMap(([factor, names]) => (names as string[]).map((name) => [name, factor as number] as const)),
);
const FACTOR = `(?:[\\s\\u00a0]*(${escaped([...TIMES.keys()])})(?!\\p{L}))?`;
const NUMBER = `(\\d{1,3}(?:[,\\s\\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d{1,2})?(?![.,]?\\d))${FACTOR}`;
const PEOPLE = `(?:[\\s\\u00a0]*(?:${escaped(words.people)}))?`;
const pattern = (text: string): RegExp => new RegExp(text, 'u');

const EXACT = pattern(`^${NUMBER}${PEOPLE}$`);
const BETWEEN = pattern(
  `^(?:${oneOf(words.between)}\\s*|${oneOf(words.about)}\\s*|~\\s*)?${NUMBER}${PEOPLE}(?:\\s*[-–—]\\s*|\\s+${oneOf(words.to)}\\s+)${NUMBER}(?!\\p{L})`,
);
const AT_LEAST = pattern(`^(?:${oneOf(words.atLeast)}|>=?|≥)\\s*${NUMBER}`);
const AT_LEAST_AFTER = pattern(`^${NUMBER}${PEOPLE}\\s*(?:\\+|${escaped(words.atLeastAfter)})`);
const AT_MOST = pattern(`^(?:${oneOf(words.atMost)}|<=?|≤)\\s*${NUMBER}`);
const AT_MOST_AFTER = pattern(`^${NUMBER}\\s*(?:${escaped(words.atMostAfter)})`);
const ABOUT = pattern(`^(?:${oneOf(words.about)}|~|≈)\\s*${NUMBER}`);
/** "1000 (est.)", "164?", "50 est": a number that its source is not sure of. */
const UNSURE = /\s*(?:\((?:est\.?|estimated?|approx\.?|оценка|оцен\.)\)|(?<=\d)\s*\?|(?<=\d)\s+est\.?(?=\s|$))/gu;
const FOOTNOTES = /\s*\[[^\]]{1,20}\]/gu;

/** Words for numbers: what is certain of them is their least. */
const SEVERALS = words.severals.map(([least, names]) => [pattern(oneOf(names as string[])), least as number] as const);
const SEVERAL_NAMES = new RegExp(oneOf(words.severals.flatMap(([, names]) => names as string[])), 'gu');
const NONE = new Set(words.none);
const UNSAID = new Set(words.unsaid);

/** Codes of data sets for a number that nobody gave: -99, -9, -88. No count is negative, so they can mean nothing else. */
const CODE = /^-(?:9+|88+|77+|66+)(?:\.0+)?$/;

/** No number of people takes more words, and patterns are tried on none that does: what comes may be anything. */
const MOST_CHARACTERS = 200;

/** Whether a cell says that a number is not known. */
export function isUnsaid(cell: string): boolean {
  if (cell.length > MOST_CHARACTERS) return false;
  const text = withPlainDigits(cell.trim()).toLowerCase();
  return CODE.test(text) || UNSAID.has(text);
}

/**
 * Reads "5", "at least 3", "3-5", "about 200", "dozens", "около 2 тысяч". "None" is 0. Undefined for a text that
 * says no number of people: "unspecified", "yes", "2.5", and "1.000", which may be one or a thousand.
 */
export function rangeOf(cell: string): Range | undefined {
  if (/^\d+$/.test(cell)) return { low: Number(cell), best: Number(cell), high: Number(cell) };
  if (cell.length > MOST_CHARACTERS) return undefined;
  const given = withPlainDigits(cell.trim()).toLowerCase().replace(FOOTNOTES, '');
  const text = given.replace(UNSURE, '').trim();
  const isUnsure = text !== given;
  const numberIn = (regex: RegExp): number | undefined => numbersIn(regex, text)[0];
  const exact = numberIn(EXACT);
  if (exact !== undefined) {
    if (!Number.isInteger(exact)) return undefined;
    return isUnsure ? { best: exact } : { low: exact, best: exact, high: exact };
  }
  if (NONE.has(text)) return { low: 0, best: 0, high: 0 };
  const [one, other] = numbersIn(BETWEEN, text);
  if (one !== undefined && other !== undefined) return { low: Math.min(one, other), high: Math.max(one, other) };
  const least = numberIn(AT_LEAST) ?? numberIn(AT_LEAST_AFTER);
  if (least !== undefined) return { low: Math.floor(least) };
  const most = numberIn(AT_MOST) ?? numberIn(AT_MOST_AFTER);
  if (most !== undefined) return { high: Math.ceil(most) };
  const about = numberIn(ABOUT);
  if (about !== undefined) return { best: Math.round(about) };
  const tens = /^(10+)s(?!\p{L})/u.exec(text)?.[1];
  if (tens !== undefined) return { low: 2 * Number(tens) };
  // "Hundreds-thousands" is at least hundreds. The longest word at a place counts: "hundreds of thousands" is no "thousands".
  const leasts = (text.match(SEVERAL_NAMES) ?? []).map((word) => SEVERALS.find(([regex]) => regex.test(word))?.[1] ?? 2);
  const sure = leasts.filter((each) => each > 2);
  return leasts.length === 0 ? undefined : { low: Math.min(...(sure.length > 0 ? sure : leasts)) };
}

/** The one or two numbers of a pattern's match, each with the factor behind it. "1–2 thousand" is two thousands. */
function numbersIn(regex: RegExp, text: string): number[] {
  const match = regex.exec(text);
  if (match === null) return [];
  const [, first, firstFactor, second, secondFactor] = match;
  const times = (digits: string, factor: string | undefined): number => numberOf(digits) * (TIMES.get(factor ?? '') ?? 1);
  if (first === undefined) return [];
  if (second === undefined) return [times(first, firstFactor)];
  return [times(first, firstFactor ?? secondFactor), times(second, secondFactor)];
}

/** Thousands may stand apart; a point or comma with one or two digits behind it is a decimal one. */
const numberOf = (digits: string): number =>
  /^\d+[.,]\d{1,2}$/.test(digits) ? Number(digits.replace(',', '.')) : Number(digits.replace(/[,\s\u00a0\u202f]/g, ''));
