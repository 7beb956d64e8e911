import { withPlainDigits } from './cells.ts';

/** Bounds of a number as reports write it. An absent bound is unknown. */
export interface Range {
  readonly low?: number;
  readonly best?: number;
  readonly high?: number;
}

/** Words for numbers: what is certain of them is their least. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/\btens of thousands\b/, 20_000],
  [/\bhundreds of thousands\b/, 200_000],
  [/\bthousands\b/, 2000],
  [/\bhundreds\b/, 200],
  [/\bscores\b/, 40],
  [/\bdozens\b/, 24],
  [/\b(?:a )?dozen\b/, 12],
  [/\b(?:several|a few|few|multiple|some|a couple(?: of)?|couple)\b/, 2],
];

const digits = (text: string): number => Number(text.replace(/[,\s\u00a0]/g, ''));
const NUMBER = String.raw`(\d{1,3}(?:[,\s\u00a0]\d{3})+|\d+)`;
const BETWEEN = new RegExp(String.raw`^(?:between |about |around |~ ?)?${NUMBER}\s*(?:-|–|—|to|and)\s*${NUMBER}\b`);
const AT_LEAST = new RegExp(
  String.raw`^(?:at least|more than|over|>=?|no fewer than|no less than|least)\s*${NUMBER}\b|^${NUMBER}\s*(?:\+|or more)`,
);
const AT_MOST = new RegExp(String.raw`^(?:at most|up to|fewer than|less than|under|<=?|no more than)\s*${NUMBER}\b`);
const ABOUT = new RegExp(
  String.raw`^(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|~|c\.|ca\.)\s*${NUMBER}\b`,
);
const EXACT = new RegExp(String.raw`^${NUMBER}(?:\.0+)?$`);

/**
 * Reads "5", "at least 3", "3-5", "about 200", "dozens", "several". "None" is 0. Undefined for a text that says no number:
 * "unspecified", "yes".
 */
export function rangeOf(cell: string): Range | undefined {
  const text = withPlainDigits(cell.trim()).toLowerCase();
  const numberIn = (pattern: RegExp): number | undefined => {
    const match = pattern.exec(text);
    const found = match?.[1] ?? match?.[2];
    return found === undefined ? undefined : digits(found);
  };
  const exact = numberIn(EXACT);
  if (exact !== undefined) return { low: exact, best: exact, high: exact };
  if (/^(?:none|no|zero)$/.test(text)) return { low: 0, best: 0, high: 0 };
  const between = BETWEEN.exec(text);
  if (between) {
    const [one, other] = [digits(between[1] ?? ''), digits(between[2] ?? '')];
    return { low: Math.min(one, other), high: Math.max(one, other) };
  }
  const least = numberIn(AT_LEAST);
  if (least !== undefined) return { low: least };
  const most = numberIn(AT_MOST);
  if (most !== undefined) return { high: most };
  const about = numberIn(ABOUT);
  if (about !== undefined) return { best: about };
  const word = WORDS.find(([pattern]) => pattern.test(text));
  return word === undefined ? undefined : { low: word[1] };
}
