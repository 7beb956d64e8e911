import taxonomy from '../../../data/taxonomy.json';
import type { Dataset } from '../../core/dataset.ts';
import { problemText, type Problem } from '../../core/problem.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { labelsOf, readGeography } from '../../formats/geography.ts';
import { loadPackage } from '../../formats/load.ts';
import { readMeta } from '../../formats/package-meta.ts';
import { PUBLISHED, PUBLISHED_FORMAT, type Published } from '../../formats/published.ts';
import { groundOf, type BasemapTopology } from '../../map/ground.ts';
import type { Ground } from '../../map/style.ts';
import type { JoinFiles } from '../open/page-gazetteer.ts';
import type { WordsFile } from '../search/protocol.ts';
import type { Words } from '../published/words.svelte.ts';
import { ask, bytesOf, HostFailure, troubleOf, type HostTrouble } from './host.ts';

/** All that the page draws from. */
export interface LoadedPage {
  readonly dataset: Dataset;
  readonly ground: Ground;
  readonly topology: BasemapTopology;
  readonly problems: readonly Problem[];
  /** Of a published dataset: the words that come when they are looked at. */
  readonly words?: Words;
  /** Where its list of words lies, for a search. */
  readonly wordsFile?: WordsFile;
}

/** A file that the page needs and could not have, with what was wrong in it. */
export class LoadFailure extends Error {
  override readonly name = 'LoadFailure';
  readonly file: string;
  readonly reason: string | HostTrouble;
  readonly details: readonly string[];

  constructor(file: string, reason: string | HostTrouble, details: readonly string[] = []) {
    super(`${file}: ${typeof reason === 'string' ? reason : reason.kind}`);
    this.file = file;
    this.reason = reason;
    this.details = details;
  }
}

/** `data/index.json`: which dataset lies beside the page, and its files. */
interface DataIndex {
  readonly dataset: string;
  readonly files: readonly string[];
}

/** Loads from the page's own folder, or from the page itself where it is a single file. */
export async function loadPage(): Promise<LoadedPage> {
  const index = await json<DataIndex>('data/index.json', LATEST);
  if (index.files.includes(PUBLISHED.description)) return loadPublished(index.dataset);
  const [texts, places, regions, basemap] = await Promise.all([
    Promise.all(index.files.map(async (file) => [file, await text(`data/${index.dataset}/${file}`)] as const)),
    json('geo/places.geojson'),
    json('geo/regions.geojson'),
    kazakhstanTopology(),
  ]);
  const files = new Map(texts);
  const isHome = readMeta(files.get('datapackage.json'), []).country === 'KZ';
  const { dataset, problems } = isHome
    ? loadPackage(files, readGeography({ places, regions, basemap }), taxonomy as unknown as Taxonomy)
    : await loadElsewhere(index.dataset, files, { places, regions, geo: geoAddress() }, basemap);
  if (dataset.incidents.count === 0) {
    const errors = problems.filter(({ severity }) => severity === 'error').map((each) => problemText(each));
    throw new LoadFailure(`data/${index.dataset}`, errors[0] ?? 'no incident', errors.slice(1, 6));
  }
  const { country } = dataset.meta;
  if (country === 'KZ') return { dataset, ground: groundOf(basemap), topology: basemap, problems };
  const topology = await fineWorldTopology();
  return { dataset, ground: groundOf(topology, country), topology, problems };
}

/** Joining to the world is a bundle of its own: the embedded dataset does not wait for it. */
async function loadElsewhere(
  name: string,
  files: ReadonlyMap<string, string>,
  geo: JoinFiles,
  basemap: BasemapTopology,
): Promise<Pick<LoadedPage, 'dataset' | 'problems'>> {
  const { folderDataset } = await import('../open/folder-dataset.ts');
  return folderDataset(name, files, geo, labelsOf(basemap));
}

/** A dataset made by `qantar build`: what it is drawn with is read by range, and no more. */
async function loadPublished(name: string): Promise<LoadedPage> {
  const folder = `data/${name}/`;
  const describing = describe(`${folder}${PUBLISHED.description}`);
  const opening = import('../published/open-here.ts').then(({ openHere }) =>
    openHere(new URL(folder, document.baseURI), describing),
  );
  // It is told below, after the description's own.
  opening.catch(() => undefined);
  const said = await describing;
  const isHome = said.meta.country === 'KZ';
  try {
    const [words, topology] = await Promise.all([opening, isHome ? kazakhstanTopology() : fineWorldTopology()]);
    const ground = groundOf(topology, ...(isHome ? [] : [said.meta.country]));
    const wordsFile = {
      url: new URL(`${folder}${PUBLISHED.search}`, document.baseURI).href,
      byteLength: said.bytes[PUBLISHED.search] ?? 0,
    };
    return { dataset: words.dataset, words, wordsFile, ground, topology, problems: [] };
  } catch (error) {
    if (error instanceof LoadFailure) throw error;
    throw new LoadFailure(error instanceof HostFailure ? error.file : folder, troubleOf(error));
  }
}

/** @throws LoadFailure for a description that another edition of the program wrote */
async function describe(path: string): Promise<Published> {
  const said = await json<Published>(path, LATEST);
  const format: string = said.format;
  if (format !== PUBLISHED_FORMAT) throw new LoadFailure(path, format);
  return said;
}

/** The embedded dataset's own ground. */
export const kazakhstanTopology = (): Promise<BasemapTopology> => json('geo/basemap.topo.json');

/** Reads a file beside the page that only a picture needs. */
export const worldTopology = (): Promise<BasemapTopology> => json('geo/world.topo.json');

/** The ground of what lies outside of Kazakhstan; a page of one file carries the coarse one only. */
export const fineWorldTopology = (): Promise<BasemapTopology> => (isSingle() ? worldTopology() : json('geo/world-50m.topo.json'));

/** What the page's own rows are joined with, for a worker to join others. */
export async function joinGeography(): Promise<{ readonly places: unknown; readonly regions: unknown }> {
  const [places, regions] = await Promise.all([json<unknown>('geo/places.geojson'), json<unknown>('geo/regions.geojson')]);
  return { places, regions };
}

/** Address of the folder `geo/`, with the world's places in it; empty where the page is one file and carries none. */
export const geoAddress = (): string => (isSingle() ? '' : new URL('geo/', document.baseURI).href);

const isSingle = (): boolean => embedded() !== undefined;

/** For what says which files there are: an old copy would not fit the files. */
const LATEST = { cache: 'no-cache' } as const;

async function json<T>(path: string, init: Pick<RequestInit, 'cache'> = {}): Promise<T> {
  const content = await text(path, init);
  try {
    return JSON.parse(content) as T;
  } catch {
    throw new LoadFailure(path, 'JSON');
  }
}

async function text(path: string, init: Pick<RequestInit, 'cache'> = {}): Promise<string> {
  const inside = embedded()?.[path];
  if (inside !== undefined) return inside;
  const url = new URL(path, document.baseURI);
  try {
    return new TextDecoder().decode(await bytesOf(url, await ask(url, init)));
  } catch (error) {
    throw new LoadFailure(path, troubleOf(error));
  }
}

let inPage: Readonly<Record<string, string>> | undefined;

/** Files that `qantar site --single-file` wrote into the page, by path. */
function embedded(): Readonly<Record<string, string>> | undefined {
  const holder = document.getElementById('qantar-files');
  if (holder === null) return undefined;
  inPage ??= JSON.parse(holder.textContent) as Record<string, string>;
  return inPage;
}
