import { distanceKm } from '../../src/core/geodesy.ts';
import { soundKeys } from '../../src/core/names.ts';
import { BY_POSITION, CURATED, placeId, POST_OFFICE } from '../world/places.ts';
import { groupBy } from './group.ts';
import { otherNames } from './other-names.ts';
import type { NewCity, PostTown } from './sources.ts';
import { inFileOrder, LEFT_OUT, sparseCountries, type WorldPlace } from './world-places.ts';

/** A row of `curated/world-towns.csv`. */
export type Town = Readonly<Record<string, string>>;

/** Two records so near each other are one place, whatever they are called; of one name, farther apart. */
const SAME_KM = 1;
const SAME_NAME_KM = 20;

/** What GeoNames' newest and the curated table give a place: neither says how large it is. */
const UNCOUNTED = { population: 0, feature: 'PPL' };

const idAt = (lngE5: number, latE5: number): number =>
  BY_POSITION + Math.round((latE5 / 1e5 + 90) * 100) * 36_000 + Math.round((lngE5 / 1e5 + 180) * 100);

/** The nearest of a country's places that is the same: within `sameKm` whatever it is called, or a namesake. */
function sameAs(
  { name, lngE5, latE5 }: Pick<WorldPlace, 'name' | 'lngE5' | 'latE5'>,
  known: readonly WorldPlace[],
  sameKm: number,
): WorldPlace | undefined {
  const keys = new Set(soundKeys(name));
  const near = known
    .filter((place) => Math.abs(place.latE5 - latE5) < 3e4)
    .map((place) => ({ place, km: distanceKm(lngE5 / 1e5, latE5 / 1e5, place.lngE5 / 1e5, place.latE5 / 1e5) }))
    .sort((a, b) => a.km - b.km);
  const isNamesake = ({ name: own, others }: WorldPlace): boolean =>
    [own, ...others].some((other) => soundKeys(other).some((key) => keys.has(key)));
  return near.find(({ place, km }) => km < sameKm || (km < SAME_NAME_KM && isNamesake(place)))?.place;
}

/**
 * Adds the places that the tables with ids lack, only those in countries with few places: where there are many, a village of
 * unknown size would be one more namesake of a city.
 */
export function withNewPlaces(places: readonly WorldPlace[], recent: readonly NewCity[]): WorldPlace[] {
  const sparse = sparseCountries(places);
  const all = groupBy(places, ({ country }) => country);
  const put = (place: WorldPlace): void => {
    const own = all.get(place.country);
    if (own === undefined) all.set(place.country, [place]);
    else own.push(place);
  };
  for (const { name: given, country, adminCode, lngLat } of recent) {
    if (!sparse.has(country)) continue;
    const [lngE5, latE5] = [Math.round(lngLat[0] * 1e5), Math.round(lngLat[1] * 1e5)];
    const name = given.normalize('NFC');
    const id = idAt(lngE5, latE5);
    if (LEFT_OUT.has(id)) continue;
    const own = all.get(country) ?? [];
    const known = sameAs({ name, lngE5, latE5 }, own, SAME_KM) ?? own.find((place) => place.id === id);
    if (known === undefined) put({ id, name, others: [], country, admin: adminCode, ...UNCOUNTED, lngE5, latE5 });
    // GeoNames spells it anew.
    else {
      const others = otherNames(known.name, [...known.others, name], { country, ...UNCOUNTED }, 0);
      all.set(
        country,
        own.map((place) => (place === known ? { ...place, others } : place)),
      );
    }
  }
  return inFileOrder([...all.values()].flat());
}

/**
 * Adds the towns that no package has.
 * @throws Error for one that is there already: it wants an alias
 */
export function withCuratedTowns(places: readonly WorldPlace[], towns: readonly Town[]): WorldPlace[] {
  const all = groupBy(places, ({ country }) => country);
  const added = towns.map((town): WorldPlace => {
    const [lngE5, latE5] = [Math.round(Number(town['lng']) * 1e5), Math.round(Number(town['lat']) * 1e5)];
    const [country = '', name = ''] = [town['country'], town['name']];
    const known = sameAs({ name, lngE5, latE5 }, all.get(country) ?? [], 0);
    if (known !== undefined) throw new Error(`${name} (${country}) is ${known.name}, ${placeId(known.id)}: give it an alias`);
    const others = (town['aliases'] ?? '').split(';').filter((other) => other !== '');
    return { id: CURATED + Number(town['id']), name, others, country, admin: '', ...UNCOUNTED, lngE5, latE5 };
  });
  return inFileOrder([...places, ...added]);
}

const UNITED_STATES = 'US';
const POST_TOWN = { population: 0, feature: POST_OFFICE };

/**
 * Adds what American post offices are named after: lists of protests name hamlets and neighbourhoods with their state. Where
 * the state has a place of the name already, that is it.
 * @param aliases rows of `world/aliases.csv`
 */
export function withPostTowns(
  places: readonly WorldPlace[],
  towns: readonly PostTown[],
  aliases: readonly Readonly<Record<string, string>>[],
): WorldPlace[] {
  const aliasesOf = groupBy(aliases, ({ place }) => place ?? '');
  const keysOf = (state: string, name: string): string[] => soundKeys(name).map((key) => `${state} ${key}`);
  const known = new Set(
    places
      .filter(({ country }) => country === UNITED_STATES)
      .flatMap(({ id, admin, name }) =>
        [name, ...(aliasesOf.get(placeId(id)) ?? []).map((alias) => alias['name'] ?? '')].flatMap((own) => keysOf(admin, own)),
      ),
  );
  const added: WorldPlace[] = [];
  for (const [, zips] of groupBy(towns, ({ state, name }) => `${state} ${name}`)) {
    const { state, name } = zips[0]!;
    const keys = keysOf(state, name);
    if (keys.some((key) => known.has(key))) continue;
    for (const key of keys) known.add(key);
    const middle = (axis: 0 | 1): number =>
      Math.round((zips.reduce((sum, { lngLat }) => sum + lngLat[axis], 0) / zips.length) * 1e5);
    const [lngE5, latE5] = [middle(0), middle(1)];
    added.push({ id: idAt(lngE5, latE5), name, others: [], country: UNITED_STATES, admin: state, ...POST_TOWN, lngE5, latE5 });
  }
  const taken = new Set(places.map(({ id }) => id));
  return inFileOrder([...places, ...added.filter(({ id }) => !taken.has(id) && taken.add(id))]);
}
