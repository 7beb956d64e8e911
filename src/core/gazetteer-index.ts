import { sharedSpelling } from './country-sounds.ts';
import { hasSpokenForms } from './country-spellings.ts';
import { countryFinder, type Country, type CountryFinder } from './country.ts';
import type { DatedName, Place, Region } from './gazetteer.ts';
import { memo, multimap, once, perKey } from './lookup.ts';
import { articleKeys, foldName, hasArticle, isOverlong, looseNames, nameText, normaliseName, soundKeys } from './names.ts';
import { regionGrid, type RegionAt } from './region-grid.ts';
import { regionNames, type NamedRegions } from './region-names.ts';
import { spellingIndex, type SpellingIndex } from './spelling.ts';
import { isSameSpoken, spokenForm } from './spoken-forms.ts';

/** A place and the name of it that was found. */
export interface NameHit {
  readonly place: Place;
  readonly name: DatedName;
}

/** Places by name, in one country (alpha-2) or, for `''`, in all. */
export interface NameIndex {
  /** By the folded name as written: `key` is `foldName(text)`. */
  readonly named: (key: string, country: string) => readonly NameHit[];
  /** By the key in which transliterations meet: `key` is one of `looseNames(text)`. */
  readonly sounding: (key: string, country: string) => readonly NameHit[];
}

/** Places, regions and countries, findable by every name. Built once; every part is built when it is first asked for. */
export interface Gazetteer {
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  /** Whether the gazetteer has places in this country (alpha-2). */
  readonly covers: (country: string) => boolean;
  /** By its id, with or without `geonames:`. */
  readonly placeById: (id: string) => Place | undefined;
  /** By names in a language that is said. */
  readonly told: NameIndex;
  /** By the names of all the world's languages beside them. */
  readonly untold: NameIndex;
  /** Names nearly spelt so, in one country or, for `''`, in a gazetteer of one country only. */
  readonly placesSpelt: (key: string, country: string) => ReturnType<SpellingIndex<NameHit>['near']>;
  /** By another spelling of its sounds, in a country whose names are transliterated. Of names in a language that is said. */
  readonly placesSpoken: (text: string, country: string) => readonly NameHit[];
  readonly regionById: (id: string) => Region | undefined;
  /** By the part of an ISO 3166-2 code behind its country: "NY". In one country (alpha-2), or for `''` in all. */
  readonly regionsCoded: (code: string, country: string) => readonly Region[];
  /** In one country (alpha-2), or for `''` in all. See `NamedRegions`. */
  readonly regionsNamed: (text: string, country: string) => NamedRegions;
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

const untoldNames = ({ untold = '' }: Place): DatedName[] =>
  untold === '' ? [] : untold.split('\t').map((name) => ({ lang: 'und', name, kind: 'alias' }));

function* keyed(
  hits: readonly NameHit[],
  keysOf: (name: string) => readonly string[],
): Generator<readonly [key: string, hit: NameHit]> {
  for (const hit of hits) for (const key of keysOf(hit.name.name)) yield [key, hit];
}

const NO_REGIONS: NamedRegions = { exact: [], possible: [], level: 'region' };

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
  const regionsByCode = once(() =>
    multimap(regions.flatMap((region) => (region.id[2] === '-' ? [[region.id.slice(3).toUpperCase(), region] as const] : []))),
  );
  const grid = once(() => regionGrid(regions));

