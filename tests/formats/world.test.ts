import { describe, expect, it } from 'vitest';
import { resolve, type Query } from '../../src/core/join.ts';
import { growingGazetteer } from '../../src/node/gazetteer.ts';

const grower = growingGazetteer();
const gazetteer = await grower.add(['UA', 'US']);

const said = (place: string, over: Partial<Query>): string => {
  const answer = resolve({ place, region: '', country: '', isoDay: '2022-03-01', ...over }, gazetteer);
  if (answer.kind === 'joined') return `${answer.how} ${answer.place?.id ?? answer.regions.map(({ id }) => id).join('|')}`;
  return answer.kind === 'unlocated'
    ? answer.kind
    : `${answer.kind} of ${answer.candidates.map(({ region }) => region).join(' ')}`;
};

describe('the world gazetteer', () => {
  it('joins Kyiv by each of its names', () => {
    for (const name of ['Kyiv', 'Kiev', 'КИЇВ', 'Kyïv', 'Киев'])
      expect(said(name, { country: 'UA' }), name).toMatch(/ geonames:703448$/);
  });

  it('never takes the larger of namesakes, nor the better spelt', () => {
    expect(said('Springfield', { country: 'US' })).toMatch(/^ambiguous of US-MO US-MA US-IL /);
    expect(said('Springfield', { country: 'US', region: 'Illinois' })).toBe('name geonames:4250542');
    expect(said('Mykolaiv', { country: 'UA' })).toBe('ambiguous of UA-48 UA-46');
    expect(said('Mykolaiv', { country: 'UA', region: 'UA-48' })).toMatch(/ geonames:700569$/);
  });

  it('does not take a state for a town that begins like it', () => {
    expect(said('Kansas', { country: 'US' })).not.toMatch(/^(?:name|alias|transliteration) .*City/);
    // A column of places means the city, which lies in the state: either reading is true of it.
    expect(said('New York', { country: 'US' })).toBe('name geonames:5128581');
    expect(said('New York', { country: 'US', region: 'NY' })).toBe('name geonames:5128581');
  });

  it('holds a point against the country, as it is claimed or as it is held', () => {
    const simferopol = { lngDeg: 34.1, latDeg: 44.95 };
    for (const country of ['UA', 'RU']) {
      const answer = resolve({ place: '', region: '', country, ...simferopol }, gazetteer);
      expect(answer).toMatchObject({ kind: 'joined', how: 'coordinates', warnings: [] });
    }
  });

  it('is loaded a country at a time', () => {
    expect([grower.has('UA'), grower.has('FR')]).toEqual([true, false]);
    expect(gazetteer.covers('FR')).toBe(false);
  });
});

describe('regions that share a stem', () => {
  const regions = (over: Partial<Query>): string => {
    const answer = resolve({ place: '', region: '', country: 'Ukraine', ...over }, gazetteer);
    const warnings = answer.kind === 'unlocated' ? [] : answer.warnings;
    return answer.kind === 'joined' ? [...answer.regions.map(({ id }) => id), ...warnings].join(' ') : answer.kind;
  };

  it('are told apart by their administrative words', () => {
    for (const region of ['Kyiv City', 'City of Kyiv', 'Kiev City', 'UA-30', '30'])
      expect(regions({ region }), region).toBe('UA-30');
    for (const region of ['Kyiv Oblast', 'Kyiv Region', 'UA-32']) expect(regions({ region }), region).toBe('UA-32');
  });

  it('need no telling apart where the place or the point lies in one of them', () => {
    expect(regions({ region: 'Kyiv', place: 'Kyiv' })).toBe('UA-30');
    expect(regions({ region: 'Kyiv', place: 'Bila Tserkva' })).toBe('UA-32');
    expect(regions({ region: 'Kyiv', lngDeg: 30.1, latDeg: 49.8 })).toBe('UA-32');
  });

  it('are said to be ambiguous where nothing else tells which is meant', () => {
    expect(regions({ region: 'Kyiv' })).toBe('region-ambiguous');
  });
});

describe('the regions of Kazakhstan', () => {
  it('are found by the older and the newer ISO 3166-2 codes', () => {
    const codes = [['KZ-ALA', 'KZ-75'], ['KZ-AST', 'KZ-71'], ['KZ-SHY', 'KZ-79'], ['KZ-MAN', 'KZ-47'], ['KZ-AKM', 'KZ-11'], ['KZ-VOS', 'KZ-63']]; // prettier-ignore
    for (const [id, newer] of codes)
      expect(resolve({ place: '', region: newer ?? '', country: '' }, gazetteer), newer).toMatchObject({
        regions: [{ id }],
        warnings: [],
      });
  });
});
