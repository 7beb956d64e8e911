import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import taxonomyJson from '../../data/taxonomy.json' with { type: 'json' };
import { buildDataset, type LocatedRecord } from '../core/build-dataset.ts';
import type { Dataset } from '../core/dataset.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Problem } from '../core/problem.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import { readGeography } from '../formats/geography.ts';
import { loadPackage } from '../formats/load.ts';
import type { BasemapTopology } from '../static/basemap.ts';
import type { Grounds } from '../static/picture.ts';
import { installedPath } from './installed.ts';
import { openInput } from './open.ts';

const taxonomy = taxonomyJson as Taxonomy;
const text = (path: string): string => readFileSync(installedPath(path), 'utf8');
const topology = (path: string): BasemapTopology => JSON.parse(text(path)) as BasemapTopology;

/** A dataset to draw and what to draw it on. */
export interface Drawable {
  readonly dataset: Dataset;
  readonly grounds: Grounds;
  readonly problems: readonly Problem[];
}

/** Path of a folder or file as given, or of the embedded dataset of that name. */
export function datasetPath(input: string, cwd: string): string {
  const given = resolve(cwd, input);
  if (existsSync(given) || /[/\\]/u.test(input)) return given;
  try {
    return installedPath(join('data', input));
  } catch {
    return given;
  }
}

/**
 * Opens a dataset folder, an embedded dataset by name, or any table that `qantar check` reads.
 * @returns the problems of an input that can't be drawn; rows with errors are left out and named in `problems`
 */
export async function openDrawable(input: string, cwd: string, stdin: AsyncIterable<Uint8Array>): Promise<Result<Drawable>> {
  const basemap = topology('geo/basemap.topo.json');
  const geography = readGeography({
    places: JSON.parse(text('geo/places.geojson')),
    regions: JSON.parse(text('geo/regions.geojson')),
    basemap,
  });
  const path = input === '-' ? '-' : datasetPath(input, cwd);
  if (path !== '-') {
    const opened = await openInput(path, stdin);
    if (!opened.ok) return opened;
    if (opened.value.kind === 'folder') {
      const { dataset, problems } = loadPackage(opened.value.files, geography, taxonomy);
      // A table of which no row can be read is not a set without incidents: an empty map would say that nothing happened.
      const [first, ...more] = problems.filter(({ file, severity }) => severity === 'error' && file.endsWith('incidents.csv'));
      if (dataset.incidents.count === 0 && first) return fail(first, ...more);
      return ok({ dataset, problems, grounds: groundsFor(dataset, basemap) });
    }
  }
  return openTable(path, stdin, geography.labels, basemap);
}

/** Kazakhstan has a ground of its own; elsewhere it is the world's. */
function groundsFor(dataset: Dataset, basemap: BasemapTopology): Grounds {
  const world = topology('geo/world.topo.json');
  return dataset.meta.country === 'KZ' ? { ground: basemap, world } : { ground: topology('geo/world-50m.topo.json'), world };
}

async function openTable(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  labels: Dataset['ground'],
  basemap: BasemapTopology,
): Promise<Result<Drawable>> {
  const [{ growingGazetteer }, { readJoined }] = await Promise.all([import('./gazetteer.ts'), import('./read-joined.ts')]);
  const records: LocatedRecord[] = [];
  const problems: Problem[] = [];
  const grower = growingGazetteer();
  const digest = createHash('sha256');
  await readJoined(path, stdin, { map: new Map(), dates: undefined, keepsWords: true, decisions: [] }, grower, taxonomy, {
    problem: (problem) => problems.push(problem),
    row: (located) => {
      records.push(located);
      digest.update(JSON.stringify(located.record));
    },
  });
  const [first] = problems.filter(({ severity }) => severity === 'error');
  if (records.length === 0 && first) return fail(first);
  const countries = new Set(records.map(({ where }) => where.country).filter((code) => code !== ''));
  const country = countries.size === 1 ? ([...countries][0] ?? '') : '';
  const used = new Set(records.flatMap(({ where }) => where.regions.map(({ id }) => id)));
  const { regions, places } = grower.current();
  const name = path === '-' ? 'standard input' : (path.split(/[/\\]/u).at(-1) ?? path);
  const dataset = buildDataset({
    meta: {
      id: name.replace(/\.[^.]*$/u, ''),
      title: { en: name },
      description: { en: '' },
      version: '',
      licence: { name: '', title: '', path: '' },
      country,
      focus: focusOf(records),
      hash: digest.digest('hex'),
    },
    taxonomy,
    records,
    sources: [],
    gaps: [],
    terms: new Map(),
    places: country === 'KZ' ? places.filter((place) => place.country === 'KZ') : [],
    regions: regions.filter(({ id, country: of }) => used.has(id) || (country === 'KZ' && of === 'KZ')),
    ground: labels,
  });
  return ok({ dataset, problems, grounds: groundsFor(dataset, basemap) });
}

/** The box around the records' points with a little room. */
function focusOf(records: readonly LocatedRecord[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { record, where } of records) {
    const lng = record.lngDeg ?? where.place?.lngDeg ?? where.regions[0]?.labelLngLat[0];
    const lat = record.latDeg ?? where.place?.latDeg ?? where.regions[0]?.labelLngLat[1];
    if (lng === undefined || lat === undefined) continue;
    [west, south, east, north] = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
  }
  if (west > east) return [-170, -56, 178, 74];
  const [roomLng, roomLat] = [Math.max(0.5, (east - west) * 0.05), Math.max(0.4, (north - south) * 0.05)];
  return [west - roomLng, south - roomLat, east + roomLng, north + roomLat];
}
