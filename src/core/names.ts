import { letterVariants, toLatin } from './names-latin.ts';

/** Names that are longer, of anything on Earth, are texts in the wrong column. The longest of a town has 168 letters. */
const MOST_NAME = 300;

/** Letters that stand for a sentence: folded, one of them has 18. */
const SENTENCES = /[\ufdfa\ufdfb]/;

/** Whether a text is no name of a place, region or country. */
export const isOverlong = (text: string): boolean =>
  text.length > MOST_NAME || (SENTENCES.test(text) && text.normalize('NFKD').length > MOST_NAME);

/**
 * Whether so many marks stand on one letter that no language has. To put them in order, as composing does, takes a time that
 * grows with the square of their number: hours for a million.
 */
export const isHeapOfMarks = (text: string): boolean => text.length > 30 && /\p{M}{30}/u.test(text);

/** A text as it is looked for: a letter under a heap of marks is that letter. */
export const nameText = (text: string): string => (isHeapOfMarks(text) ? text.replace(/\p{M}+/gu, '') : text).trim();

/**
 * A name without what writers disagree on: case, diacritics, apostrophes, punctuation, hyphens and script.
 * Administrative words stay: "Almaty" and "Almaty Region" are different names. Only a key: never shown.
 */
export const foldName = ofLast((text): string => {
  if (PLAIN.test(text)) return text.toLowerCase().replace(PLAIN_APOSTROPHES, '').replace(NO_PLAIN_LETTERS, ' ').trim();
  const bare = toLatin(text.normalize('NFC').toLowerCase()).normalize('NFKD').toLowerCase().replace(MARKS_AND_APOSTROPHES, '');
  // Without its mark or its raised form a letter may be one of the tables' after all: ǽ is æ with an accent.
  return toLatin(bare).replace(NO_LETTERS, ' ').trim();
});

