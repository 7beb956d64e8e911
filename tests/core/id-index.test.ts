import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdIndex, idHash } from '../../src/core/id-index.ts';

/** Two pairs of one hash each. */
const SAME = ['costarring', 'liquid', 'declinate', 'macallums'] as const;

describe('rows by their ids', () => {
  it('are those of a Map, where hashes are the same too', () => {
    expect(idHash(SAME[0])).toBe(idHash(SAME[1]));
    expect(idHash(SAME[2])).toBe(idHash(SAME[3]));
    const id = fc.oneof(fc.constantFrom(...SAME), fc.string({ maxLength: 6 }), fc.nat(4000).map(String));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 3000, size: 'max' }), fc.array(id), (ids, others) => {
        const index = new IdIndex();
        ids.forEach((each, row) => index.add(each, row));
        const plain = new Map(ids.map((each, row) => [each, row]));
        for (const each of [...ids, ...others, ...SAME]) expect(index.rowOf(each, (row) => ids[row] ?? '')).toBe(plain.get(each));
      }),
      { numRuns: 30 },
    );
  });
});
