import type { GroundLabel } from '../core/dataset.ts';
import type { Gazetteer } from '../core/gazetteer-index.ts';
import type { Place, Region } from '../core/gazetteer.ts';

/** Towns that a map of these countries is oriented by, at most. */
const MOST_TOWNS = 400;
/** Of each country these many carry the map at its first zooms, after the capital. */
const CARRYING = 3;

/** What names the map of a dataset. */
export interface Around {
  /** Towns of its countries. */
  readonly places: readonly Place[];
  /** Regions of its countries. */
  readonly regions: readonly Region[];
  /** The countries of the world, the large ones first; undefined within Kazakhstan, whose basemap has names of its own. */
  readonly ground: readonly GroundLabel[] | undefined;
}

/** @param countryLabels undefined where nothing of the world was opened */
export function orienting(
  gazetteer: Gazetteer,
  countries: readonly string[],
  countryLabels: readonly GroundLabel[] | undefined,
): Around {
  const isOwn = countries.every((code) => code === 'KZ');
  const among = new Set(isOwn ? ['KZ'] : countries);
  const regions = gazetteer.regions.filter(({ country }) => among.has(country));
  const towns = gazetteer.places.filter(({ country }) => among.has(country));
  if (isOwn) return { places: towns, regions, ground: undefined };
  const bySize = towns.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0));
  const seen = new Map<string, number>();
  const places = bySize
    .filter(({ rank }, index) => rank === 0 || index < MOST_TOWNS)
    .slice(0, MOST_TOWNS)
    .map((place): Place => {
      const before = seen.get(place.country) ?? 0;
      seen.set(place.country, before + 1);
      return place.rank > 1 && before < CARRYING ? { ...place, rank: 1 } : place;
    });
  const [only] = countries.length === 1 ? countries : [];
  const ground = (countryLabels ?? []).filter(({ id }) => id !== `country:${only ?? ''}`);
  return { places, regions, ground };
}
