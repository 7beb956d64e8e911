import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Country } from '../../src/core/country.ts';
import { createGazetteer } from '../../src/core/gazetteer-index.ts';
import { nameOn, placesOf, regionsOf } from '../../src/core/gazetteer.ts';
import { foundId, placeSearch, type Found } from '../../src/core/place-search.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const countries = json('data/codes/countries.json') as Country[];
const gazetteer = createGazetteer(
  placesOf(json('geo/places.geojson') as Parameters<typeof placesOf>[0]),
  regionsOf(json('geo/regions.geojson') as Parameters<typeof regionsOf>[0]),
  countries,
);
const search = placeSearch(gazetteer, countries);
const called = (found: Found): string =>
  found.kind === 'place' ? nameOn(found.place.names, 'en', '2023-01-01') : foundId(found);
const names = (text: string, most = 5): string[] => search(text, ['KZ'], most).map((found) => `${found.kind} ${called(found)}`);

describe('the search for a place', () => {
  it('finds what begins so, in any script, the very name first', () => {
    expect(names('Жаңаөз')).toEqual(['place Zhanaozen']);
    expect(names('zhanaoz')).toEqual(['place Zhanaozen']);
    expect(names('алматы')[0]).toBe('region KZ-ALA');
    expect(names('Қазақстан')[0]).toBe('country KZ');
    expect(names('KZ')[0]).toBe('country KZ');
  });

  it('finds the place by a former name and by a word within a name', () => {
    expect(names('Нур-Султ')).toContain('place Astana');
    expect(names('kazakhstan', 12)).toContain('region KZ-SEV');
  });

  it('finds what is nearly spelt so where nothing begins so', () => {
    expect(names('Karagnda')).toContain('place Karaganda');
  });

  it('finds nothing for nothing, and takes any text for a text', () => {
    for (const text of ['', '  ', '.*', '(', '__proto__', 'constructor', '\u0000', 'х'.repeat(5000)])
      expect(names(text)).toEqual([]);
  });

  it('gives each only once, and no more than asked', () => {
    const ids = search('a', ['KZ'], 30).map(foundId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(30);
  });
});
