import type { MessageValues } from './messages.ts';
import { owned } from './owned-text.ts';
import type { SENTENCES } from './sentences/sentences.ts';

/** The English of everything that is said of an input, with `{names}` where values go. Each has its Kazakh and Russian. */
export type Sentence = keyof typeof SENTENCES;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** A sentence with its values: `said('lies {km} km from the coordinates', { km: 12 })`. */
export interface Filled {
  readonly sentence: Sentence;
  readonly values: MessageValues;
}

/**
 * What is said, before it is put in a language: a sentence without values is its own English. Plain data, so it crosses from a
 * worker; what is not in `sentences/` is a type error, so nothing can be said in one language alone.
 */
export type Said = { [S in Sentence]: [Names<S>] extends [never] ? S : never }[Sentence] | Filled;

/** A sentence with each of its values. Texts are kept as memory of their own: a report outlives the piece of file that they came from. */
export function said<S extends Sentence>(sentence: S, values: Readonly<Record<Names<S>, string | number>>): Filled {
  const kept = Object.entries<string | number>(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? owned(value) : value,
  ]);
  return { sentence, values: Object.fromEntries(kept) as MessageValues };
}

/** The English, which the report and `--json` have. */
export const english = (what: Said): string =>
  typeof what === 'string' ? what : what.sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(what.values[name]));
