import { describe, expect, it } from 'vitest';
import type { IncidentRecord } from '../../src/core/incident.ts';
import { rangeOf } from '../../src/formats/ranges.ts';
import { fixture } from './read-fixture.ts';

/** Figures of a record as a reader would write them: measure and its bounds. */
const figures = ({ claims }: IncidentRecord): readonly string[] =>
  claims.map(({ measure, low, best, high }) => `${measure} ${[low, best, high].map((each) => each ?? '').join('/')}`);

describe('a plain table', () => {
  it('is understood by header names in Russian', async () => {
    const { records, info } = await fixture('header-in-russian');
    expect(info?.columns).toMatchObject({ id: '№', date: 'Дата события', type: 'Вид мероприятия', region: 'Субъект РФ' });
    expect(records.map(({ date, type, subtype, place }) => [date, type, subtype, place])).toEqual([
      ['2022-09-21', 'protest', 'rally', 'Екатеринбург'],
      ['2022-09-24', 'protest', '', 'Улан-Удэ'],
      ['2022-09-25', 'clash', 'street-clash', 'Махачкала'],
    ]);
    expect(records.map(figures)).toEqual([
      ['arrested 51//', 'participants /2000/'],
      ['arrested 2/2/2'],
      ['arrested 100//', 'participants 200//300'],
    ]);
  });

  it('is understood by header names in Kazakh', async () => {
    const { records } = await fixture('header-in-kazakh');
    expect(records.map(({ date, type, place }) => [date, type, place])).toEqual([
      ['2022-01-02', 'protest', 'Жаңаөзен'],
      ['2022-01-04', 'clash', 'Алматы'],
      ['2022-01-06', 'clash', 'Талдықорған'],
    ]);
    expect(records.map(figures)).toEqual([['participants /200/'], ['participants 100//'], ['killed 3/3/3', 'arrested 13//']]);
  });

  it('is understood by header names in French, Spanish and Arabic', async () => {
    const french = await fixture('header-in-french');
    expect(french.records.map(({ date, type, subtype }) => [date, type, subtype])).toEqual([
      ['2018-11-17', 'protest', 'road-blockade'],
      ['2018-12-01', 'clash', 'riot'],
    ]);
    expect(french.records.map(figures)).toEqual([
      ['injured 4/4/4', 'arrested 18/18/18', 'participants 1500//'],
      ['participants /3000/'],
    ]);
    const spanish = await fixture('header-in-spanish');
    expect(spanish.records.map(({ date, type, subtype, region }) => [date, type, subtype, region])).toEqual([
      ['2017-11-05', 'protest', 'march', 'Colón'],
      ['2017-11-29', 'protest', 'road-blockade', 'Olancho'],
    ]);
    expect(spanish.records.map(figures)).toEqual([['participants 1200/1200/1200'], ['injured 2/2/2', 'participants 300//']]);
    const arabic = await fixture('header-in-arabic');
    expect(arabic.records.map(({ date, type, place }) => [date, type, place])).toEqual([
      ['2015-10-30', 'harm', 'دوما'],
      ['2015-10-28', 'clash', 'حلب'],
    ]);
    expect(arabic.records.map(figures)).toEqual([['killed 7/7/7'], ['injured 12/12/12']]);
  });

  it('is understood by HXL tags where its names say nothing', async () => {
    const { records } = await fixture('header-of-hxl-tags');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      id: '1',
      date: '2022-01-05',
      type: 'clash',
      place: 'Almaty',
      lngDeg: 76.95,
      latDeg: 43.25,
    });
  });

  it('takes no count of some for a count of all', async () => {
    const { records } = await fixture('header-with-brackets-and-signs');
    expect(records.map(figures)).toEqual([['killed 2/2/2']]);
    expect(records[0]).toMatchObject({ place: 'Almaty', extra: { 'Deaths (civilians)': '1' } });
  });

  it('takes codes for unknown counts for nothing', async () => {
    const { records } = await fixture('codes-for-unknown-counts');
    expect(records.map(figures)).toEqual([[], [], ['arrested 3/3/3']]);
  });

  it('has days as far as their parts are known', async () => {
    const { records } = await fixture('dates-of-year-and-month');
    expect(records.map(({ date }) => date)).toEqual(['2022-01', '2022-01', '2022', '2022']);
    const beside = await fixture('dates-in-parts-beside-a-date');
    expect(beside.records.map(({ date }) => date)).toEqual(['1994-03-04/1994-03-09', '1994-02', '1994-05-06']);
  });

  it('has dates and counts without their footnotes, and several days as a span', async () => {
    const { records } = await fixture('dates-with-footnotes');
    expect(records.map(({ date }) => date)).toEqual(['2020-06-02', '2023-10-13', '2020-06-03/2020-06-05']);
    expect(records.map(figures)).toEqual([['killed 2/2/2'], ['killed /20/'], ['killed 1//2']]);
  });

  it('without a type is told by what it counts, row by row', async () => {
    const protests = await fixture('type-told-by-participants');
    expect(protests.info?.impliedType).toBe('protest');
    expect(protests.records.map(({ type }) => type)).toEqual(['protest', 'protest', 'protest']);
    expect(protests.records.map(figures)).toEqual([['participants 200//'], ['participants 200//'], ['participants 200//300']]);
    const victims = await fixture('type-told-by-victims');
    expect(victims.records.map(({ type, subtype }) => [type, subtype])).toEqual([
      ['harm', ''],
      ['other', ''],
    ]);
    expect(victims.records[0]?.extra).toEqual({ 'Sub-category': 'Market place' });
  });

  it('with several kinds in a cell takes one and keeps them all', async () => {
    const { records } = await fixture('types-in-a-list');
    expect(records.map(({ type, subtype, extra }) => [type, subtype, extra['CATEGORY']])).toEqual([
      ['clash', 'riot', 'Riots,'],
      ['damage', 'arson', 'Trusted reports, ARSON, DEATHS'],
    ]);
  });

  it('of a form on a telephone has its points', async () => {
    const point = { lngDeg: 37.044, latDeg: 36.586 };
    expect((await fixture('points-of-a-form')).records[0]).toMatchObject(point);
    expect((await fixture('points-with-altitude')).records[0]).toMatchObject(point);
  });

  it('begins below its titles', async () => {
    const { records, info } = await fixture('title-lines-of-a-semicolon-table');
    expect(info?.titleLines).toBe(3);
    expect(records[0]).toMatchObject({ date: '2022-01-05', place: 'Алматы', type: 'clash', line: 5 });
  });

  it('names no person in a title', async () => {
    const { records } = await fixture('list-of-persons');
    expect(records[0]).toMatchObject({ title: { en: '' }, extra: { name: 'Made Up', age: '30' } });
  });
});

describe('a number of people', () => {
  it.each([
    ['5.0', { low: 5, best: 5, high: 5 }],
    ['8 000', { low: 8000, best: 8000, high: 8000 }],
    ['200 demonstrators', { low: 200, best: 200, high: 200 }],
    ['1000 (est.) demonstrators', { best: 1000 }],
    ['100+ (est.)', { low: 100 }],
    ['164?', { best: 164 }],
    ['several thousand', { low: 2000 }],
    ['2,5 тыс.', { low: 2500, best: 2500, high: 2500 }],
    ['1-2 thousand', { low: 1000, high: 2000 }],
    ['1000s', { low: 2000 }],
    ['свыше 300', { low: 300 }],
    ['100-ден астам', { low: 100 }],
    ['hasta 40', { high: 40 }],
    ['environ 200', { best: 200 }],
    ['tens of thousands', { low: 20_000 }],
  ])('is read from “%s”', (text, range) => {
    expect(rangeOf(text)).toEqual(range);
  });

  it.each(['1.000', '2.5', '3 men and two women', 'arrests', '1e3', 'unclear'])('is not read from “%s”', (text) => {
    expect(rangeOf(text)).toBeUndefined();
  });
});
