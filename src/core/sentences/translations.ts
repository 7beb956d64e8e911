import type { Language } from '../languages.ts';

/** English sentence → the same in the other languages. */
export type Translations = Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>>;
