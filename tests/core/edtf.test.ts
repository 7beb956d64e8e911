import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/core/day.ts';
import { FIRST_DAY, LAST_DAY, parseDate } from '../../src/core/edtf.ts';

const read = (text: string): string => {
  const span = parseDate(text);
  if (span === undefined) return 'refused';
  return [`${isoOf(span.from)}..${isoOf(span.to)}`, span.precision, span.approximate ? '~' : '', span.uncertain ? '?' : '']
    .filter((part) => part !== '')
    .join(' ');
};

describe('EDTF levels 0 and 1', () => {
  it.each([
    ['2022-01-05', '2022-01-05..2022-01-05 day'],
    ['2022-01', '2022-01-01..2022-01-31 month'],
    ['2022', '2022-01-01..2022-12-31 year'],
    ['2022-01-05~', '2022-01-05..2022-01-05 day ~'],
    ['2022-01-05?', '2022-01-05..2022-01-05 day ?'],
    ['2022-01-05%', '2022-01-05..2022-01-05 day ~ ?'],
    ['2022-01-XX', '2022-01-01..2022-01-31 month'],
    ['2022-XX', '2022-01-01..2022-12-31 year'],
    ['2022-XX-XX', '2022-01-01..2022-12-31 year'],
    ['202X', '2020-01-01..2029-12-31 decade'],
    ['20XX', '2000-01-01..2099-12-31 century'],
    ['2022-21', '2022-03-01..2022-05-31 season'],
    ['2021-24', '2021-12-01..2022-02-28 season'],
    ['2022-01-04/2022-01-06', '2022-01-04..2022-01-06 interval'],
    ['2022-01/2022-02-03', '2022-01-01..2022-02-03 interval'],
    ['2022-01-04~/2022-01-06?', '2022-01-04..2022-01-06 interval ~ ?'],
    ['2022-01-05T10:00:00+06:00', '2022-01-05..2022-01-05 day'],
    ['0099-02', '0099-02-01..0099-02-28 month'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reaches to the limits where an interval is open or its end unknown', () => {
    expect(parseDate('2022-01-04/..')).toMatchObject({ from: 18_996, to: LAST_DAY, precision: 'interval' });
    expect(parseDate('2022-01-04/')).toMatchObject({ from: 18_996, to: LAST_DAY });
    expect(parseDate('../2022-01-04')).toMatchObject({ from: FIRST_DAY, to: 18_996 });
    expect([isoOf(FIRST_DAY), isoOf(LAST_DAY)]).toEqual(['0000-01-01', '9999-12-31']);
  });

  it.each([
    ...['2022-02-30', '2022-13', '2022-1-5', '', '../..', '2022-01-06/2022-01-04', '2022-04-31/2022-05-01', '05.01.2022'],
    ...[
      '[2022-01-04,2022-01-05]',
      '2022-XX-05',
      'Y20220',
      '-0044',
      '2022-31',
      'January',
      '2022-01-05 10:00',
      `2022${'-01'.repeat(40)}`,
    ],
  ])('refuses %s', (text) => {
    expect(read(text)).toBe('refused');
  });

  it('reads back the days of any interval', () => {
    const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const span = parseDate(`${isoOf(from)}/${isoOf(to)}`);
        expect(span).toMatchObject({ from, to });
      }),
    );
  });

  it('reads a year, a month and a day as all of their days, whatever is said of them', () => {
    const parts = fc.record({
      year: fc.integer({ min: 1, max: 9998 }),
      month: fc.integer({ min: 1, max: 12 }),
      mark: fc.constantFrom('', '?', '~', '%'),
    });
    const isoDay = (year: number, month: number, date: number): string =>
      new Date(new Date(0).setUTCFullYear(year, month - 1, date)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(parts, ({ year, month, mark }) => {
        const [digits, two] = [String(year).padStart(4, '0'), String(month).padStart(2, '0')];
        const days = (text: string): string[] => {
          const span = parseDate(text);
          expect(span).toMatchObject({ text, approximate: /[~%]/.test(text), uncertain: /[?%]/.test(text) });
          return span === undefined ? [] : [isoOf(span.from), isoOf(span.to)];
        };
        expect(days(`${digits}${mark}`)).toEqual([`${digits}-01-01`, `${digits}-12-31`]);
        expect(days(`${digits}-${two}${mark}`)).toEqual([`${digits}-${two}-01`, isoDay(year, month + 1, 0)]);
        expect(days(`${digits}-${two}-09${mark}`)).toEqual([`${digits}-${two}-09`, `${digits}-${two}-09`]);
        expect(parseDate(`${digits}-${two}-09/..`)?.to).toBe(LAST_DAY);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => (parseDate(text)?.text ?? text) === text));
    fc.assert(fc.property(fc.stringMatching(/^[0-9XT:~?%./-]{1,24}$/), (text) => (parseDate(text)?.text ?? text) === text));
  });
});
