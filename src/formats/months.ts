/**
 * How the names of the months begin in English, Russian, Ukrainian, Kazakh, French, Spanish, Portuguese, German, Turkish and
 * Arabic (both the names of Egypt and those of the Levant). Longer beginnings are tried first: June and July in French.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'янв', 'січ', 'қаң', 'ene', 'oca', 'يناير', 'كانون الثاني'],
  ['feb', 'фев', 'лют', 'ақп', 'fév', 'fev', 'şub', 'فبراير', 'شباط'],
  ['mar', 'мар', 'бер', 'нау', 'mär', 'مارس', 'آذار'],
  ['apr', 'апр', 'кві', 'сәу', 'avr', 'abr', 'nis', 'أبريل', 'نيسان'],
  ['may', 'май', 'мая', 'тра', 'мам', 'mai', 'مايو', 'أيار'],
  ['jun', 'июн', 'чер', 'мау', 'juin', 'haz', 'يونيو', 'حزيران'],
  ['jul', 'июл', 'лип', 'шіл', 'juil', 'tem', 'يوليو', 'تموز'],
  ['aug', 'авг', 'сер', 'там', 'aoû', 'aou', 'ago', 'ağu', 'أغسطس', 'آب'],
  ['sep', 'сен', 'вер', 'қыр', 'set', 'eyl', 'سبتمبر', 'أيلول'],
  ['oct', 'окт', 'жов', 'қаз', 'okt', 'out', 'eki', 'أكتوبر', 'تشرين الأول'],
  ['nov', 'ноя', 'лис', 'қар', 'kas', 'نوفمبر', 'تشرين الثاني'],
  ['dec', 'дек', 'гру', 'жел', 'déc', 'dic', 'dez', 'ara', 'ديسمبر', 'كانون الأول'],
];

/** Letters without their marks, as `cleanText` and headers compose them. */
const bare = (text: string): string => text.toLowerCase().normalize('NFC');

const MONTHS = new Map(BEGINNINGS.flatMap((names, index) => names.map((name) => [bare(name), index + 1] as const)));
const LENGTHS = [...new Set([...MONTHS.keys()].map((name) => name.length))].sort((a, b) => b - a);

/** 1 to 12 for the name of a month or its beginning of at least three letters; undefined for other words. */
export function monthOf(word: string): number | undefined {
  const text = bare(word);
  const length = LENGTHS.find((each) => MONTHS.has(text.slice(0, each)) && text.length >= each);
  return length === undefined ? undefined : MONTHS.get(text.slice(0, length));
}
