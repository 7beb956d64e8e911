import { describe, expect, it } from 'vitest';
import { dayAxis, ticksOf } from '../../src/app/state/day-axis.ts';
import { dayOf, isoOf } from '../../src/core/day.ts';

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

  it.each([
    ['2020-01-01', '2024-12-30', 700, ['2020', 'July', '2021', 'July', '2022', 'July', '2023', 'July', '2024', 'July']],
    ['2010-05-20', '2024-12-31', 700, ['2011', '2012', '2013', '2014', '2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024']], // prettier-ignore
    ['1900-01-01', '2024-12-31', 700, ['1900', '1910', '1920', '1930', '1940', '1950', '1960', '1970', '1980', '1990', '2000', '2010', '2020']], // prettier-ignore
    ['2022-01-10', '2022-12-30', 550, ['Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']],
  ])('names the firsts of months and years where days are narrow: %s to %s', (from, to, widthPx, texts) => {
    const ticks = ticksOf(dayAxis(day(from), day(to), widthPx), 'en');
    expect(ticks.map(({ text }) => text)).toEqual(texts);
    for (const tick of ticks) expect(isoOf(tick.day).slice(8)).toBe('01');
  });
});
