import { describe, expect, it } from 'vitest';
import { isOwnPlaces, readOwnPlaces } from '../../src/formats/own-places.ts';
import type { Source } from '../../src/formats/bytes.ts';

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 50) yield await Promise.resolve(bytes.subarray(at, at + 50));
}
const source = (text: string, name: string): Source => ({ name, chunks: () => pieces(text) });
const read = (text: string, name: string): ReturnType<typeof readOwnPlaces> => readOwnPlaces(source(text, name));
const codes = async (text: string): Promise<string[]> => (await read(text, 'own.json')).problems.map(({ code }) => code);

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
  it('is the same as a table and as GeoJSON', async () => {
    const table = await read(CSV, 'own.csv');
    expect(table.problems).toEqual([]);
    expect(table.places).toMatchObject([{ id: 'own:1', country: 'IQ', region: 'IQ-DA', lngDeg: 42.68, latDeg: 37.14 }]);
    expect(await read(`\ufeff${GEOJSON}`, 'own.geojson')).toEqual(table);
    expect(await read(CSV.replaceAll(',', ';'), 'own.csv')).toEqual(table);
  });

  it('is the populated places of a GeoNames dump, with all their names', async () => {
    const dump = [line('90760', 'Zākhū', 'P'), line('1', 'Jabal Zākhū', 'T'), line('2', '"Quoted', 'P'), ''].join('\r\n');
    const { places, problems } = await read(dump, 'IQ.txt');
    expect(problems).toEqual([]);
    expect(places).toMatchObject([{ id: 'geonames:90760', country: 'IQ', population: 211964 }, { id: 'geonames:2' }]);
    expect(places[0]?.names.map(({ name }) => name)).toEqual(['Zākhū', 'Zakho', 'Zaxo', 'زاخو']);
  });

  it('says what is wrong with a place, and goes on with the others', async () => {
    const broken = GEOJSON.replace(
      '"features":[',
      '"features":[{"type":"Feature","properties":{"name":"Nowhere"},"geometry":null},\n',
    );
    const { places, problems } = await read(broken, 'own.geojson');
    expect(places).toHaveLength(1);
    expect(problems.map(({ file, line: at, code }) => [file, at, code])).toEqual([
      ['own.geojson', 1, 'coordinate-missing'],
      ['own.geojson', 1, 'id-missing'],
      ['own.geojson', 1, 'country-unknown'],
    ]);
    const { problems: missing } = await read('id,name\n1,Zakho\n', 'own.csv');
    expect(missing.map(({ column }) => column)).toEqual(['country', 'lng', 'lat']);
  });

  it('is refused as incidents are: what is no table, another coordinate system, nesting without end, dangerous names', async () => {
    expect(await codes('{"type":')).toEqual(['json-unreadable']);
    expect(await codes('{"type":"Topology"}')).toEqual(['topojson']);
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
    expect(await codes(JSON.stringify({ ...JSON.parse(GEOJSON), crs }))).toEqual(['coordinate-system']);
    expect(await codes(`[${'['.repeat(500)}`)).toEqual(['nesting-too-deep']);
    expect(await codes(GEOJSON.replace('"population"', '"__proto__":1,"population"'))).toEqual(['header-dangerous']);
  });

  it('is told apart from incidents by what it has and what it lacks', async () => {
    const isOwn = (text: string): Promise<boolean> => isOwnPlaces(source(text, 'x'));
    for (const text of [CSV, GEOJSON, line('90760', 'Zākhū', 'P')]) expect(await isOwn(text)).toBe(true);
    expect(await isOwn('id,name,country,lng,lat,date\n1,March,IQ,42,37,2022-01-05\n')).toBe(false);
    expect(await isOwn('id,place,country,lng,lat,happened\n1,Zakho,IQ,42,37,2022-01-05\n')).toBe(false);
    expect(await isOwn('<html>')).toBe(false);
  });
});
