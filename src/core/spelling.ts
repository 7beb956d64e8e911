/**
 * Finds keys that are one or two errors away, by the deletion neighbourhood: two words within an error of each other share
 * a word that is left when a letter is taken from each. Built per country, so that a slip never crosses a border.
 */
export interface SpellingIndex<T> {
  /** Entries within `errorsFor(key)` errors of `key`, nearest first. */
  near: (key: string) => { readonly value: T; readonly errors: number }[];
}

/** How many errors a key of this length forgives: short names differ by a letter and mean different places. */
export const errorsFor = (key: string): 0 | 1 | 2 => (key.length < 6 || /\d/.test(key) ? 0 : key.length < 12 ? 1 : 2);

const MOST_ERRORS = 2;

export function spellingIndex<T>(entries: Iterable<readonly [key: string, value: T]>): SpellingIndex<T> {
  const words = new Map<string, T[]>();
  const byRemainder = new Map<string, string[]>();
  let longest = 0;
  for (const [key, value] of entries) {
    const values = words.get(key);
    if (values !== undefined) {
      if (!values.includes(value)) values.push(value);
      continue;
    }
    words.set(key, [value]);
    longest = Math.max(longest, key.length);
    for (const remainder of remainders(key, errorsFor(key))) {
      const sharing = byRemainder.get(remainder);
      if (sharing === undefined) byRemainder.set(remainder, [key]);
      else sharing.push(key);
    }
  }
  return {
    near: (key) => {
      const limit = errorsFor(key);
      // What is longer than every name by more than that is near none, and has more remainders than there is memory for.
      if (limit === 0 || key.length > longest + limit) return [];
      const found = new Set([...remainders(key, limit)].flatMap((remainder) => byRemainder.get(remainder) ?? []));
      return [...found]
        .map((word) => ({ word, errors: slipsBetween(key, word) }))
        .filter(({ word, errors }) => errors <= Math.min(limit, errorsFor(word)))
        .sort((a, b) => a.errors - b.errors)
        .flatMap(({ word, errors }) => (words.get(word) ?? []).map((value) => ({ value, errors })));
    },
  };
}

function remainders(key: string, depth: number): Set<string> {
  const all = new Set([key]);
  let last = [key];
  for (let step = 0; step < depth; step++) {
    last = last.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)));
    for (const word of last) all.add(word);
  }
  return all;
}

/**
 * Slips from one word to another, counted up to three: a letter added, lost or swapped with its neighbour, or another vowel is
 * one. Another consonant counts twice, as it is more often another town's: Kyaukse is no slip of Kyaukme, nor Yakutsk of
 * Irkutsk. Nobody slips in the first letter, and what differs in the last is another word's ending.
 */
export function slipsBetween(from: string, to: string): number {
  const isEndSwapped = from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1);
  const isEndSame = from.at(-1) === to.at(-1) || isEndSwapped;
  if (Math.abs(from.length - to.length) > MOST_ERRORS || from[0] !== to[0] || !isEndSame) return MOST_ERRORS + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const changed = (last[column - 1] ?? 0) + changeOf(from[row - 1] ?? '', to[column - 1] ?? '');
      let best = Math.min(changed, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const areSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (areSwapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? 0;
}

const VOWELS = /^[aeiou]{2}$/;
const changeOf = (one: string, other: string): number => (one === other ? 0 : VOWELS.test(one + other) ? 1 : 2);
