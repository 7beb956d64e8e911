import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextSet } from '../../src/core/text-set.ts';

describe('a set of texts that keeps none', () => {
  it('says of any texts which are new, as a Set does', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', '0', 'a', 'é'))), (texts) => {
        const own = createTextSet();
        const known = new Set<string>();
        for (const text of texts) expect(own.add(text)).toBe(known.size < known.add(text).size);
      }),
    );
  });

  it('tells a million running ids apart, and knows each again', () => {
    const own = createTextSet();
    const idOf = (row: number): string => `KAZ${String(row)}`;
    let fresh = 0;
    for (let row = 0; row < 1_000_000; row++) if (own.add(idOf(row))) fresh += 1;
    expect(fresh).toBe(1_000_000);
    let again = 0;
    for (let row = 0; row < 1_000_000; row += 97) if (!own.add(idOf(row))) again += 1;
    expect(again).toBe(Math.ceil(1_000_000 / 97));
  });
});
