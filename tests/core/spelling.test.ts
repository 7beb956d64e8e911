import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorsFor, slipsBetween, spellingIndex } from '../../src/core/spelling.ts';

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiou'.includes(letter);

/** Slips by the whole table of both words, as the definition has them. */
function slipsByTable(from: string, to: string): number {
  const table = Array.from({ length: from.length + 1 }, (_, row) =>
    Array.from({ length: to.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : Infinity)),
  );
  const cell = (row: number, column: number): number => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row++)
    for (let column = 1; column <= to.length; column++) {
      const [one, other] = [from[row - 1], to[column - 1]];
      const change = one === other ? 0 : isVowel(one) && isVowel(other) ? 1 : 2;
      const isSwap = row > 1 && column > 1 && one === to[column - 2] && from[row - 2] === other;
      (table[row] as number[])[column] = Math.min(
        cell(row - 1, column - 1) + change,
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        isSwap ? cell(row - 2, column - 2) + 1 : Infinity,
      );
    }
  const isEnd = from.at(-1) === to.at(-1) || (from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1));
  return from[0] === to[0] && isEnd ? Math.min(3, cell(from.length, to.length)) : 3;
}

// Few letters, so that many words are near each other; some beyond a to z, and a digit, which forgives nothing.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'k', 'r', 'я', '的', '7'), minLength: 1, maxLength: 15 });
const wordOf = (letters: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 14 });
const nearWords = fc.array(fc.oneof(word, wordOf('abe'), wordOf('ab')), { maxLength: 60 });

describe('slips of the pen', () => {
  it('are counted as their definition has it', () => {
    fc.assert(
      fc.property(fc.oneof(word, wordOf('abe'), wordOf('ab')), fc.oneof(word, wordOf('abe'), wordOf('ab')), (from, to) => {
        expect(slipsBetween(from, to)).toBe(slipsByTable(from, to));
      }),
      { numRuns: 2000 },
    );
  });

  it('are found by the index where comparing with every word finds them, nearest first', () => {
    fc.assert(
      fc.property(nearWords, fc.oneof(word, wordOf('abe'), wordOf('ab')), (words, key) => {
        const near = spellingIndex(words.map((each) => [each, each])).near(key);
        const expected = [...new Set(words)].flatMap((value) => {
          const errors = slipsByTable(key, value);
          return errorsFor(key) > 0 && errors <= Math.min(errorsFor(key), errorsFor(value)) ? [{ value, errors }] : [];
        });
        expect([...near].sort((a, b) => (a.value < b.value ? -1 : 1))).toEqual(
          expected.sort((a, b) => (a.value < b.value ? -1 : 1)),
        );
        expect(near.map(({ errors }) => errors)).toEqual(near.map(({ errors }) => errors).sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('are found however long a word is', () => {
    const long = 'krabe'.repeat(60);
    expect(spellingIndex([[long, 1]]).near(long.replace('be', 'eb'))).toEqual([{ value: 1, errors: 1 }]);
  });
});
