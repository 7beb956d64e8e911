import { isLanguage, type Language } from '../../core/languages.ts';
import type { Preferred } from './address.ts';

/** What the browser asks for: its first language that the page speaks, and the system's light or dark. */
export function preferredHere(): Preferred {
  return { lang: firstSpoken(navigator.languages), theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light' };
}

export function firstSpoken(languages: readonly string[]): Language {
  const tongues = languages.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return tongues.find(isLanguage) ?? 'en';
}
