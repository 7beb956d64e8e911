import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Feature, MultiLineString, MultiPolygon } from 'geojson';
import sharp from 'sharp';
import { feature, merge, mesh } from 'topojson-client';
import type { MultiPolygon as TopoMultiPolygon } from 'topojson-specification';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import type { ExitCode } from '../../src/cli/io.ts';
import { runReproduce } from '../../src/cli/reproduce.ts';
import { TOPOLOGY } from '../static/kazakhstan.ts';
import { tileArchive } from '../tile-archive.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'qantar-basemap-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

type Io = Parameters<typeof runExport>[2];
async function run(command: (io: Io) => Promise<ExitCode>): Promise<{ code: ExitCode; out: string; said: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const stopped = new AbortController().signal;
  const code = await command({ stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), said: await text(stderr) };
}
const exported = (output: string, basemap: string, more: object = {}): ReturnType<typeof run> =>
  run((io) =>
    runExport('kazakhstan-2022', { output, basemap, layout: 'map', size: '640x360', scale: '1', text: 'plain', ...more }, io),
  );

/** Kazakhstan and its neighbours as areas, and the regions' borders as lines. */
const areas = feature(TOPOLOGY, TOPOLOGY.objects.countries).features.map((each): Feature<MultiPolygon> => {
  const { geometry } = each;
  const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : (geometry as MultiPolygon).coordinates;
  return { type: 'Feature', properties: { kind: 'country' }, geometry: { type: 'MultiPolygon', coordinates } };
});
const lit: Feature<MultiPolygon> = {
  type: 'Feature',
  properties: { kind: 'lit' },
  geometry: merge(TOPOLOGY, (TOPOLOGY.objects.regions?.geometries ?? []) as TopoMultiPolygon[]),
};
const borders: Feature<MultiLineString> = {
  type: 'Feature',
  properties: { kind: 'region' },
  geometry: mesh(TOPOLOGY, TOPOLOGY.objects.regions, (a, b) => a !== b),
};
const LAYERS = new Map<string, readonly (typeof lit | typeof borders)[]>([
  ['earth', [...areas, lit]],
  ['boundaries', [borders]],
]);

const paintOf = (source: string, layer?: string): object => ({
  source,
  ...(layer === undefined ? {} : { 'source-layer': layer }),
});
const styleOf = (sources: object, isTiled: boolean): object => ({
  version: 8,
  name: 'test',
  glyphs: 'https://example.org/{fontstack}/{range}.pbf',
  sources,
  layers: [
    { id: 'sea', type: 'background', paint: { 'background-color': '#336699' } },
    {
      id: 'land',
      type: 'fill',
      ...paintOf('areas', isTiled ? 'earth' : undefined),
      paint: { 'fill-color': ['match', ['get', 'kind'], 'lit', '#ffeecc', '#998877'] },
    },
    {
      id: 'lines',
      type: 'line',
      ...paintOf('lines', isTiled ? 'boundaries' : undefined),
      filter: ['==', 'kind', 'region'],
      paint: {
        'line-color': '#aa0000',
        'line-width': {
          base: 1,
          stops: [
            [2, 1],
            [6, 3],
          ],
        },
      },
    },
    {
      id: 'far',
      type: 'line',
      ...paintOf('lines', isTiled ? 'boundaries' : undefined),
      minzoom: 9,
      paint: { 'line-color': '#00ff00' },
    },
    { id: 'names', type: 'symbol', ...paintOf('lines', isTiled ? 'boundaries' : undefined), layout: { 'text-field': '{kind}' } },
  ],
});

const writeJson = (name: string, value: unknown): void => writeFileSync(at(name), JSON.stringify(value));

beforeAll(() => {
  writeJson('areas.geojson', { type: 'FeatureCollection', features: [...areas, lit] });
  writeJson('lines.geojson', borders);
  writeFileSync(
    at('tiles.pmtiles'),
    tileArchive(LAYERS, { maxZoom: 4, attribution: '<a href="https://example.org">© Surveyors &amp; Sons</a>' }),
  );
  writeFileSync(at('leaves.pmtiles'), tileArchive(LAYERS, { maxZoom: 4, leafEntries: 7 }));
  writeFileSync(at('pictures.pmtiles'), tileArchive(LAYERS, { maxZoom: 0, tileType: 2 }));
  writeJson(
    'from-geojson.json',
    styleOf(
      {
        areas: { type: 'geojson', data: 'areas.geojson' },
        lines: { type: 'geojson', data: borders, attribution: 'Line drawers' },
      },
      false,
    ),
  );
  const tiled = { type: 'vector', url: 'pmtiles://tiles.pmtiles' };
  writeJson('from-tiles.json', styleOf({ areas: tiled, lines: tiled }, true));
});

