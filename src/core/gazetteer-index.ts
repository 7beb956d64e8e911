import { countryFinder, type Country, type CountryFinder } from './country.ts';
import type { DatedName, Place, Region } from './gazetteer.ts';
import { memo, multimap, once, perKey } from './lookup.ts';
import { foldName, looseNames, soundKeys } from './names.ts';
import { regionGrid, type RegionAt } from './region-grid.ts';
import { regionNames, type NamedRegions } from './region-names.ts';
import { spellingIndex, type SpellingIndex } from './spelling.ts';

/** A place and the name of it that was found. */
export interface NameHit {
  readonly place: Place;
  readonly name: DatedName;
}

/** Places, regions and countries, findable by every name. Built once; every part is built when it is first asked for. */
export interface Gazetteer {
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  /** Whether the gazetteer has places in this country (alpha-2). */
  readonly covers: (country: string) => boolean;
  /** By its id, with or without `geonames:`. */
  readonly placeById: (id: string) => Place | undefined;
  /** By the folded name as written: `key` is `foldName(text)`. In one country, or for `''` in all. */
  readonly placesNamed: (key: string, country: string) => readonly NameHit[];
  /** By the key in which transliterations meet: `key` is one of `looseNames(text)`. */
  readonly placesSounding: (key: string, country: string) => readonly NameHit[];
  /** Names nearly spelt so, in one country or, for `''`, in a gazetteer of one country only. */
  readonly placesSpelt: (key: string, country: string) => ReturnType<SpellingIndex<NameHit>['near']>;
  readonly regionById: (id: string) => Region | undefined;
  /** `exact` bears the very name; `possible` also those that bear it with other administrative words, or sound like it. */
  readonly regionsNamed: (text: string) => NamedRegions;
  readonly regionAt: RegionAt;
  readonly regionsIn: (country: string) => readonly Region[];
  readonly countryOf: CountryFinder;
  /** Points that stand for a whole country (alpha-2): see `Country`. */
  readonly centroidsOf: (country: string) => readonly (readonly number[])[];
  /** Whether a text may name a place by a name that began or ended on some day, so that its date matters to the join. */
  readonly isDated: (text: string) => boolean;
  /** Days with the same number lie between the same beginnings and ends of names. */
  readonly eraOf: (isoDay: string) => number;
}

export function createGazetteer(
  places: readonly Place[],
  regions: readonly Region[],
  countries: readonly Country[] = [],
): Gazetteer {
  const countryCodes = new Set(places.map((place) => place.country));
  const onlyCountry = countryCodes.size === 1 ? [...countryCodes][0] : undefined;
  const findCountry = countryFinder(countries);
  const ownCodes = new Set([...countryCodes, ...regions.map((region) => region.country)]);
  const placesByCountry = once(() => multimap(places.map((place) => [place.country, place])));
  const regionsByCountry = once(() => multimap(regions.map((region) => [region.country, region])));
  const placesById = once(
    () => new Map(places.flatMap((place) => [place.id, ...(place.sameAs ?? [])].map((id) => [id, place] as const))),
  );
  const regionsById = once(() => new Map(regions.map((region) => [region.id.toUpperCase(), region])));
  const grid = once(() => regionGrid(regions));

  // One index a country: of a gazetteer of the world, most queries need one or two.
  const hitsIn = (country: string): NameHit[] =>
    (country === '' ? places : (placesByCountry().get(country) ?? [])).flatMap((place) =>
      place.names.map((name): NameHit => ({ place, name })),
    );
  const byName = perKey((country) => multimap(hitsIn(country).map((hit) => [foldName(hit.name.name), hit])));
  const bySound = perKey((country) =>
    multimap(hitsIn(country).flatMap((hit) => soundKeys(hit.name.name).map((key) => [key, hit] as const))),
  );
  const spellings = perKey((country) =>
    spellingIndex(hitsIn(country).flatMap((hit) => soundKeys(hit.name.name).map((key) => [key, hit] as const))),
  );

  const datedNames = once(() =>
    places.flatMap(({ names }) => names.filter(({ from, to }) => from !== undefined || to !== undefined)),
  );
  const datedKeys = once(() => new Set(datedNames().flatMap(({ name }) => soundKeys(name))));
  // A name that ends on a day is past on the next: `~` sorts after the day itself and before the next.
  const turns = once(() => [
    ...new Set(
      datedNames().flatMap(({ from, to }) => [...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [`${to}~`])]),
    ),
  ]);

  const named = once(() => regionNames(regions));
  const centroids = once(() => new Map(countries.map(({ alpha2, centroids: points = [] }) => [alpha2, points])));

  return {
    places,
    regions,
    covers: (country) => countryCodes.has(country),
    placeById: (id) => placesById().get(id) ?? placesById().get(`geonames:${id}`),
    placesNamed: (key, country) => byName(country).get(key) ?? [],
    placesSounding: (key, country) => bySound(country).get(key) ?? [],
    placesSpelt: (key, country) => {
      const code = country === '' ? onlyCountry : country;
      return code === undefined || !countryCodes.has(code) ? [] : spellings(code).near(key);
    },
    regionById: (id) => regionsById().get(id.toUpperCase()),
    regionsNamed: memo((text) => named()(text)),
    regionAt: (lngDeg, latDeg) => grid()(lngDeg, latDeg),
    regionsIn: (country) => regionsByCountry().get(country) ?? [],
    // "Nur-Sultan Airport" is dated because one of its words is: a part may be what the join goes by.
    isDated: (text) =>
      [text, ...text.split(/[^\p{L}\p{M}\p{N}'’-]+/u)].some((part) => looseNames(part).some((key) => datedKeys().has(key))),
    eraOf: memo((isoDay) => turns().filter((turn) => turn <= isoDay).length),
    centroidsOf: (country) => centroids().get(country) ?? [],
    countryOf: memo((text) => {
      const code = text.trim().toUpperCase();
      return findCountry(text) ?? (ownCodes.has(code) ? code : undefined);
    }),
  };
}
