import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAxis } from '../../src/app/state/day-axis.ts';
import { barsInView, barsOf, lanesOf, spanBarsOf, spansInView } from '../../src/app/state/time-bars.ts';
import { daysPerBar } from '../../src/scene/time-scale.ts';
import { dayOf } from '../../src/core/day.ts';
import { spanCounts } from '../span-counts.ts';

const START = dayOf('2020-01-01')!;
const WIDTH = 4;

/** Days in a row with the counts of two types, and a range between two of them that may reach beyond. */
const timeline = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(9), fc.constant(0), fc.nat(9), fc.nat(3)), { minLength: 1, maxLength: 800 }),
    fc.integer({ min: -20, max: 820 }),
    fc.integer({ min: -20, max: 820 }),
  )
  .map(([counts, one, other]) => ({
    byDay: Uint32Array.from(counts.flat()),
    days: counts.length,
    range: { from: START + Math.min(one, other), to: START + Math.max(one, other) },
  }));

const spans = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 800 }), fc.integer({ min: 1, max: 60 }), fc.nat(5), fc.nat(5)), { maxLength: 150 })
  .map((all) =>
    all.map(([first, days, a, b]) => ({
      ...{ from: START + first, to: START + first + days, cells: Uint32Array.of(a, 0, b, 1) },
    })),
  );

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

describe('the bars of a timeline', () => {
  it('hold each day once, with all its counts, and never days in and out of view together', () => {
    fc.assert(
      fc.property(timeline, fc.integer({ min: 200, max: 2000 }), ({ byDay, days, range }, widthPx) => {
        const axis = dayAxis(START, START + days - 1, widthPx);
        const bars = barsOf(byDay, WIDTH, axis, range);
        const all = Array.from({ length: bars.count }, (_, bar) => bar);
        const covered = all.flatMap((bar) =>
          Array.from({ length: bars.to[bar]! - bars.from[bar]! + 1 }, (_, index) => bars.from[bar]! + index),
        );
        expect(covered).toEqual(Array.from({ length: days }, (_, index) => START + index));
        for (const bar of all) {
          const [first, end] = [bars.from[bar]! - START, bars.to[bar]! - START + 1];
          const isIn = (day: number): boolean => day >= range.from && day <= range.to;
          for (let day = first; day < end; day++) {
            expect(isIn(START + day)).toBe(bars.inView[bar] === 1);
            expect(bars.ofDay[day]).toBe(bar);
          }
          for (let cell = 0; cell < WIDTH; cell++) {
            const own = Array.from({ length: end - first }, (_, index) => byDay[(first + index) * WIDTH + cell]!);
            expect(bars.cells[bar * WIDTH + cell]).toBe(sum(own));
          }
          expect(bars.totals[bar]).toBe(sum(byDay.subarray(first * WIDTH, end * WIDTH)));
        }
        const inRange = byDay.filter(
          (_, at) => START + Math.floor(at / WIDTH) >= range.from && START + Math.floor(at / WIDTH) <= range.to,
        );
        expect(barsInView(bars)).toBe(sum(inRange));
      }),
    );
  });

  it('are of one day where a day has room, and not narrower than can be seen where it has none', () => {
    expect(daysPerBar(400 / 31)).toBe(1);
    for (const days of [730, 1826, 20_000, 200_000]) {
      const stepPx = 730 / days;
      const perBar = daysPerBar(stepPx);
      expect(perBar * stepPx).toBeGreaterThanOrEqual(2.5);
      expect(barsOf(new Uint32Array(days * WIDTH), WIDTH, dayAxis(0, days - 1, 730), { from: 0, to: days }).count).toBe(
        Math.ceil(days / perBar),
      );
    }
  });
});

describe('incidents of several days', () => {
  it('stand in each bar that their days meet, those in view apart', () => {
    fc.assert(
      fc.property(timeline, spans, fc.integer({ min: 200, max: 2000 }), ({ byDay, days, range }, found, widthPx) => {
        const axis = dayAxis(START, START + days - 1, widthPx);
        const bars = barsOf(byDay, WIDTH, axis, range);
        const made = spanBarsOf(spanCounts(found), bars, axis, range);
        for (let bar = 0; bar < bars.count; bar++) {
          const meeting = found.filter(({ from, to }) => from <= bars.to[bar]! && to >= bars.from[bar]!);
          for (let cell = 0; cell < WIDTH; cell++) {
            const inView = meeting.filter(({ from, to }) => from <= range.to && to >= range.from);
            expect(made.inView[bar * WIDTH + cell]).toBe(sum(inView.map(({ cells }) => cells[cell]!)));
            expect(made.outside[bar * WIDTH + cell]! + made.inView[bar * WIDTH + cell]!).toBe(
              sum(meeting.map(({ cells }) => cells[cell]!)),
            );
          }
          expect(made.totals[bar]).toBe(sum(meeting.flatMap(({ cells }) => [...cells])));
        }
        const inView = found.filter(({ from, to }) => from <= range.to && to >= range.from);
        expect(spansInView(spanCounts(found), range)).toBe(sum(inView.flatMap(({ cells }) => [...cells])));
      }),
    );
  });

  it('share a line only where they keep apart, and are no lines where these are too many', () => {
    const laid = (spans: Parameters<typeof spanCounts>[0]) => lanesOf(spanCounts(spans), 2);
    const span = (from: string, to: string) => ({ from: dayOf(from)!, to: dayOf(to)!, cells: Uint32Array.of(1, 0) });
    const laidOut = laid([
      span('2022-01-01', '2022-01-31'),
      span('2022-01-02', '2022-01-05'),
      span('2022-01-04', '2022-01-06'),
      span('2022-01-06', '2022-01-07'),
    ]);
    expect(laidOut?.placed.map(({ lane }) => lane)).toEqual([0, 1, 2, 1]);
    expect(laidOut?.lanes).toBe(3);
    expect(laid(Array.from({ length: 17 }, () => span('2022-01-01', '2022-01-02')))).toBeUndefined();
    expect(
      laid(Array.from({ length: 500 }, (_, at) => ({ from: 2 * at, to: 2 * at + 1, cells: Uint32Array.of(1, 0) }))),
    ).toBeUndefined();
  });
});
