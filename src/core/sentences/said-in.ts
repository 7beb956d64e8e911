import type { Language } from '../languages.ts';
import { speaker } from '../messages.ts';
import { english, type Said, type Sentence } from '../said.ts';
import { SENTENCES } from './sentences.ts';

const inOne = (lang: 'kk' | 'ru'): Record<Sentence, string> =>
  Object.fromEntries(Object.entries(SENTENCES).map(([sentence, words]) => [sentence, words[lang]])) as Record<Sentence, string>;

const say = speaker<Sentence>({ en: {} as Record<Sentence, string>, kk: inOne('kk'), ru: inOne('ru') });

/** What is said, in a language. */
export function saidIn(lang: Language, what: Said): string {
  if (lang === 'en') return english(what);
  return typeof what === 'string' ? say(lang, what) : say(lang, what.sentence, what.values);
}
