import { describe, expect, it } from 'vitest';
import { readOwnPlaces } from '../../src/formats/own-places.ts';

const CSV = 'id,name,country,region,lng,lat,population,aliases\nown:1,Zakho,iq,IQ-DA,42.68,37.14,211964,زاخو|Zaxo\n';

const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'own:1',
      properties: { name: 'Zakho', country: 'IQ', region: 'IQ-DA', population: 211964, aliases: ['زاخو', 'Zaxo'] },
      geometry: { type: 'Point', coordinates: [42.68, 37.14] },
    },
  ],
});

const line = (id: string, name: string, featureClass: string): string =>
  [id, name, 'Zakho', 'Zaxo,زاخو', '37.14', '42.68', featureClass, 'PPL', 'IQ', '', '08', '', '', '', '211964', '', '440', 'Asia/Baghdad', '2020-01-01'].join('\t'); // prettier-ignore

describe('a gazetteer of one’s own', () => {
  it('is the same as a table and as GeoJSON', () => {
    const table = readOwnPlaces(CSV, 'own.csv');
    expect(table.problems).toEqual([]);
    expect(table.places).toMatchObject([{ id: 'own:1', country: 'IQ', region: 'IQ-DA', lngDeg: 42.68, latDeg: 37.14 }]);
    expect(readOwnPlaces(`\ufeff${GEOJSON}`, 'own.geojson')).toEqual(table);
  });

  it('is the populated places of a GeoNames dump, with all their names', () => {
    const dump = [line('90760', 'Zākhū', 'P'), line('1', 'Jabal Zākhū', 'T'), ''].join('\r\n');
    const { places, problems } = readOwnPlaces(dump, 'IQ.txt');
    expect(problems).toEqual([]);
    expect(places).toMatchObject([{ id: 'geonames:90760', country: 'IQ', population: 211964 }]);
    expect(places[0]?.names.map(({ name }) => name)).toEqual(['Zākhū', 'Zakho', 'Zaxo', 'زاخو']);
  });

  it('says what is wrong with a place, and goes on with the others', () => {
    const broken = GEOJSON.replace(
      '"features":[',
      '"features":[{"type":"Feature","properties":{"name":"Nowhere"},"geometry":null},',
    );
    const { places, problems } = readOwnPlaces(broken, 'own.geojson');
    expect(places).toHaveLength(1);
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ['own.geojson#1', 'coordinate-missing'],
      ['own.geojson#1', 'id-missing'],
      ['own.geojson#1', 'country-unknown'],
    ]);
    expect(readOwnPlaces('{"type":', 'own.json').problems.map(({ code }) => code)).toEqual(['json-broken']);
    expect(readOwnPlaces('{"type":"Topology"}', 'own.json').problems.map(({ code }) => code)).toEqual(['geojson-no-features']);
    expect(readOwnPlaces('id,name\n1,Zakho\n', 'own.csv').problems.map(({ column }) => column)).toEqual([
      'country',
      'lng',
      'lat',
    ]);
  });
});
