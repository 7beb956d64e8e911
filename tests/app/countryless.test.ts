import { describe, expect, it } from 'vitest';
import { countryless } from '../../src/app/open/countryless.ts';
import type { OpenProblem, OpenWhere, ReadFile } from '../../src/app/open/protocol.ts';

const where = (country: string, ...texts: string[]): OpenWhere => ({
  ...{ place: 'Hilla', region: '', country, isoDay: '2022-01-05', rows: 1 },
  candidates: texts.map((text) => ({ id: text, kind: 'place', text: { en: text } })),
});
const problem = (file: string, index: number): OpenProblem => ({
  problem: {
    ...{ file, line: 2, column: 'city', value: 'Hilla', code: 'place-ambiguous', severity: 'error', candidates: [] },
    ...{ message: 'is the name of several places', suggestion: '' },
  },
  outcome: 'ambiguous',
  where: index,
});
const files = ['a.csv', 'b.csv', 'c.csv', 'd.csv'].map((name) => ({ name }) as ReadFile);

describe('files whose rows name no country', () => {
  const wheres = [
    where('', 'Al Ḩillah, Babylon, IQ', 'Hila, Maluku, ID'),
    where('US', 'Springfield, Illinois, US', 'Springfield, ID, ID'),
    where('', 'Springfield, Illinois, US', 'Springfield, Missouri, US'),
  ];
  const problems = [problem('a.csv', 0), problem('b.csv', 1), problem('c.csv', 2), problem('c.csv', -1)];

  it('are those with a name of places in several countries', () => {
    expect(countryless({ problems, wheres, files }, () => ({ map: {} }))).toEqual([{ file: 'a.csv', codes: ['IQ', 'ID'] }]);
  });

  it('stay when a country was chosen, so that it can be taken back', () => {
    const chosen = countryless({ problems: [], wheres, files }, (name) =>
      name === 'd.csv' ? { map: {}, country: 'SY' } : { map: {} },
    );
    expect(chosen).toEqual([{ file: 'd.csv', codes: ['SY'] }]);
  });
});
