import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';

/** Texts in ICU MessageFormat by language and key. A key that one language lacks is a type error. */
export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

export type MessageValues = Readonly<Record<string, string | number>>;

/** Speaks a catalogue: `say('kk', 'incidents', { n: 3 })`. Parsed messages are kept. */
export function speaker<Key extends string>(
  catalogue: Catalogue<Key>,
): (lang: Language, key: Key, values?: MessageValues) => string {
  const parsed = new Map<string, IntlMessageFormat>();
  return (lang, key, values) => {
    const id = `${lang} ${key}`;
    let message = parsed.get(id);
    if (message === undefined) {
      message = new IntlMessageFormat(catalogue[lang][key], lang, undefined, { ignoreTag: true });
      parsed.set(id, message);
    }
    return String(message.format(values));
  };
}

/**
 * A count with its thousands apart, as newspapers of the language set it. Not `Intl.NumberFormat`: engines ship different
 * tables, and a picture has the same bytes everywhere.
 */
export function countText(count: number, lang: Language): string {
  const separator = lang === 'en' ? ',' : '\u00a0';
  const digits = String(Math.round(count));
  const groups = digits.replace(/\B(?=(\d{3})+$)/g, separator);
  return lang !== 'en' && digits.length === 4 ? digits : groups;
}
