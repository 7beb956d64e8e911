import type { Language } from '../../core/languages.ts';

/** A country's name by the browser's own table; its code where that has none. */
export function countryName(code: string, lang: Language): string {
  try {
    return new Intl.DisplayNames([lang], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