/** Most names of most files are plain ASCII, for which the long way would give the same. */
const PLAIN = /^[ -~]*$/;
const PLAIN_APOSTROPHES = /['`]/g;
const NO_PLAIN_LETTERS = /[^a-z0-9]+/g;

const MARKS_AND_APOSTROPHES = /[\p{M}\p{Cf}'’ʼʻ‘`´ʹ′ʾʿ]/gu;
const NO_LETTERS = /[^\p{L}\p{N}]+/gu;

/** Words for a town, and for a larger area, as they stand in folded names. */
const TOWN_WORDS = new Set(
  (
    'city town village settlement municipality municipio gorod kalasy qalasy selo auyl auyly aul poselok posyolok pgt ' +
    'misto smt shahri shaary seher sehri ville ciudad nahiyat nahiya pourashava'
  ).split(' '),
);
const AREA_WORDS = new Set(
  (
    'region oblast oblys oblysy province governorate district rayon raion audan audany muhafazat muhafazah muhafaza wilaya wilayat ' +
    'oblastnaya krai kray county state prefecture department departement provincia provinsi vilayeti ostan tuman viloyati'
  ).split(' '),
);

/** "г. Алматы", "с. Аксай", "Алматинская обл.": abbreviations count only with their dot. */
const TOWN_DOT = /(^|[\s,(])(?:г|гор|с|п|пос|кент|м|смт|g)\.\s*/giu;
const AREA_DOT = /(^|[\s,(])(?:обл|р-н|окр)\.?(?=$|[\s,)])/giu;

export interface NamedKind {
  /** The folded name without its administrative words; the folded name itself where nothing else would be left. */
  readonly core: string;
  /** What the words taken away say it is. */
  readonly kind: 'town' | 'area' | '';
}

/** Splits a name from its administrative words: "г. Алматы" is a town "almaty", "Mangystau Region" an area "mangystau". */
export const namedKind = ofLast((text): NamedKind => {
  const hasTownDot = text.search(TOWN_DOT) >= 0;
  const hasAreaDot = text.search(AREA_DOT) >= 0;
  const folded = foldName(text.replace(TOWN_DOT, '$1').replace(AREA_DOT, '$1'));
  const words = folded.split(' ');
  let kind: NamedKind['kind'] = hasAreaDot ? 'area' : hasTownDot ? 'town' : '';
  const kept = words.filter((word, index) => {
    const isArea = AREA_WORDS.has(word);
    const isAdministrative = isArea || TOWN_WORDS.has(word);
    if (isAdministrative) kind = isArea ? 'area' : kind === '' ? 'town' : kind;
    // "city of X", "governorate of X".
    const isJoint = word === 'of' && index > 0 && isAdministrativeWord(words[index - 1]);
    return !isAdministrative && !isJoint;
  });
  return kept.length === 0 ? { core: folded, kind: '' } : { core: kept.join(' '), kind };
});

const isAdministrativeWord = (word: string | undefined): boolean =>
  word !== undefined && (TOWN_WORDS.has(word) || AREA_WORDS.has(word));

/** The key that names are joined by: folded, in Latin letters, without administrative words. */
export const normaliseName = (text: string): string => namedKind(text).core;

/**
 * Keys of a name as a gazetteer has it: its administrative words stay, so that "Kansas" is not found as "Kansas City".
 * Searched for with the keys of `looseNames`.
 */
export const soundKeys = ofLast((text) => keysOf(text, foldName));

/**
 * Keys in which the usual transliterations of one name meet: Қызылорда, Qyzylorda, Qızılorda and Kyzylorda; Київ, Kyïv and
 * Kyiv. More than one where a letter is written two ways (Луганськ is Lugansk and Luhansk). Words are not separated.
 */
export const looseNames = ofLast((text) => keysOf(text, normaliseName));

function keysOf(text: string, simplify: (text: string) => string): readonly string[] {
  return [...new Set(letterVariants(text).map((variant) => looseKey(simplify(variant))))].filter((key) => key !== '');
}

/** Words at the head of town names that are as often cut short: St. Louis, Ft. Worth, Sta. Cruz. */
const SHORT: Readonly<Record<string, string>> = {
  ...{ saint: 'st', sankt: 'st', sainte: 'ste', fort: 'ft', mount: 'mt' },
  ...{ santa: 'sta', santo: 'sto', general: 'gen', doctor: 'dr', presidente: 'pres' },
};
const ABBREVIATED = new RegExp(`\\b(?:${Object.keys(SHORT).join('|')})\\b(?= )`, 'g');

const looseKey = (normalised: string): string =>
  normalised
    .replace(ABBREVIATED, (word) => SHORT[word] ?? word)
    .replaceAll(' ', '')
    .replace(/dzh|zh|dj/g, 'j')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/q|ck/g, 'k')
    .replace(/w/g, 'u')
    .replace(/y/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/(\p{L})\1+/gu, '$1');

/** Remembers the last answer: one name is asked for several times in a row while it is joined, each from another side. */
function ofLast<T>(find: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly found: T } | undefined;
  return (text) => (last?.text === text ? last : (last = { text, found: find(text) })).found;
}

/** The Arabic article as it is written in Latin letters, joined to its word or apart, its l as spoken before the next letter. */
const ARTICLE = /^(?:al|el|an|ar|as|ash|at|ath|ad|adh|az) (?=\S{3})/;

export const hasArticle = (text: string): boolean => ARTICLE.test(foldName(text));

/**
 * Keys of an Arabic name without its article and with it in each way of writing it, the feminine ending as -a and as -ah:
 * Hawija is Al Ḩawījah, Al-Nasiriyah is An Nāşirīyah is Nasiriyah. To be searched for when the name itself is not found.
 */
export const articleKeys = ofLast((text): { readonly bare: readonly string[]; readonly withArticle: readonly string[] } => {
  const base = looseKey(normaliseName(text).replace(ARTICLE, ''));
  if (base.length < 3) return { bare: [], withArticle: [] };
  const bare = base.endsWith('ah') ? [base, base.slice(0, -1)] : base.endsWith('a') ? [base, `${base}h`] : [base];
  const withArticle = bare.flatMap((ending) => {
    const spoken = /^(?:sh|th|dh)/.exec(ending)?.[0];
    return [`al${ending}`, `el${ending}`, `a${ending}`, ...(spoken === undefined ? [] : [`a${spoken}${ending}`])];
  });
  return { bare, withArticle };
});
