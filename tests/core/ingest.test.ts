import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Country } from '../../src/core/country.ts';
import { placesOf, regionsOf } from '../../src/core/gazetteer.ts';
import { createGazetteer } from '../../src/core/gazetteer-index.ts';
import { createIngest, ingest, type Counts, type Ingested } from '../../src/core/ingest.ts';
import { resolve } from '../../src/core/join.ts';
import { problemText } from '../../src/core/problem.ts';
import type { Taxonomy } from '../../src/core/taxonomy.ts';
import { BLANK } from '../../src/formats/format.ts';
import { readPackage } from '../../src/formats/package.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const taxonomy = json('data/taxonomy.json') as Taxonomy;
const places = placesOf(json('geo/places.geojson') as Parameters<typeof placesOf>[0]);
const regions = regionsOf(json('geo/regions.geojson') as FeatureCollection as Parameters<typeof regionsOf>[0]);
const gazetteer = createGazetteer(places, regions, json('data/codes/countries.json') as Country[]);

const record = (over: object) => ({ ...BLANK, id: '1', date: '2022-01-05', type: 'protest', file: 'a.csv', line: 2, ...over });

describe('the embedded gazetteer', () => {
  it('joins every place by each of its names, in its region', () => {
    const lost = places.flatMap((place) =>
      place.names
        .map(({ name }) => ({
          name,
          answer: resolve({ place: name, region: place.region, country: 'KZ', isoDay: '2022-01-05' }, gazetteer),
        }))
        .filter(({ answer }) => !(answer.kind === 'joined' && answer.place?.id === place.id))
        .map(
          ({ name, answer }) =>
            `${place.id} ${name}: ${answer.kind} ${answer.kind === 'joined' ? (answer.place?.id ?? answer.how) : ''}`,
        ),
    );
    expect(lost).toEqual([]);
  });

  it('takes each place’s own coordinates for inside its region and country', () => {
    const doubted = places.filter((place) => {
      const { lngDeg, latDeg } = place;
      const answer = resolve({ place: place.id, region: place.region, country: 'KZ', lngDeg, latDeg }, gazetteer);
      return answer.kind !== 'joined' || answer.warnings.length > 0;
    });
    expect(doubted.map(({ id }) => id)).toEqual([]);
  });

  it('finds every region by its code and each of its names', () => {
    for (const region of regions)
      for (const text of [region.id, ...region.names.filter(({ kind }) => kind !== 'short').map(({ name }) => name)])
        expect(resolve({ place: '', region: text, country: 'KZ' }, gazetteer), text).toMatchObject({
          regions: [{ id: region.id }],
        });
  });
});

describe('the embedded dataset', () => {
  const folder = 'data/kazakhstan-2022/';
  const names = ['datapackage.json', 'incidents.csv', 'claims.csv', 'sources.csv', 'gaps.csv', 'terms.csv'];
  const read = readPackage(new Map(names.map((name) => [name, readFileSync(folder + name, 'utf8')])));

  it('is read without a problem', () => {
    expect(read.problems.map((each) => problemText(each))).toEqual([]);
    expect(read.incidents).toHaveLength(read.rows);
    expect(read.meta).toMatchObject({ id: 'kazakhstan-2022', country: 'KZ', licence: { name: 'CC-BY-4.0' } });
  });

  it('is joined without a problem', () => {
    const joined = ingest(read.incidents, gazetteer, taxonomy, read.rejected);
    expect(joined.problems.map((each) => problemText(each))).toEqual([]);
    expect(joined.counts).toEqual({ rows: read.rows, joined: read.rows, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 });
  });
});

