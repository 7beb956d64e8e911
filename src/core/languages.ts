/** The languages of the page, the pictures and the embedded dataset. */
export const LANGUAGES = ['en', 'kk', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/** A text by language. English is the one every text has; others fall back to it. */
export type Words = { readonly en: string } & { readonly [L in Exclude<Language, 'en'>]?: string };

/** The text in `lang`, or in English where there is none. */
export const inLanguage = (words: Words, lang: Language): string => {
  const text = words[lang];
  return text === undefined || text === '' ? words.en : text;
};
