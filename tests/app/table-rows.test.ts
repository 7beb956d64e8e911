import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOfSpot } from '../../src/app/state/incident-words.ts';
import { rowsBy, tableWindow } from '../../src/app/state/table-rows.ts';
import { typeName } from '../../src/app/state/signs.ts';
import { kazakhstan } from '../kazakhstan.ts';

describe('a long table', () => {
  it('makes the rows in sight, and is as long as it scrolls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
        const [rowPx, heightPx] = [33, 500];
        const whole = tableWindow(count, rowPx, 0, heightPx);
        const totalPx = whole.abovePx + (whole.end - whole.first) * rowPx + whole.belowPx;
        const scrollPx = share * Math.max(0, totalPx - heightPx);
        const seen = tableWindow(count, rowPx, scrollPx, heightPx);
        expect(seen.end - seen.first).toBeLessThanOrEqual(34);
        expect(seen.abovePx + (seen.end - seen.first) * rowPx + seen.belowPx).toBeCloseTo(totalPx, 3);
        // What is in sight is covered by rows.
        expect(seen.abovePx).toBeLessThanOrEqual(scrollPx + 1e-6);
        expect(seen.abovePx + (seen.end - seen.first) * rowPx).toBeGreaterThanOrEqual(
          Math.min(totalPx, scrollPx + heightPx) - 1e-6,
        );
        if (share === 0) expect(seen.first).toBe(0);
        if (share === 1) expect(seen.end).toBe(count);
      }),
    );
  });

  it('is sorted as comparing every two of its rows would sort it', () => {
    const { incidents, spots, slots, taxonomy } = kazakhstan;
    const naming = { lang: 'ru', isoDay: '2022-01-31' } as const;
    const rows = Array.from({ length: incidents.count }, (_, row) => row);
    const place = (row: number): string => nameOfSpot(kazakhstan, spots[incidents.spot[row]!]!, naming);
    const type = (row: number): string => {
      const slot = slots[incidents.slot[row]!]!;
      return typeName(taxonomy, taxonomy.types[slot.type]!.id, slot.id, 'ru');
    };
    for (const [column, text] of [
      ['place', place],
      ['type', type],
    ] as const)
      // prettier-ignore
      expect([...Array.from(rowsBy(kazakhstan, rows, column, naming))]).toEqual(
        rows.toSorted((a, b) => text(a).localeCompare(text(b), 'ru')),
      );
  });
});
