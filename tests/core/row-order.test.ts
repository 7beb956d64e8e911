import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrderOf } from '../../src/core/row-order.ts';

it('puts rows in the order of their numbers, equal ones as they came, and takes what lies beyond for the nearest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 })),
      fc.integer({ min: -40, max: 0 }),
      fc.nat(40),
      (keys, least, greatest) => {
        const rows = keys.map((_, row) => row).reverse();
        const held = (row: number): number => Math.max(least, Math.min(greatest, keys[row]!));
        expect([...inOrderOf(rows, (row) => keys[row]!, least, greatest)]).toEqual(rows.toSorted((a, b) => held(a) - held(b)));
      },
    ),
  );
});
