import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, dayAxis } from '../../src/app/state/day-axis.ts';
import { dayOf, isoOf } from '../../src/core/day.ts';
import type { DayCount } from '../../src/scene/scene.ts';

const START = dayOf('2020-01-01') ?? 0;

/** Days in a row, each with counts of two types; in view between two of them. */
const days = fc
  .tuple(fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(3)), { minLength: 1, maxLength: 800 }), fc.nat(800), fc.nat(800))
  .map(([counts, one, other]) =>
    counts.map(([clashes, protests, none], index): DayCount => ({
      day: isoOf(START + index),
      types: [
        { type: 'clash', occurred: clashes, noneReported: 0 },
        { type: 'protest', occurred: protests, noneReported: none },
      ].filter(({ occurred, noneReported }) => occurred + noneReported > 0),
      count: clashes + protests + none,
      gap: false,
      inView: index >= Math.min(one, other) && index <= Math.max(one, other),
    })),
  );

describe('the bars of a timeline', () => {
  it('hold each day once, with all its counts, and never days in and out of view together', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 200, max: 2000 }), (counts, widthPx) => {
        const axis = dayAxis(START, START + counts.length - 1, widthPx);
        const bars = barsOf(counts, axis);
        const covered = bars.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
        expect(covered).toEqual(counts.map((_, index) => START + index));
        for (const bar of bars) {
          const own = counts.slice(bar.from - START, bar.to - START + 1);
          expect(own.every(({ inView }) => inView === bar.inView)).toBe(true);
          expect(bar.count).toBe(own.reduce((sum, { count }) => sum + count, 0));
          for (const type of ['clash', 'protest']) {
            const sum = own.flatMap(({ types }) => types.filter((each) => each.type === type));
            const made = bar.types.find((each) => each.type === type);
            expect(made?.occurred ?? 0).toBe(sum.reduce((all, { occurred }) => all + occurred, 0));
            expect(made?.noneReported ?? 0).toBe(sum.reduce((all, { noneReported }) => all + noneReported, 0));
          }
        }
      }),
    );
  });

  it('are of one day where a day has room, and not narrower than can be seen where it has none', () => {
    const one = Array.from({ length: 730 }, (_, index): DayCount => ({
      ...{ day: isoOf(START + index), types: [], count: 0, gap: false, inView: true },
    }));
    expect(barsOf(one.slice(0, 31), dayAxis(START, START + 30, 400))).toHaveLength(31);
    const bars = barsOf(one, dayAxis(START, START + 729, 730));
    expect(bars).toHaveLength(Math.ceil(730 / 3));
  });
});
