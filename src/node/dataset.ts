import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import taxonomyJson from '../../data/taxonomy.json' with { type: 'json' };
import type { Dataset } from '../core/dataset.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Problem } from '../core/problem.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import { labelsOf, readGeography } from '../formats/geography.ts';
import { loadPackage } from '../formats/load.ts';
import { readMeta } from '../formats/package-meta.ts';
import type { BasemapTopology } from '../static/basemap.ts';
import type { Grounds } from '../static/picture.ts';
import { installedPath } from './installed.ts';
import type { InputFlags } from './input-flags.ts';
import { openInput, type Opened } from './open.ts';

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
 * @param flags what is said of it beside its name
 * @returns the problems of an input that can't be drawn; rows with errors are left out and named in `problems`
 */
export async function openDrawable(
  input: string,
  cwd: string,
  stdin: AsyncIterable<Uint8Array>,
  flags: InputFlags = {},
): Promise<Result<Drawable>> {
  const basemap = topology('geo/basemap.topo.json');
  const opened = await openInput(input === '-' ? '-' : datasetPath(input, cwd), stdin);
  if (!opened.ok) return opened;
  const isOwn = flags.decisions !== undefined || flags.gazetteer !== undefined;
  const read = await (isKazakh(opened.value) && !isOwn
    ? openHome(opened.value.files, basemap)
    : openElsewhere(opened.value, basemap, flags, cwd));
  return read.ok ? ok({ ...read.value, grounds: groundsFor(read.value.dataset, basemap) }) : read;
}

type Read = Result<Omit<Drawable, 'grounds'>>;
type Folder = Extract<Opened, { kind: 'folder' }>;

const isKazakh = (input: Opened): input is Folder =>
  input.kind === 'folder' && readMeta(input.files.get('datapackage.json'), []).country === 'KZ';

/** A dataset folder of Kazakhstan needs nothing of the world, and a picture of it is not to wait for that. */
function openHome(files: Folder['files'], basemap: BasemapTopology): Read {
  const geography = readGeography({
    places: JSON.parse(text('geo/places.geojson')),
    regions: JSON.parse(text('geo/regions.geojson')),
    basemap,
  });
  const { dataset, problems } = loadPackage(files, geography, taxonomy);
  // A table of which no row can be read is not a set without incidents: an empty map would say that nothing happened.
  const [first, ...more] = problems.filter(({ file, severity }) => severity === 'error' && file.endsWith('incidents.csv'));
  return dataset.incidents.count === 0 && first ? fail(first, ...more) : ok({ dataset, problems });
}

async function openElsewhere(input: Opened, basemap: BasemapTopology, flags: InputFlags, cwd: string): Promise<Read> {
  const { openJoined } = await import('./opened.ts');
  return openJoined(input, taxonomy, labelsOf(basemap), flags, cwd);
}

/** Kazakhstan has a ground of its own; elsewhere it is the world's. */
function groundsFor(dataset: Dataset, basemap: BasemapTopology): Grounds {
  const world = topology('geo/world.topo.json');
  return dataset.meta.country === 'KZ' ? { ground: basemap, world } : { ground: topology('geo/world-50m.topo.json'), world };
}
