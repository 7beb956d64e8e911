import type { GroundLabel } from '../../core/dataset.ts';
import type { DatedName } from '../../core/gazetteer.ts';
import { openWorld, type World } from '../../formats/world.ts';

/** The world gazetteer beside the page; `labels` are the names of countries. */
export interface FetchedWorld {
  readonly world: World;
  readonly labels: readonly GroundLabel[];
}

interface CountryLine {
  readonly country: string;
  readonly names: Readonly<Record<string, string>>;
  readonly centroid?: readonly [number, number];
  readonly bbox?: readonly [number, number, number, number];
}

/** So many countries are named at most, the large ones first: small islands would name the ocean. */
const MOST_NAMED = 170;

const spanOf = ({ bbox: [west, south, east, north] = [0, 0, 0, 0] }: CountryLine): number => (east - west) * (north - south);

/** Fetches the world's places, regions and countries from the page's own folder. @throws if one of them is not there */
export async function fetchWorld(geo: string): Promise<FetchedWorld> {
  const get = async (name: string): Promise<Response> => {
    const response = await fetch(new URL(`world/${name}`, geo), { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`geo/world/${name}: ${response.status} ${response.statusText}`.trim());
    return response;
  };
  const [places, aliases, regions, outlines, countries] = await Promise.all([
    get('places.bin').then(async (response) => new Uint8Array(await response.arrayBuffer())),
    get('aliases.csv').then(async (response) => response.text()),
    get('regions.json').then(async (response): Promise<unknown> => response.json()),
    get('regions.topo.json').then(async (response): Promise<unknown> => response.json()),
    get('countries.json').then(async (response) => (await response.json()) as readonly CountryLine[]),
  ]);
  const bySize = countries.toSorted((a, b) => spanOf(b) - spanOf(a)).slice(0, MOST_NAMED);
  const labels = bySize.flatMap(({ country, names, centroid }, rank): GroundLabel[] => {
    if (centroid === undefined) return [];
    const dated = Object.entries(names).map(([lang, name]): DatedName => ({ lang, name, kind: 'name' }));
    return [{ id: `country:${country}`, kind: 'country', lngDeg: centroid[0], latDeg: centroid[1], rank, names: dated }];
  });
  return { world: openWorld({ places, aliases, regions, outlines }), labels };
}