const pixels = (name: string): Promise<Buffer> => sharp(at(name)).removeAlpha().raw().toBuffer();

/** Part of the pixels that differ by more than 24 of 255 in a channel. */
async function apart(a: string, b: string): Promise<number> {
  const [one, other] = await Promise.all([pixels(a), pixels(b)]);
  let count = 0;
  for (let i = 0; i < one.length; i += 3) {
    if ([0, 1, 2].some((channel) => Math.abs((one[i + channel] ?? 0) - (other[i + channel] ?? 0)) > 24)) count += 1;
  }
  return count / (one.length / 3);
}

describe('a map of the user’s own', () => {
  test('is the same picture from GeoJSON and from vector tiles, seams, buffers and overzoom included', async () => {
    for (const view of ['', 'at=66.9,48.55,3.2', 'at=60.1,47.2,6.7']) {
      expect((await exported('a.png', 'from-geojson.json', { view })).code).toBe(0);
      expect((await exported('b.png', 'from-tiles.json', { view })).code).toBe(0);
      // The archive's squares are 1/4096 of a tile of zoom 4: at zoom 6.7 lines stand up to half a pixel off.
      expect(await apart('a.png', 'b.png'), view).toBeLessThan(view.endsWith('6.7') ? 0.03 : 0.006);
    }
  });

  test('stays vectors, named as a layer, cut to the frame, and in the colours that its style says for this zoom', async () => {
    const { code, said } = await exported('styled.svg', 'from-tiles.json');
    expect([code, said]).toEqual([0, 'from-tiles.json: areas and lines are drawn; left out: symbol\n']);
    const svg = read('styled.svg');
    expect(svg).not.toContain('<image');
    const layer = /<g id="ground" inkscape:groupmode="layer" inkscape:label="Basemap">\n([\s\S]*?)\n<\/g>/u.exec(svg)?.[1] ?? '';
    for (const color of ['#336699', '#ffeecc', '#998877', '#aa0000']) expect(layer).toContain(color);
    expect(layer).not.toContain('#00ff00');
    for (const [, x = '', y = ''] of layer.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(640);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(360);
    }
    expect(svg).not.toContain('id="water"');
  });

  test('finds tiles through leaf directories', async () => {
    await exported('root.svg', 'tiles.pmtiles');
    await exported('leaf.svg', 'leaves.pmtiles');
    const ground = (name: string): string => /<g id="ground"[\s\S]*?<\/g>/u.exec(read(name))?.[0] ?? '';
    expect(ground('root.svg').length).toBeGreaterThan(2000);
    expect(ground('leaf.svg')).toBe(ground('root.svg'));
  });

  test('has the picture’s own colours where it has no style, in every theme', async () => {
    await exported('plain.svg', 'tiles.pmtiles');
    await exported('dark.svg', 'areas.geojson', { theme: 'dark' });
    expect(read('plain.svg')).toContain('#fdfcfa');
    expect(read('dark.svg')).toContain('#262b30');
  });

  test('is credited in the page and in the file, as its archive or style says, else by its name', async () => {
    const creditOf = async (basemap: string, lang: string): Promise<string> => {
      await exported('credit.svg', basemap, { layout: 'figure', size: '1200x800', lang });
      return read('credit.svg');
    };
    const archive = await creditOf('tiles.pmtiles', 'en');
    expect(archive.match(/Map: © Surveyors &amp; Sons\./gu)?.length).toBeGreaterThanOrEqual(2);
    expect(await creditOf('from-geojson.json', 'ru')).toContain('Карта: Line drawers.');
    const own = await creditOf('areas.geojson', 'kk');
    expect(own).toContain('Карта: areas.geojson.');
    expect(own).not.toContain(folder);
  });

  test('is part of what a picture says of itself: made again with it byte for byte, refused without, told from another', async () => {
    await exported('again.png', 'tiles.pmtiles');
    const again = (options: { basemap?: string }): ReturnType<typeof run> =>
      run((io) => runReproduce('again.png', 'kazakhstan-2022', options, io));
    expect(await again({ basemap: 'tiles.pmtiles' })).toMatchObject({ code: 0, said: '' });
    const without = await again({});
    expect(without.code).toBe(2);
    expect(without.said).toMatch(/own \(SHA-256 [0-9a-f]{64}\); name it with --basemap/u);
    const other = await again({ basemap: 'leaves.pmtiles' });
    expect(other.code).toBe(1);
    expect(other.said).toContain('--basemap leaves.pmtiles: is not the map that again.png was drawn on');
  });

  test('lies under every picture of a series and of small multiples', async () => {
    expect((await exported('days', 'tiles.pmtiles', { each: 'day', format: 'svg' })).code).toBe(0);
    expect(read('days/2022-01-05.svg')).toContain('inkscape:label="Basemap"');
    await exported('panels.svg', 'tiles.pmtiles', { layout: 'multiples', panels: 'type', size: '1000x900' });
    expect(read('panels.svg').match(/© Surveyors/gu)?.length).toBeGreaterThanOrEqual(2);
  });
});

