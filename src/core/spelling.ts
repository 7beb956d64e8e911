/** Finds keys that are one or two slips away. Built per country, so that a slip never crosses a border. */
export interface SpellingIndex<T> {
  /** Entries within `errorsFor(key)` errors of `key`, nearest first. */
  near: (key: string) => { readonly value: T; readonly errors: number }[];
}

/** How many errors a key of this length forgives: short names differ by a letter and mean different places. */
export const errorsFor = (key: string): 0 | 1 | 2 => (key.length < 6 || /\d/.test(key) ? 0 : key.length < 12 ? 1 : 2);

const MOST_ERRORS = 2;

/** Words with one first and one last letter, by their length: the letters that each has, as bits. */
interface Shelf {
  readonly words: string[];
  readonly letters: number[];
}

/**
 * Nobody slips in the first letter, and hardly in the last: what is left to compare are words that begin and end as the key
 * does and are about as long, and of these only those with nearly the same letters are looked at one by one.
 */
export function spellingIndex<T>(entries: Iterable<readonly [key: string, value: T]>): SpellingIndex<T> {
  const values = new Map<string, T[]>();
  const shelves = new Map<string, Shelf[]>();
  for (const [key, value] of entries) {
    const known = values.get(key);
    if (known !== undefined) {
      if (!known.includes(value)) known.push(value);
      continue;
    }
    values.set(key, [value]);
    if (errorsFor(key) === 0) continue;
    const ends = endsOf(key, key.length - 1);
    let byLength = shelves.get(ends);
    if (byLength === undefined) shelves.set(ends, (byLength = []));
    const shelf = (byLength[key.length] ??= { words: [], letters: [] });
    shelf.words.push(key);
    shelf.letters.push(lettersOf(key));
  }
  return {
    near: (key) => {
      const limit = errorsFor(key);
      if (limit === 0) return [];
      const found: { readonly word: string; readonly errors: number }[] = [];
      const letters = lettersOf(key);
      const look = (byLength: readonly (Shelf | undefined)[] | undefined): void => {
        for (let length = key.length - limit; byLength !== undefined && length <= key.length + limit; length++) {
          const shelf = byLength[length];
          for (let at = 0; shelf !== undefined && at < shelf.words.length; at++) {
            // Each error takes a letter, or brings one, or both.
            if (bitsIn(letters ^ (shelf.letters[at] ?? 0)) > 2 * limit) continue;
            const word = shelf.words[at] ?? '';
            const errors = slipsBetween(key, word);
            if (errors <= Math.min(limit, errorsFor(word))) found.push({ word, errors });
          }
        }
      };
      const [last, beforeLast] = [endsOf(key, key.length - 1), endsOf(key, key.length - 2)];
      look(shelves.get(last));
      // The last two letters may be swapped.
      if (beforeLast !== last) look(shelves.get(beforeLast));
      return found
        .sort((a, b) => a.errors - b.errors)
        .flatMap(({ word, errors }) => (values.get(word) ?? []).map((value) => ({ value, errors })));
    },
  };
}

const endsOf = (key: string, lastAt: number): string => key.charAt(0) + key.charAt(lastAt);

/** A bit for each letter that is there; those beyond a to z share the bits. */
function lettersOf(key: string): number {
  let bits = 0;
  for (let at = 0; at < key.length; at++) bits |= 1 << (key.charCodeAt(at) & 31);
  return bits;
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
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
  // What both begin and end with takes no part in it.
  let start = 0;
  let [fromEnd, toEnd] = [from.length, to.length];
  while (start < fromEnd && start < toEnd && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  while (fromEnd > start && toEnd > start && from.charCodeAt(fromEnd - 1) === to.charCodeAt(toEnd - 1)) {
    fromEnd -= 1;
    toEnd -= 1;
  }
  return editsBetween(from.slice(start, fromEnd), to.slice(start, toEnd));
}

/** Three where it is more: rows of the table stop being made when none of their cells is less. */
function editsBetween(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const changed = (last[column - 1] ?? 0) + changeOf(from.charAt(row - 1), to.charAt(column - 1));
      let best = Math.min(changed, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const areSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (areSwapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
      if (best < least) least = best;
    }
    // A swap goes by the row before the last, and adds one.
    if (least > MOST_ERRORS && Math.min(...last) >= MOST_ERRORS) return MOST_ERRORS + 1;
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[to.length] ?? 0, MOST_ERRORS + 1);
}

const changeOf = (one: string, other: string): number => (one === other ? 0 : isVowel(one) && isVowel(other) ? 1 : 2);
const isVowel = (letter: string): boolean => 'aeiou'.includes(letter);
