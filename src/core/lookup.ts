import { owned } from './owned-text.ts';

/** Values by key, in the order given. A value that comes twice in a row under one key (two spellings that meet) counts once. */
export function multimap<T>(entries: Iterable<readonly [string, T]>): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const values = map.get(key);
    if (values === undefined) map.set(key, [value]);
    else if (values.at(-1) !== value) values.push(value);
  }
  return map;
}

export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export function perKey<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, { readonly value: T }>();
  return (key) => {
    let known = made.get(key);
    if (known === undefined) made.set(key, (known = { value: make(key) }));
    return known.value;
  };
}

const MOST_REMEMBERED = 20_000;

/** Remembers answers: a column of a million rows has some hundreds of different regions and countries. */
export function memo<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = { value: find(text) };
      if (known.size < MOST_REMEMBERED) known.set(owned(text), answer);
    }
    return answer.value;
  };
}
