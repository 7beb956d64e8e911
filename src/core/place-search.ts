import type { Country } from './country.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { DatedName, Place, Region } from './gazetteer.ts';
import { foldName, looseNames } from './names.ts';

/** What a name that somebody types may be. */
export type Found =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'country'; readonly country: string };

interface Entry {
  readonly key: string;
  readonly found: Found;
  readonly country: string;
  /** The larger first, among those that the name fits alike. */
  readonly weight: number;
}

/** A country or region is meant more often than a village of its name. */
const WEIGHTS = { country: 1e10, region: 1e8 } as const;

/**
 * Finds places, regions and countries by how a name begins, as it is typed: the very name first, then names that begin so, then
 * those with a word that does; within each, those in the countries of `near`, and the large ones. All names are looked through:
 * some 400 000 of them take a few hundredths of a second.
 */
export function placeSearch(
  gazetteer: Gazetteer,
  countries: readonly Country[],
): (text: string, near: readonly string[], most: number) => Found[] {
  const entriesOf = (names: readonly DatedName[], found: Found, country: string, weight: number): Entry[] =>
    [...new Set(names.map(({ name }) => foldName(name)))].map((key) => ({ key, found, country, weight }));
  const entries = [
    ...countries.flatMap(({ alpha2, names }) =>
      [...names.map(foldName), alpha2.toLowerCase()].map((key): Entry => ({
        key,
        found: { kind: 'country', country: alpha2 },
        country: alpha2,
        weight: WEIGHTS.country,
      })),
    ),
    ...gazetteer.regions.flatMap((region) => entriesOf(region.names, { kind: 'region', region }, region.country, WEIGHTS.region)),
    ...gazetteer.places.flatMap((place) =>
      entriesOf(place.names, { kind: 'place', place }, place.country, place.population ?? 0),
    ),
  ];
  return (text, near, most) => {
    const key = foldName(text);
    if (key === '') return [];
    const home = new Set(near);
    const within = ` ${key}`;
    const ranked: { readonly entry: Entry; readonly rank: number }[] = [];
    for (const entry of entries) {
      const fit = entry.key === key ? 0 : entry.key.startsWith(key) ? 2 : entry.key.includes(within) ? 4 : -1;
      if (fit >= 0) ranked.push({ entry, rank: fit + (home.has(entry.country) ? 0 : 1) });
    }
    ranked.sort((a, b) => a.rank - b.rank || b.entry.weight - a.entry.weight);
    const first = ranked.map(({ entry }) => entry.found);
    return distinct(first.length > 0 ? first : [...sounding(text, gazetteer, near)]).slice(0, most);
  };
}

/** Names that sound so, or are nearly spelt so in the countries of `near`: where nothing begins with the text. */
function* sounding(text: string, gazetteer: Gazetteer, near: readonly string[]): Generator<Found> {
  const keys = looseNames(text);
  for (const country of near)
    for (const key of keys) for (const { place } of gazetteer.told.sounding(key, country)) yield { kind: 'place', place };
  for (const country of near)
    for (const key of keys)
      for (const { value } of gazetteer.placesSpelt(key, country)) yield { kind: 'place', place: value.place };
}

/** The id that a decision names it by. */
export const foundId = (found: Found): string =>
  found.kind === 'place' ? found.place.id : found.kind === 'region' ? found.region.id : found.country;

function distinct(all: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return all.filter((found) => {
    const id = foundId(found);
    return !seen.has(id) && seen.add(id);
  });
}
