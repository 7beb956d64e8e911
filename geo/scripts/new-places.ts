import { distanceKm } from '../../src/core/geodesy.ts';
import { soundKeys } from '../../src/core/names.ts';
import { BY_POSITION, CURATED } from '../world/places.ts';
import { groupBy } from './group.ts';
import { otherNames } from './other-names.ts';
import type { NewCity } from './sources.ts';
import { inFileOrder, LEFT_OUT, sparseCountries, type WorldPlace } from './world-places.ts';

/** A row of `curated/world-towns.csv`. */
export type Town = Readonly<Record<string, string>>;

/** Two records so near each other are one place, whatever they are called; of one name, farther apart. */
const SAME_KM = 1;
const SAME_NAME_KM = 20;

/** What GeoNames' newest and the curated table give a place: neither says how large it is. */
const UNCOUNTED = { population: 0, feature: 'PPL' };

/**
 * Adds the places that the tables with ids lack. Of `recent`, only those in countries with few places: where there are many, a
 * village of unknown size would be one more namesake of a city.
 * @throws Error for a town of the curated table that is there already: it wants an alias
 */
export function withNewPlaces(places: readonly WorldPlace[], recent: readonly NewCity[], towns: readonly Town[]): WorldPlace[] {
  const sparse = sparseCountries(places);
  const all = groupBy(places, ({ country }) => country);
  const sameAs = (
    { country, name, lngE5, latE5 }: Pick<WorldPlace, 'country' | 'name' | 'lngE5' | 'latE5'>,
    sameKm: number,
  ): WorldPlace | undefined => {
    const keys = new Set(soundKeys(name));
    const near = (all.get(country) ?? [])
      .filter((place) => Math.abs(place.latE5 - latE5) < 3e4)
      .map((place) => ({ place, km: distanceKm(lngE5 / 1e5, latE5 / 1e5, place.lngE5 / 1e5, place.latE5 / 1e5) }))
      .sort((a, b) => a.km - b.km);
    const isNamesake = ({ name: own, others }: WorldPlace): boolean =>
      [own, ...others].some((other) => soundKeys(other).some((key) => keys.has(key)));
    return near.find(({ place, km }) => km < sameKm || (km < SAME_NAME_KM && isNamesake(place)))?.place;
  };
  const put = (place: WorldPlace): void => {
    const own = all.get(place.country);
    if (own === undefined) all.set(place.country, [place]);
    else own.push(place);
  };
  for (const { name: given, country, adminCode, lngLat } of recent) {
    if (!sparse.has(country)) continue;
    const [lngE5, latE5] = [Math.round(lngLat[0] * 1e5), Math.round(lngLat[1] * 1e5)];
    const name = given.normalize('NFC');
    const id = BY_POSITION + Math.round((latE5 / 1e5 + 90) * 100) * 36_000 + Math.round((lngE5 / 1e5 + 180) * 100);
    if (LEFT_OUT.has(id)) continue;
    const known = sameAs({ country, name, lngE5, latE5 }, SAME_KM) ?? (all.get(country) ?? []).find((place) => place.id === id);
    if (known === undefined) put({ id, name, others: [], country, admin: adminCode, ...UNCOUNTED, lngE5, latE5 });
    // GeoNames spells it anew.
    else {
      const others = otherNames(known.name, [...known.others, name], { ...UNCOUNTED }, 0);
      all.set(
        country,
        (all.get(country) ?? []).map((place) => (place === known ? { ...place, others } : place)),
      );
    }
  }
  for (const town of towns) {
    const [lngE5, latE5] = [Math.round(Number(town['lng']) * 1e5), Math.round(Number(town['lat']) * 1e5)];
    const [country = '', name = ''] = [town['country'], town['name']];
    const known = sameAs({ country, name, lngE5, latE5 }, 0);
    if (known !== undefined) throw new Error(`${name} (${country}) is ${known.name}, ${String(known.id)}: give it an alias`);
    const others = (town['aliases'] ?? '').split(';').filter((other) => other !== '');
    put({ id: CURATED + Number(town['id']), name, others, country, admin: '', ...UNCOUNTED, lngE5, latE5 });
  }
  return inFileOrder([...all.values()].flat());
}
