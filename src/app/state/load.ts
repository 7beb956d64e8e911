import taxonomy from '../../../data/taxonomy.json';
import type { Dataset } from '../../core/dataset.ts';
import { problemText, type Problem } from '../../core/problem.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { readGeography } from '../../formats/geography.ts';
import { loadPackage } from '../../formats/load.ts';
import { PUBLISHED, type Published } from '../../formats/published.ts';
import { groundOf, type BasemapTopology } from '../../map/ground.ts';
import type { Ground } from '../../map/style.ts';

/** All that the page draws from. */
export interface LoadedPage {
  readonly dataset: Dataset;
  readonly ground: Ground;
  readonly topology: BasemapTopology;
  readonly problems: readonly Problem[];
}

/** A file that the page needs and could not have, with what was wrong in it. */
export class LoadFailure extends Error {
  override readonly name = 'LoadFailure';
  readonly file: string;
  readonly reason: string;
  readonly details: readonly string[];

  constructor(file: string, reason: string, details: readonly string[] = []) {
    super(`${file}: ${reason}`);
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
  const index = await json<DataIndex>('data/index.json');
  if (index.files.includes(PUBLISHED.description)) return loadPublished(index.dataset);
  const [texts, places, regions, basemap] = await Promise.all([
    Promise.all(index.files.map(async (file) => [file, await text(`data/${index.dataset}/${file}`)] as const)),
    json('geo/places.geojson'),
    json('geo/regions.geojson'),
    json<BasemapTopology>('geo/basemap.topo.json'),
  ]);
  const geography = readGeography({ places, regions, basemap });
  const { dataset, problems } = loadPackage(new Map(texts), geography, taxonomy as unknown as Taxonomy);
  if (dataset.incidents.count === 0) {
    const errors = problems.filter(({ severity }) => severity === 'error').map((each) => problemText(each));
    throw new LoadFailure(`data/${index.dataset}`, errors[0] ?? 'no incident', errors.slice(1, 6));
  }
  return { dataset, ground: groundOf(basemap), topology: basemap, problems };
}

/** A dataset made by `qantar build`: what it is drawn with is read by range, and no more. */
async function loadPublished(name: string): Promise<LoadedPage> {
  const folder = `data/${name}/`;
  const said = await json<Published>(`${folder}${PUBLISHED.description}`);
  const isHome = said.meta.country === 'KZ';
  const [{ openHere }, topology] = await Promise.all([
    import('../published/open-here.ts'),
    isHome ? json<BasemapTopology>('geo/basemap.topo.json') : fineWorldTopology(),
  ]);
  try {
    const dataset = await openHere(new URL(folder, document.baseURI), said);
    return { dataset, ground: groundOf(topology, ...(isHome ? [] : [said.meta.country])), topology, problems: [] };
  } catch (error) {
    throw new LoadFailure(folder, error instanceof Error ? error.message : String(error));
  }
}

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

async function json<T>(path: string): Promise<T> {
  const content = await text(path);
  try {
    return JSON.parse(content) as T;
  } catch {
    throw new LoadFailure(path, 'JSON');
  }
}

async function text(path: string): Promise<string> {
  const inside = embedded()?.[path];
  if (inside !== undefined) return inside;
  let response: Response;
  try {
    response = await fetch(new URL(path, document.baseURI), { credentials: 'same-origin' });
  } catch (error) {
    throw new LoadFailure(path, error instanceof Error ? error.message : String(error));
  }
  if (!response.ok) throw new LoadFailure(path, `${response.status} ${response.statusText}`.trim());
  return response.text();
}

let inPage: Readonly<Record<string, string>> | undefined;

/** Files that `qantar site --single-file` wrote into the page, by path. */
function embedded(): Readonly<Record<string, string>> | undefined {
  const holder = document.getElementById('qantar-files');
  if (holder === null) return undefined;
  inPage ??= JSON.parse(holder.textContent) as Record<string, string>;
  return inPage;
}
