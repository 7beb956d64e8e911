import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { asyncBufferFromFile } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeName } from '../../src/app/state/signs.ts';
import type { Dataset } from '../../src/core/dataset.ts';
import { problemText } from '../../src/core/problem.ts';
import { loadPackage } from '../../src/formats/load.ts';
import { openPublished } from '../../src/formats/open-published.ts';
import { PUBLISHED, type Published } from '../../src/formats/published.ts';
import { publishedReader } from '../../src/formats/published-reader.ts';
import { writePackage } from '../../src/formats/write-package.ts';
import { openDrawable } from '../../src/node/dataset.ts';
import { publish } from '../../src/node/publish.ts';
import { buildScene } from '../../src/scene/build.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { geography, kazakhstan, taxonomy } from '../kazakhstan.ts';

const SIZE = { widthPx: 1100, heightPx: 620 };
const TABLE = `id,date,type,place,country
1,2022-01-05,Land grab,Almaty,KZ
2,2022-01-05,land grab,Almaty,KZ
3,2022-01-06,"Hate speech, online",Aktau,KZ
4,2022-01-06,Бытовой конфликт,KZ-ALM,KZ
5,2022-01-07,protest,Astana,KZ
6,2022-01-07,,,KZ
`;

let folder = '';
let dataset: Dataset;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qantar-kinds-'));
  writeFileSync(join(folder, 'kinds.csv'), TABLE);
  const opened = await openDrawable('kinds.csv', folder, new PassThrough());
  if (!opened.ok) throw new Error(opened.problems.map((problem) => problemText(problem)).join());
  ({ dataset } = opened.value);
});
afterAll(() => rmSync(folder, { recursive: true }));

const names = (of: Dataset, ids: readonly string[]): string[] =>
  ids.map((id) => {
    const { type, subtype } = of.record(of.rowOf(id) ?? -1);
    return typeName(of.taxonomy, type, subtype, 'en');
  });
const IDS = ['1', '2', '3', '4', '5', '6'];
const NAMES = [
  'Other: Land grab',
  'Other: Land grab',
  'Other: Hate speech, online',
  'Other: Бытовой конфликт',
  'Protest',
  'Other',
];

describe('a table of kinds of its own', () => {
  it('is drawn with one type more, in its legend, its days and its words', () => {
    const scene = buildScene(dataset, DEFAULT_VIEW, SIZE);
    expect(scene.legend.types.filter(({ count }) => count > 0).map(({ id, count, shape }) => [id, count, shape])).toEqual([
      ['protest', 1, 'circle'],
      ['other', 5, 'pillar'],
    ]);
    expect(scene.days.map(({ types }) => types.map(({ type, occurred }) => `${type} ${String(occurred)}`).join())).toEqual([
      'other 2',
      'other 2',
      'protest 1,other 1',
    ]);
    expect(scene.altText).toContain('Other 5');
    expect(names(dataset, IDS)).toEqual(NAMES);
  });

  it('is switched kind by kind', () => {
    const { legend, title } = buildScene(dataset, { ...DEFAULT_VIEW, off: ['other.land-grab'] }, SIZE);
    expect(title).toMatch(/^4 incidents/);
    expect(legend.types.find(({ id }) => id === 'other')?.count).toBe(3);
  });

  it('comes back from its data package', () => {
    const records = IDS.map((id) => {
      const row = dataset.rowOf(id) ?? -1;
      const { where, regions } = dataset.spots[dataset.incidents.spot[row] ?? -1] ?? {
        where: { kind: 'unlocated' },
        regions: [],
      };
      const place = where.kind === 'place' ? dataset.places[where.place] : undefined;
      return {
        record: dataset.record(row),
        where: {
          ...(place === undefined ? {} : { place }),
          regions: regions.flatMap((region) => dataset.regions[region] ?? []),
          country: 'KZ',
        },
      };
    });
    const files = writePackage({ meta: dataset.meta, records, sources: [], gaps: [], terms: new Map() });
    const again = loadPackage(files, geography, taxonomy);
    expect(again.problems).toEqual([]);
    expect(names(again.dataset, IDS)).toEqual(NAMES);
    expect(again.dataset.taxonomy).toEqual(dataset.taxonomy);
  });

  it('is published and opened again', async () => {
    const path = join(folder, 'published');
    await publish(dataset, path);
    const said = JSON.parse(readFileSync(join(path, PUBLISHED.description), 'utf8')) as Published;
    const [incidents, claims, places, ids] = await Promise.all(
      ([PUBLISHED.incidents, PUBLISHED.claims, PUBLISHED.places, PUBLISHED.ids] as const).map((name) =>
        asyncBufferFromFile(join(path, name)),
      ),
    );
    const opened = await openPublished(
      said,
      publishedReader(said, { incidents: incidents!, claims: claims!, places: places!, ids: ids! }),
    );
    const off = { ...DEFAULT_VIEW, off: ['other.hate-speech-online'] };
    expect(buildScene(opened, off, SIZE).legend).toEqual(buildScene(dataset, off, SIZE).legend);
    await opened.fetchRecords(0, 6);
    expect(names(opened, IDS)).toEqual(NAMES);
  });

  it('is nothing that the embedded dataset has', () => {
    expect(kazakhstan.taxonomy.types.map(({ id }) => id)).not.toContain('other');
  });
});
