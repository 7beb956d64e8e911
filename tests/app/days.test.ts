import { describe, expect, it } from 'vitest';
import { dayAxis, lanesOf, ticksOf } from '../../src/app/state/day-axis.ts';
import { dayOf } from '../../src/core/day.ts';

const day = (iso: string): number => dayOf(iso)!;
const month = dayAxis(day('2022-01-01'), day('2022-01-31'), 620);

describe('the axis of days', () => {
  it('finds the day under a pixel, within its ends', () => {
    expect(month.stepPx).toBe(20);
    expect(month.dayAt(0)).toBe(day('2022-01-01'));
    expect(month.dayAt(39.9)).toBe(day('2022-01-02'));
    expect(month.dayAt(-50)).toBe(day('2022-01-01'));
    expect(month.dayAt(9999)).toBe(day('2022-01-31'));
    expect(month.dayAt(month.x(day('2022-01-17')) + 1)).toBe(day('2022-01-17'));
  });

  it.each([
    ['2022-01-01', '2022-01-31', 620],
    ['2022-01-01', '2022-01-31', 328],
    ['2021-12-20', '2022-03-10', 700],
    ['2010-01-01', '2024-12-31', 700],
    ['2022-01-05', '2022-01-05', 300],
  ])('prints labels that keep apart: %s to %s on %i px', (from, to, widthPx) => {
    const ticks = ticksOf(dayAxis(day(from), day(to), widthPx), 'en');
    expect(ticks.length).toBeGreaterThan(0);
    for (const [index, tick] of ticks.entries()) {
      const next = ticks[index + 1];
      if (next !== undefined) expect(next.xPx - tick.xPx).toBeGreaterThanOrEqual(tick.text.length > 2 && index > 0 ? 40 : 22);
    }
  });
});

describe('spans', () => {
  it('share a lane only where they keep apart', () => {
    const span = (from: string, to: string) => ({ from, to, types: [], count: 1, inView: true });
    const { placed, lanes } = lanesOf([
      span('2022-01-01', '2022-01-31'),
      span('2022-01-02', '2022-01-05'),
      span('2022-01-04', '2022-01-06'),
      span('2022-01-06', '2022-01-07'),
    ]);
    expect(placed.map(({ lane }) => lane)).toEqual([0, 1, 2, 1]);
    expect(lanes).toBe(3);
  });
});
