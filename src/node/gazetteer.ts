import { readFileSync } from 'node:fs';
import type { Country } from '../core/country.ts';
import { placesOf, regionsOf, type Place, type Region } from '../core/gazetteer.ts';
import { createGazetteer, type Gazetteer } from '../core/gazetteer-index.ts';
import { openWorld, type World } from '../formats/world.ts';
import { installedPath } from './installed.ts';

const text = (relative: string): string => readFileSync(installedPath(relative), 'utf8');
const json = (relative: string): unknown => JSON.parse(text(relative));

/** The gazetteer of a run: Kazakhstan's places at first, and whole countries more as an input turns out to need them. */
export interface GrowingGazetteer {
  readonly current: () => Gazetteer;
  /** Whether every place of these countries (alpha-2) is there. `''` stands for all countries. */
  readonly has: (country: string) => boolean;
  /** Adds countries from the world gazetteer; `''` adds all. */
  readonly add: (countries: readonly string[]) => Gazetteer;
}

export function growingGazetteer(own: readonly Place[] = []): GrowingGazetteer {
  const places: Place[] = [...own, ...placesOf(json('geo/places.geojson') as Parameters<typeof placesOf>[0])];
  const regions: Region[] = regionsOf(json('geo/regions.geojson') as Parameters<typeof regionsOf>[0]);
  const countries = json('data/codes/countries.json') as Country[];
  const added = new Set(['KZ']);
  let isAll = false;
  let gazetteer = createGazetteer(places, regions, countries);
  let world: World | undefined;
  return {
    current: () => gazetteer,
    has: (country) => isAll || added.has(country),
    add: (wanted) => {
      world ??= openWorld({
        places: readFileSync(installedPath('geo/world/places.bin')),
        aliases: text('geo/world/aliases.csv'),
        regions: json('geo/world/regions.json'),
        outlines: json('geo/world/regions.topo.json'),
      });
      isAll ||= wanted.includes('');
      for (const country of isAll ? world.countries : wanted) {
        if (added.has(country)) continue;
        added.add(country);
        for (const place of world.placesIn(country)) places.push(place);
        for (const region of world.regionsIn(country)) regions.push(region);
      }
      gazetteer = createGazetteer([...places], [...regions], countries);
      return gazetteer;
    },
  };
}