describe('what can’t be drawn on is refused in a sentence', () => {
  const remote = { type: 'vector', url: 'https://tiles.example.org/planet.json' };
  const point = { type: 'Point', coordinates: [1, 2] };
  const square = (side: number): object => ({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [side, 0],
        [side, side],
        [0, 0],
      ],
    ],
  });
  beforeAll(() => {
    writeJson('remote.json', styleOf({ areas: remote, lines: remote }, true));
    writeJson('raster.json', {
      version: 8,
      sources: { areas: { type: 'raster', tiles: ['x'] } },
      layers: [{ id: 'a', type: 'fill', source: 'areas' }],
    });
    writeJson(
      'missing.json',
      styleOf({ areas: { type: 'geojson', data: 'nowhere.geojson' }, lines: { type: 'geojson', data: borders } }, false),
    );
    writeJson('wrong.json', {
      version: 8,
      sources: { areas: { type: 'geojson', data: borders } },
      layers: [{ id: 'a', type: 'line', source: 'areas', paint: { 'line-width': ['gett', 'x'] } }],
    });
    writeJson('projected.geojson', square(500_000));
    writeJson('points.geojson', point);
    writeJson('topo.json', { type: 'Topology', objects: {}, arcs: [] });
    writeJson('other.json', { hello: 1 });
    writeFileSync(at('noise.bin'), Buffer.from([1, 2, 3, 4]));
    writeFileSync(at('cut.pmtiles'), readFileSync(at('tiles.pmtiles')).subarray(0, 300));
  });
  test.each([
    ['https://example.org/map.pmtiles', /is not on this computer, and Qantar asks nobody for anything/u],
    ['nowhere.geojson', /is not there, or can’t be read/u],
    ['.', /is not a file/u],
    ['remote.json', /source "areas" lies at https:\/\/tiles\.example\.org\/planet\.json/u],
    ['raster.json', /source "areas" is a raster; only vectors are drawn/u],
    ['missing.json', /source "areas" nowhere\.geojson is not there/u],
    ['wrong.json', /layers\[0\]\.paint\.line-width/u],
    ['pictures.pmtiles', /holds pictures and not vectors/u],
    ['cut.pmtiles', /can't be read as PMTiles/u],
    ['projected.geojson', /coordinates that are not degrees in feature 1/u],
    ['points.geojson', /has no area and no line to draw/u],
    ['topo.json', /is TopoJSON; convert it to GeoJSON/u],
    ['other.json', /neither GeoJSON nor a style/u],
    ['noise.bin', /is neither GeoJSON nor a PMTiles archive nor a style/u],
  ])('%s', async (basemap, sentence) => {
    const { code, said, out } = await exported('refused.svg', basemap);
    expect([code, out]).toEqual([1, '']);
    expect(said).toMatch(sentence);
    expect(said.startsWith(`--basemap ${basemap}: `)).toBe(true);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });
});
