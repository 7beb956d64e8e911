import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/core/dataset.ts';
import { openPublished, type PublishedDataset } from '../../src/formats/open-published.ts';
import { PUBLISHED, type Published } from '../../src/formats/published.ts';
import { publishedReader } from '../../src/formats/published-reader.ts';
import { publish } from '../../src/node/publish.ts';
import { buildScene } from '../../src/scene/build.ts';
import type { Scene } from '../../src/scene/scene.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { syntheticDataset } from '../bench/synthetic.ts';
import { kazakhstan } from '../kazakhstan.ts';

const folder = mkdtempSync(join(tmpdir(), 'qantar-publish-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file as a host of ranges gives it; the bytes that are asked for are added up. */
function ranged(path: string, asked = { bytes: 0 }): AsyncBuffer {
  const bytes = readFileSync(path);
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const slice = (start: number, end = bytes.length): ArrayBuffer => {
    const part = whole.slice(start, end);
    asked.bytes += part.byteLength;
    return part;
  };
  return { byteLength: bytes.length, slice };
}

async function published(dataset: Dataset, name: string): Promise<{ opened: PublishedDataset; asked: { bytes: number } }> {
  const path = join(folder, name);
  await publish(dataset, path);
  const said = JSON.parse(readFileSync(join(path, PUBLISHED.description), 'utf8')) as Published;
  const asked = { bytes: 0 };
  const file = (of: 'incidents' | 'claims' | 'places' | 'ids'): AsyncBuffer => ranged(join(path, PUBLISHED[of]), asked);
  const files = { incidents: file('incidents'), claims: file('claims'), places: file('places'), ids: file('ids') };
  return { opened: await openPublished(said, publishedReader(said, files)), asked };
}

/** A scene without the numbers of rows, which a published dataset has in an order of its own. */
const told = (scene: Scene): unknown => ({
  ...scene,
  ledger: scene.ledger.map(({ incident: _, ...entry }) => entry).sort((a, b) => (a.id < b.id ? -1 : 1)),
});

describe('a published dataset', () => {
  it('shows what the dataset shows that it was made of', async () => {
    const { opened } = await published(kazakhstan, 'kazakhstan');
    for (const view of [
      DEFAULT_VIEW,
      { ...DEFAULT_VIEW, lang: 'kk', off: ['protest'], from: '2022-01-04', to: '2022-01-08' },
      { ...DEFAULT_VIEW, layers: ['choropleth', 'heat', 'spread'], measure: 'killed' },
    ] as const)
      expect(told(buildScene(opened, view, { widthPx: 1100, heightPx: 620 }))).toEqual(
        told(buildScene(kazakhstan, view, { widthPx: 1100, heightPx: 620 })),
      );
  });

  it('gives back every word of every incident', async () => {
    const { opened } = await published(kazakhstan, 'words');
    const records = await opened.fetchRecords(0, kazakhstan.incidents.count);
    const own = Array.from({ length: kazakhstan.incidents.count }, (_, row) => kazakhstan.record(row));
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    // As JSON has them: a bound that is not given is not there.
    expect([...records].sort(byId)).toEqual(JSON.parse(JSON.stringify([...own].sort(byId))));
    for (const record of own) expect(opened.record(opened.rowOf(record.id) ?? -1).id).toBe(record.id);
  });

  it('keeps the rows of a place together, by day, and the widest first', async () => {
    const { opened } = await published(syntheticDataset(kazakhstan, { rows: 5000, places: 50, days: 90 }), 'order');
    const { spot, from } = opened.incidents;
    const seen = new Set<number>();
    let last = -1;
    spot.forEach((code, row) => {
      if (code !== last) expect(seen.has(code)).toBe(false);
      else expect(from[row]).toBeGreaterThanOrEqual(from[row - 1] ?? 0);
      seen.add(code);
      last = code;
    });
    expect(opened.spots[spot[0] ?? -1]?.where.kind).toBe('country');
  });

  it('is drawn from a few bytes a row, and an incident opened from a few pages', async () => {
    const rows = 60_000;
    const { opened, asked } = await published(syntheticDataset(kazakhstan, { rows, places: 500 }), 'bytes');
    expect(opened.incidents.count).toBe(rows);
    // The end of the file, with the index of its pages, is read once.
    expect(asked.bytes).toBeLessThan((1 << 18) + 8 * rows);
    asked.bytes = 0;
    const [record] = await opened.fetchRecords(31_000, 31_001);
    expect(record?.title.en).toContain('Made-up incident');
    expect(asked.bytes).toBeLessThan(400_000);
    asked.bytes = 0;
    expect(opened.rowOf('incident-45678')).toBeUndefined();
    const row = await opened.findRow('incident-45678');
    expect(opened.record(row ?? -1).id).toBe('incident-45678');
    expect(opened.rowOf('incident-45678')).toBe(row);
    expect(await opened.findRow('incident-60000')).toBeUndefined();
    expect(asked.bytes).toBeLessThan(900_000);
  }, 30_000);

  it('gives back the places, spots and regions that it was made of', async () => {
    for (const [dataset, name] of [
      [kazakhstan, 'same-kazakhstan'],
      [syntheticDataset(kazakhstan, { rows: 3000, places: 50, days: 90, points: 20 }), 'same-synthetic'],
    ] as const) {
      const { opened } = await published(dataset, name);
      // The gazetteer's own notes on a place, which nothing here reads, stay behind.
      expect(dataset.places).toMatchObject(opened.places);
      expect(opened.places.length).toBe(dataset.places.length);
      expect(opened.spots).toEqual(dataset.spots);
      expect(opened.regions).toEqual(dataset.regions);
    }
  });

  it('is GeoParquet for its places', async () => {
    await publish(kazakhstan, join(folder, 'places'));
    const rows = await parquetReadObjects({ file: ranged(join(folder, 'places', PUBLISHED.places)) });
    const almaty = rows.find(({ name }) => name === 'Almaty') as { geometry: { type: string; coordinates: number[] } };
    expect(almaty.geometry.type).toBe('Point');
    expect(almaty.geometry.coordinates[0]).toBeCloseTo(76.9, 0);
    expect(almaty.geometry.coordinates[1]).toBeCloseTo(43.25, 0);
  });
});
