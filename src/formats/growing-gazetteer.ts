import type { Country } from '../core/country.ts';
import { createGazetteer, type Gazetteer } from '../core/gazetteer-index.ts';
import type { Place, Region } from '../core/gazetteer.ts';
import { territoriesOf } from '../core/territories.ts';
import type { World } from './world.ts';

/** The gazetteer of a run: one country's places at first, and whole countries more as an input turns out to need them. */
export interface GrowingGazetteer {
  readonly current: () => Gazetteer;
  /** Whether every place of these countries (alpha-2) is there. `''` stands for all countries. */
  readonly has: (country: string) => boolean;
  /** Adds countries from the world gazetteer; `''` adds all. */
  readonly add: (countries: readonly string[]) => Gazetteer | Promise<Gazetteer>;
}

/** What a run starts from. */
export interface FirstGazetteer {
  /** A user's own places first: the first of two with one id counts. */
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  readonly countries: readonly Country[];
  /** Alpha-2 codes of the countries that `places` and `regions` hold whole. */
  readonly whole: readonly string[];
}

/**
 * Grows from any host's copy of the world: read from disk, or fetched when a dataset first leaves the one at hand.
 * @param openWorld called at most once; undefined where this host has no world, and then nothing is added
 */
export function growingFrom(
  first: FirstGazetteer,
  openWorld: () => World | undefined | Promise<World | undefined>,
): GrowingGazetteer {
  const places = [...first.places];
  const regions = [...first.regions];
  const added = new Set(first.whole);
  let isAll = false;
  let gazetteer = createGazetteer(first.places, first.regions, first.countries);
  let opening: World | undefined | Promise<World | undefined>;
  const grow = (world: World | undefined, wanted: readonly string[]): Gazetteer => {
    isAll ||= wanted.includes('');
    const withTerritories = wanted.flatMap((country) => [country, ...territoriesOf(country)]);
    for (const country of isAll && world !== undefined ? world.countries : withTerritories) {
      if (added.has(country)) continue;
      added.add(country);
      for (const place of world?.placesIn(country) ?? []) places.push(place);
      for (const region of world?.regionsIn(country) ?? []) regions.push(region);
    }
    if (world !== undefined) gazetteer = createGazetteer([...places], [...regions], first.countries);
    return gazetteer;
  };
  return {
    current: () => gazetteer,
    has: (country) => isAll || added.has(country),
    add: (wanted) => {
      opening ??= openWorld();
      return opening instanceof Promise ? opening.then((world) => grow(world, wanted)) : grow(opening, wanted);
    },
  };
}