  // One index a country: of a gazetteer of the world, most queries need one or two. What they are made of comes one by one: of all
  // countries, lists of it would be a hundred megabytes each.
  const hitsIn = (country: string, namesOf: (place: Place) => readonly DatedName[]): NameHit[] => {
    const hits: NameHit[] = [];
    for (const place of country === '' ? places : (placesByCountry().get(country) ?? []))
      for (const name of namesOf(place)) hits.push({ place, name });
    return hits;
  };
  const toldIn = perKey((country) => hitsIn(country, ({ names }) => names));
  const untoldIn = perKey((country) => hitsIn(country, untoldNames));
  const indexOf = (hitsOf: (country: string) => readonly NameHit[]): NameIndex => {
    const byName = perKey((country) => multimap(keyed(hitsOf(country), (name) => [foldName(name)])));
    const bySound = perKey((country) => multimap(keyed(hitsOf(country), soundKeys)));
    return {
      named: (key, country) => byName(country).get(key) ?? [],
      sounding: (key, country) => bySound(country).get(key) ?? [],
    };
  };
  // A slip is one in a name that is used there, and not in what the place is called in all the world's languages. Shirqat is a
  // slip of Ash Sharqat: the article is left out as often as not.
  const spellings = perKey((country) =>
    spellingIndex(
      keyed(toldIn(country), (name) => (hasArticle(name) ? [...soundKeys(name), ...articleKeys(name).bare] : soundKeys(name))),
    ),
  );

  const spoken = perKey((country) =>
    multimap(
      toldIn(country).flatMap((hit) => {
        const form = spokenForm(foldName(hit.name.name));
        return form === undefined ? [] : [[form.consonants, { hit, form }] as const];
      }),
    ),
  );

  const shared = perKey((country) =>
    multimap(
      toldIn(country).flatMap((hit) => {
        const spelling = sharedSpelling(hit.name.name, country);
        return spelling === undefined ? [] : [[spelling, hit] as const];
      }),
    ),
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
  const namedIn = memo((key) => named()(key.slice(key.indexOf(':') + 1), key.slice(0, key.indexOf(':'))));
  const countryNamed = memo((text) => {
    const code = text.trim().toUpperCase();
    return findCountry(text) ?? (ownCodes.has(code) ? code : undefined);
  });
  const centroids = once(() => new Map(countries.map(({ alpha2, centroids: points = [] }) => [alpha2, points])));

  return {
    places,
    regions,
    covers: (country) => countryCodes.has(country),
    placeById: (id) => placesById().get(id) ?? placesById().get(`geonames:${id}`),
    told: indexOf(toldIn),
    untold: indexOf(untoldIn),
    placesSpelt: (key, country) => {
      const code = country === '' ? onlyCountry : country;
      return code === undefined || !countryCodes.has(code) ? [] : spellings(code).near(key);
    },
    placesSpoken: (text, country) => {
      const spelling = sharedSpelling(normaliseName(text), country);
      const alike = spelling === undefined ? [] : (shared(country).get(spelling) ?? []);
      const form = hasSpokenForms(country) && alike.length === 0 ? spokenForm(normaliseName(text)) : undefined;
      if (form === undefined) return alike;
      return (spoken(country).get(form.consonants) ?? []).flatMap((own) => (isSameSpoken(own.form, form) ? [own.hit] : []));
    },
    regionById: (id) => regionsById().get(id.toUpperCase()),
    regionsCoded: (code, country) =>
      (regionsByCode().get(code.toUpperCase()) ?? []).filter((region) => country === '' || region.country === country),
    regionsNamed: (text, country) => (isOverlong(text) ? NO_REGIONS : namedIn(`${country}:${text}`)),
    regionAt: (lngDeg, latDeg) => grid()(lngDeg, latDeg),
    regionsIn: (country) => regionsByCountry().get(country) ?? [],
    // "Nur-Sultan Airport" is dated because one of its words is: a part may be what the join goes by.
    isDated: (given) => {
      const text = nameText(given);
      if (isOverlong(text)) return false;
      const parts = [text, ...text.split(/[^\p{L}\p{M}\p{N}'’-]+/u)];
      return parts.some((part) => looseNames(part).some((key) => datedKeys().has(key)));
    },
    eraOf: memo((isoDay) => turns().filter((turn) => turn <= isoDay).length),
    centroidsOf: (country) => centroids().get(country) ?? [],
    countryOf: (text) => (isOverlong(text) ? undefined : countryNamed(text)),
  };
}
