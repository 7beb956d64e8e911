import { foldName } from './names.ts';

/** One word of a query. A text matches if one of its words begins so; a short one has to be the whole word. */
export interface SearchTerm {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Fewer letters begin too many words to mean one of them: they match a whole word only. */
const LEAST_BEGINNING = 3;

/** More words than these narrow nothing. */
const MOST_TERMS = 8;

/** The Arabic article, written as one with its word: that is found with and without. */
const ARABIC_ARTICLE = /^ال(?=\S{3})/u;

/** A letter that only lengthens the line between two others. */
const TATWEEL = /ـ/gu;

/** The words of a text as they are searched: without case, diacritics and script, in the order of the text. */
export function searchWords(text: string): string[] {
  const folded = foldName(text).replace(TATWEEL, '');
  const words = folded.split(' ').filter((word) => word !== '');
  return folded.includes('ال') ? words.flatMap((word) => withoutArticle(word)) : words;
}

function withoutArticle(word: string): string[] {
  const bare = word.replace(ARABIC_ARTICLE, '');
  return bare === word ? [word] : [word, bare];
}

/** The words of a query, each once. None where it has no letter or figure. */
export function searchTerms(query: string): SearchTerm[] {
  const words = foldName(query).replace(TATWEEL, '').split(' ');
  const texts = [...new Set(words)].filter((text) => text !== '').slice(0, MOST_TERMS);
  return texts.map((text) => ({ text, isWhole: text.length < LEAST_BEGINNING }));
}

export const matches = ({ text, isWhole }: SearchTerm, word: string): boolean =>
  isWhole ? word === text : word.startsWith(text);

/** Letters, figures and what stands inside a word: what `foldName` leaves in one piece. */
const WORD = /[\p{L}\p{N}\p{M}\p{Cf}'’ʼʻ‘`´ʹ′ʾʿ]+/gu;

/** A text in pieces, those apart that a query found. */
export function highlighted(text: string, terms: readonly SearchTerm[]): { readonly text: string; readonly isFound: boolean }[] {
  const pieces: { text: string; isFound: boolean }[] = [];
  const add = (piece: string, isFound: boolean): void => {
    const last = pieces.at(-1);
    if (piece === '') return;
    if (last?.isFound === isFound) last.text += piece;
    else pieces.push({ text: piece, isFound });
  };
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    add(text.slice(end, index), false);
    add(
      word,
      searchWords(word).some((folded) => terms.some((term) => matches(term, folded))),
    );
    end = index + word.length;
  }
  add(text.slice(end), false);
  return pieces;
}
