import { describe, expect, it } from 'vitest';
import { dateInWords, shortDate } from '../../src/core/date-words.ts';
import { countText } from '../../src/core/messages.ts';

describe('dates in words', () => {
  it.each([
    ['2022-01-05', '5 January 2022', '5 января 2022', '2022 ж. 5 қаңтар'],
    ['2022-01-04/2022-01-06', '4–6 January 2022', '4–6 января 2022', '2022 ж. 4–6 қаңтар'],
    ['2022-01-05~', 'about 5 January 2022', 'около 5 января 2022', 'шамамен 2022 ж. 5 қаңтар'],
    ['2022-01', 'January 2022', 'январь 2022', '2022 ж. қаңтар'],
    [
      '2021-12-29/2022-01-03',
      '29 December 2021 – 3 January 2022',
      '29 декабря 2021 – 3 января 2022',
      '2021 ж. 29 желтоқсан – 2022 ж. 3 қаңтар',
    ],
    ['2022', '2022', '2022', '2022 ж.'],
    ['2022-01-04/..', 'since 4 January 2022', 'с 4 января 2022', 'басталуы: 2022 ж. 4 қаңтар'],
  ])('%s', (edtf, en, ru, kk) => {
    expect([dateInWords(edtf, 'en'), dateInWords(edtf, 'ru'), dateInWords(edtf, 'kk')]).toEqual([en, ru, kk]);
  });

  it('are short in a bracket, with the year only where it is another', () => {
    expect(shortDate('2022-01-09', 'en', 2022)).toBe('9 Jan');
    expect(shortDate('2022-12-20', 'en', 2021)).toBe('20 Dec 2022');
    expect(shortDate('2022-01-04/2022-01-06', 'en', 2022)).toBe('4–6 Jan');
    expect(shortDate('2022-01', 'ru', 2022)).toBe('январь 2022');
  });
});

describe('counts', () => {
  it('are set as newspapers of the language set them', () => {
    expect([4400, 9900, 36831, 999].map((count) => countText(count, 'en'))).toEqual(['4,400', '9,900', '36,831', '999']);
    expect([4400, 36831].map((count) => countText(count, 'ru'))).toEqual(['4400', '36\u00a0831']);
  });
});
