import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAxis } from '../../src/app/state/day-axis.ts';
import { barsOf, lanesOf, spanBarsOf } from '../../src/app/state/time-bars.ts';
import { dayOf, isoOf, type Day } from '../../src/core/day.ts';
import type { Mark } from '../../src/marks/mark.ts';
import { PALETTES } from '../../src/marks/theme.ts';
import type { Scene, TypeCount } from '../../src/scene/scene.ts';
import { timelineBlock } from '../../src/static/timeline-block.ts';
import { spanCounts } from '../span-counts.ts';

const START = dayOf('2020-01-01')!;
const TYPES = ['protest', 'clash'];
const WIDTH = TYPES.length * 2;

interface Dated {
  readonly from: Day;
  readonly to: Day;
  readonly cells: Uint32Array;
}

interface Time {
  readonly days: readonly (readonly number[])[];
  readonly spans: readonly Dated[];
  readonly range: { readonly from: Day; readonly to: Day };
}

const typesOf = (cells: ArrayLike<number>): TypeCount[] =>
  TYPES.map((type, at) => ({ type, occurred: cells[at * 2] ?? 0, noneReported: cells[at * 2 + 1] ?? 0 })).filter(
    ({ occurred, noneReported }) => occurred + noneReported > 0,
  );
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

function sceneOf({ days, spans, range }: Time): Scene {
  return {
    days: days.map((cells, at) => {
      const day = START + at;
      const inView = day >= range.from && day <= range.to;
      return { day: isoOf(day), types: typesOf(cells), count: sum(cells), gap: false, inView };
    }),
    spans: spans.map(({ from, to, cells }) => {
      const inView = from <= range.to && to >= range.from;
      return { from: isoOf(from), to: isoOf(to), types: typesOf(cells), count: sum(cells), inView };
    }),
    gaps: [],
    legend: { types: TYPES.map((id) => ({ id, color: '#123456', shape: 'circle' })) },
    view: { lang: 'en' },
    dateRange: '',
  } as unknown as Scene;
}

const drawn = (time: Time, widthPx: number): readonly Mark[] =>
  timelineBlock(sceneOf(time), widthPx, PALETTES.light, 0).draw(0, 0);

/** What marks say of each bar: `day type finding in-view` → count. */
function told(marks: readonly Mark[], day: string, type: string, count: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { data } of marks) {
    if (data?.[day] === undefined) continue;
    const key = [data[day], data[type], data['finding'], data['inView']].join(' ');
    found.set(key, (found.get(key) ?? 0) + Number(data[count]));
  }
  return found;
}

/** The same of the screen's columns. */
function columns(from: ArrayLike<Day>, count: number, cells: Uint32Array, isIn: (bar: number) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (let bar = 0; bar < count; bar += 1)
    for (let cell = 0; cell < WIDTH; cell += 1) {
      const n = cells[bar * WIDTH + cell] ?? 0;
      const finding = cell % 2 === 1 ? 'none-reported' : 'occurred';
      if (n > 0) found.set([isoOf(from[bar] ?? 0), TYPES[cell >> 1], finding, isIn(bar)].join(' '), n);
    }
  return found;
}

const cells = fc.tuple(fc.nat(9), fc.nat(1), fc.nat(9), fc.nat(3));
const time: fc.Arbitrary<Time> = fc
  .record({
    days: fc.array(cells, { minLength: 1, maxLength: 700 }),
    spans: fc.array(fc.tuple(fc.integer({ min: -5, max: 720 }), fc.integer({ min: 1, max: 60 }), cells), { maxLength: 200 }),
    ends: fc.tuple(fc.integer({ min: -20, max: 720 }), fc.integer({ min: -20, max: 720 })),
  })
  .map(({ days, spans, ends }) => ({
    days,
    spans: spans
      .filter(([, , own]) => sum(own) > 0)
      .map(([first, length, own]) => ({ from: START + first, to: START + first + length, cells: Uint32Array.from(own) }))
      .toSorted((a, b) => a.from - b.from || a.to - b.to),
    range: { from: START + Math.min(...ends), to: START + Math.max(...ends) },
  }));

describe('the timeline of a picture', () => {
  test('has the screen’s bars, and says of spans what the screen says', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 200, max: 900 }), (all, widthPx) => {
        const axis = dayAxis(START, START + all.days.length - 1, widthPx);
        const bars = barsOf(Uint32Array.from(all.days.flat()), WIDTH, axis, all.range);
        const spans = spanCounts(all.spans);
        const marks = drawn(all, widthPx);
        expect(told(marks, 'day', 'dayType', 'shown')).toEqual(
          columns(bars.from, bars.count, bars.cells, (bar) => bars.inView[bar] ?? 0),
        );
        const total = sum(all.spans.flatMap((span) => [...span.cells]));
        const lines = sum(marks.map(({ data }) => (data?.['spanType'] === undefined ? 0 : Number(data['shown']))));
        const meeting = told(marks, 'meetsDay', 'meetsType', 'meeting');
        if (lanesOf(spans, WIDTH)) expect([lines, meeting.size]).toEqual([total, 0]);
        else {
          const { inView, outside } = spanBarsOf(spans, bars, axis, all.range);
          expect(lines).toBe(0);
          expect(meeting).toEqual(
            new Map([...columns(bars.from, bars.count, inView, () => 1), ...columns(bars.from, bars.count, outside, () => 0)]),
          );
        }
      }),
      { seed: 20220105, numRuns: 60 },
    );
  });

  test('ends, however many spans there are', () => {
    const spans = Array.from({ length: 60_000 }, (_, at) => ({
      from: START + Math.floor(at / 30),
      to: START + Math.floor(at / 30) + 2 + (at % 30),
      cells: Uint32Array.of(1, 0, at % 2, 0),
    }));
    const days = Array.from({ length: 2000 }, () => [1, 0, 0, 0]);
    const marks = drawn({ days, spans, range: { from: START, to: START + 2000 } }, 400);
    expect(marks.length).toBeLessThan(2000);
    expect(sum(told(marks, 'meetsDay', 'meetsType', 'meeting').values())).toBeGreaterThan(60_000);
  });
});
