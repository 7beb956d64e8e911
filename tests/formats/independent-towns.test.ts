import { readFileSync } from 'node:fs';
import { resolve as pathOf } from 'node:path';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/core/geodesy.ts';
import type { Place } from '../../src/core/gazetteer.ts';
import { resolve } from '../../src/core/join.ts';
import { growingGazetteer } from '../../src/node/gazetteer.ts';

/**
 * Natural Earth's populated places of ten thousand people and more (public domain), as `city-timezones` 1.3.4 carries them: every
 * one of these countries, in that table's spelling and with its slips. The gazetteer is made without them.
 */
const [, ...lines] = readFileSync(pathOf(import.meta.dirname, 'natural-earth-towns.csv'), 'utf8')
  .trimEnd()
  .split('\n');
const towns = lines.map((line) => {
  const [country = '', name = '', lng, lat] = line.split(',');
  return { country, name, lngLat: [Number(lng), Number(lat)] as const };
});

/** So far from where one table has a town may another have it. */
const SAME_KM = 30;

const countries = [...new Set(towns.map(({ country }) => country))];
const gazetteer = await growingGazetteer().add(countries);

type Outcome = 'right' | 'wrong' | 'among' | 'lost';

const outcomes = towns.map(({ country, name, lngLat }) => {
  const isThere = ({ lngDeg, latDeg }: Place): boolean => distanceKm(...lngLat, lngDeg, latDeg) <= SAME_KM;
  const answer = resolve({ place: name, region: '', country, isoDay: '2022-01-01' }, gazetteer);
  let outcome: Outcome = 'lost';
  if (answer.kind === 'joined' && answer.place !== undefined) outcome = isThere(answer.place) ? 'right' : 'wrong';
  else if (answer.kind === 'ambiguous' && answer.candidates.some(isThere)) outcome = 'among';
  return { country, name, outcome };
});

const shareOf = (wanted: readonly Outcome[], country?: string): number => {
  const own = outcomes.filter((each) => country === undefined || each.country === country);
  return own.filter(({ outcome }) => wanted.includes(outcome)).length / own.length;
};
const named = (wanted: Outcome, country?: string): string =>
  outcomes
    .filter((each) => each.outcome === wanted && (country === undefined || each.country === country))
    .map((each) => `${each.country} ${each.name}`)
    .join(', ');

/** Where towns share their names with others as large: a row without a region can't say which is meant. */
const OF_NAMESAKES = new Set(['MX', 'PH', 'CO']);

describe('towns of a table that the gazetteer is not made of', () => {
  it.each(countries.filter((country) => !OF_NAMESAKES.has(country)))('join by name and country in nine of ten: %s', (country) => {
    const own = outcomes.filter((each) => each.country === country);
    const others = own.filter(({ outcome }) => outcome !== 'right').map(({ name, outcome }) => `${name} ${outcome}`);
    // Of fewer than ten towns, all but one.
    expect(others.length, others.join(', ')).toBeLessThanOrEqual(Math.max(1, own.length / 10));
  });

  it.each([...OF_NAMESAKES])('join in nine of ten or are offered among their namesakes: %s', (country) => {
    expect(shareOf(['right', 'among'], country), named('lost', country)).toBeGreaterThanOrEqual(0.9);
  });

  it('join to another place in less than one of a hundred', () => {
    expect(shareOf(['wrong']), named('wrong')).toBeLessThan(0.01);
    expect(shareOf(['right'])).toBeGreaterThan(0.9);
  });
});
