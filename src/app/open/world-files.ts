import type { GroundLabel } from '../../core/dataset.ts';
import { countryLabels, type CountryLine } from '../../formats/country-labels.ts';
import { openWorld, type World } from '../../formats/world.ts';

/** The world gazetteer beside the page; `labels` are the names of countries. */
export interface FetchedWorld {
  readonly world: World;
  readonly labels: readonly GroundLabel[];
}

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
  return { world: openWorld({ places, aliases, regions, outlines }), labels: countryLabels(countries) };
}
