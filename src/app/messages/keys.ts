import type { en } from './en.ts';

/** A message of the page. English names them all; the other languages must have each. */
export type PageKey = keyof typeof en;
