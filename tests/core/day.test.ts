import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isoOf } from '../../src/core/day.ts';

describe('day', () => {
  it('counts from 1970-01-01', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('2022-01-05')).toBe(18_997);
    expect(dayOf('1969-12-31')).toBe(-1);
  });

  it('refuses what no calendar has and what is not a plain day', () => {
    for (const text of [
      '2022-02-30',
      '2022-13-01',
      '2022-00-10',
      '2022-01-00',
      '2022-01-32',
      '2021-02-29',
      '2022-1-5',
      '',
      '2022-01-05T00:00',
    ])
      expect(dayOf(text), text).toBeUndefined();
    expect(dayOf('2020-02-29')).toBeDefined();
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (day) => dayOf(isoOf(day)) === day));
  });
});