describe('ingest', () => {
  it('counts every row once and explains each that is not joined', () => {
    const rows = [
      record({ id: '1', place: 'Almaty' }),
      record({ id: '2', place: 'Atlantis', country: 'KZ' }),
      record({ id: '3' }),
      record({ id: '3', place: 'Almaty' }),
      record({ id: '4', place: 'Almaty', type: 'picnic' }),
      record({ id: '5', place: 'Aktau', region: 'KZ-ALM' }),
      record({ id: '6', place: 'Astana', type: 'protest', subtype: 'picnic' }),
    ];
    const { counts, problems } = ingest(rows, gazetteer, taxonomy, 2);
    expect(counts).toEqual({ rows: 9, joined: 3, ambiguous: 0, unmatched: 2, unlocated: 1, rejected: 3 });
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error place-unmatched',
      'error place-missing',
      'error id-duplicate',
      'warning type-unknown',
      'error place-outside-region',
      'warning subtype-unknown',
    ]);
  });

  it('tells of a word that no type is for once, and keeps its rows under that word', () => {
    const run = createIngest(gazetteer, taxonomy);
    const rows = ['Road rage', 'road_rage', 'PICNIC', '7', ''].map((type, index) => ({
      id: String(index),
      place: 'Almaty',
      type,
    }));
    const taken = rows.map((row) => run.take(record(row), { type: 'what' }));
    expect(taken.map(({ located }) => [located?.record.type, located?.record.subtype])).toEqual([
      ['other', 'Road rage'],
      ['other', 'road_rage'],
      ['other', 'PICNIC'],
      ['other', 'what 7'],
      ['other', ''],
    ]);
    expect(taken.flatMap(({ problems }) => problems.map(({ code, column, value }) => [code, column, value]))).toEqual([
      ['type-unknown', 'what', 'Road rage'],
      ['type-unknown', 'what', 'PICNIC'],
      ['type-unknown', 'what', '7'],
      ['type-missing', 'what', ''],
    ]);
  });

  it('keeps a subtype that has no switch with the row’s other columns', () => {
    const run = createIngest(gazetteer, taxonomy);
    const row = record({ place: 'Almaty', subtype: 'picnic', extra: { note: 'x' } });
    expect(run.take(row, { subtype: 'kind' }).located?.record).toMatchObject({
      subtype: '',
      extra: { note: 'x', kind: 'picnic' },
    });
  });

  it('draws nothing of a row that no place was found for, and keeps it', () => {
    const run = createIngest(gazetteer, taxonomy);
    const row = record({ place: 'Springfield', country: 'KZ', lngDeg: -90, latDeg: 40, subtype: 'picnic' });
    const { outcome, located } = run.take(row);
    expect(outcome).toBe('unmatched');
    expect(located).toMatchObject({ record: { subtype: '', lngDeg: undefined }, where: { regions: [], country: '' } });
  });

  it('leaves out a point that contradicts the names', () => {
    const { located } = ingest([record({ place: 'Aktau', country: 'KZ', lngDeg: 43.65, latDeg: 51.16 })], gazetteer, taxonomy);
    expect(located[0]?.record).toMatchObject({ lngDeg: undefined, latDeg: undefined, precision: 'place' });
  });

  it('follows a decision, the most particular first', () => {
    const decision = { place: 'Atlantis', region: '', country: '', id: 'geonames:1526384' };
    const run = createIngest(gazetteer, taxonomy, [decision]);
    expect(run.take(record({ place: 'atlantis', country: 'KZ' })).located?.where.place?.id).toBe('geonames:1526384');
  });

  it('takes a name for a region, a country or a point, or leaves its rows out, as was decided', () => {
    const decided = (id: string): { readonly taken: Ingested; readonly counts: Counts } => {
      const run = createIngest(gazetteer, taxonomy, [{ place: 'The North', region: '', country: '', id }]);
      return { taken: run.take(record({ place: 'the north', country: 'KZ' })), counts: run.counts() };
    };
    const { located: region } = decided('KZ-MAN').taken;
    expect(region).toMatchObject({ record: { precision: 'region' }, where: { regions: [{ id: 'KZ-MAN' }] } });
    const { located: country } = decided('KZ').taken;
    expect(country).toMatchObject({ record: { precision: 'country' }, where: { regions: [], country: 'KZ' } });
    const { located: point } = decided('geo:43.65,51.16').taken;
    expect(point?.record).toMatchObject({ place: 'the north', lngDeg: 51.16, latDeg: 43.65, precision: 'place' });
    expect(point?.where.regions.map(({ id }) => id)).toEqual(['KZ-MAN']);
    expect(decided('none')).toMatchObject({
      counts: { rows: 1, rejected: 1 },
      taken: { outcome: 'rejected', problems: [{ code: 'row-left-out', severity: 'warning', value: 'the north' }] },
    });
    for (const id of ['geo:95,51', 'XX-99', 'geonames:0', 'nowhere at all']) expect(decided(id).taken.outcome).toBe('unmatched');
  });
});
