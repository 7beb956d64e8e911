import { isSpeltOneWay } from '../../src/core/country-spellings.ts';
import { distanceKm } from '../../src/core/geodesy.ts';
import { soundKeys } from '../../src/core/names.ts';
import { slipsBetween } from '../../src/core/spelling.ts';
import { groupBy } from './group.ts';
import { otherNames } from './other-names.ts';
import type { CountedTown } from './sources.ts';
import { inFileOrder, sparseCountries, type WorldPlace } from './world-places.ts';

/** Where GeoNames has many places, a smaller one that it lacks is added only where no other bears its name. */
const LEAST_POPULATION = 20_000;

/** So far apart may two records of one place lie, whatever it is called; spelt nearly alike; of one name; and that with a count. */
const SAME_KM = 1;
const ALIKE_KM = 6;
const SAME_NAME_KM = 40;
const SAME_COUNTED_KM = 65;
const MOST_SLIPS = 2;

/** Kazakhstan's are curated, and in countries of one spelling GeoNames lacks none. */
const isLeftOut = (country: string): boolean => isSpeltOneWay(country) || country === 'KZ';

/**
 * Adds the towns that GeoNames lacks, and to those that it has their size, where it knows none, and their other spelling. A town of
 * another name in the same spot is the town under its other name.
 */
export function withCountedTowns(places: readonly WorldPlace[], towns: readonly CountedTown[]): WorldPlace[] {
  const sparse = sparseCountries(places);
  const byCountry = groupBy(places, ({ country }) => country);
  const added: WorldPlace[] = [];
  const changed = new Map<WorldPlace, WorldPlace>();
  for (const [country, own] of groupBy(towns, (town) => town.country)) {
    if (isLeftOut(country)) continue;
    const known = byCountry.get(country) ?? [];
    const names = new Set(known.flatMap(({ name }) => soundKeys(name)));
    const isWanted = ({ name, population }: CountedTown): boolean =>
      sparse.has(country) || population >= LEAST_POPULATION || !soundKeys(name).some((key) => names.has(key));
    for (const town of own) {
      const same = sameAs(town, known);
      if (same !== undefined) changed.set(same, withTown(changed.get(same) ?? same, town));
      else if (isWanted(town)) added.push(placeOf(town));
    }
  }
  return inFileOrder([...places.map((place) => changed.get(place) ?? place), ...added]);
}

function sameAs({ name, lngLat }: CountedTown, known: readonly WorldPlace[]): WorldPlace | undefined {
  const keys = soundKeys(name);
  const isNamesake = ({ name: own, others }: WorldPlace): boolean =>
    [own, ...others].some((other) => soundKeys(other).some((key) => keys.includes(key)));
  const isAlike = ({ name: own }: WorldPlace): boolean =>
    soundKeys(own).some((key) => keys.some((other) => slipsBetween(key, other) <= MOST_SLIPS));
  return known
    .filter((place) => Math.abs(place.latE5 / 1e5 - lngLat[1]) < 0.6)
    .map((place) => ({ place, km: distanceKm(...lngLat, place.lngE5 / 1e5, place.latE5 / 1e5) }))
    .filter(({ place, km }) => km < (place.population > 0 ? SAME_COUNTED_KM : SAME_NAME_KM))
    .sort((a, b) => a.km - b.km)
    .find(({ place, km }) => km < SAME_KM || isNamesake(place) || (km < ALIKE_KM && isAlike(place)))?.place;
}

const placeOf = ({ id, name, country, population, lngLat }: CountedTown): WorldPlace => ({
  ...{
    id,
    name,
    others: otherNames(name, [], { country, population, feature: 'PPL' }),
    country,
    admin: '',
    feature: 'PPL',
    population,
  },
  lngE5: Math.round(lngLat[0] * 1e5),
  latE5: Math.round(lngLat[1] * 1e5),
});

function withTown(place: WorldPlace, { name, population }: CountedTown): WorldPlace {
  const { country, feature } = place;
  return {
    ...place,
    population: place.population === 0 ? population : place.population,
    others: otherNames(place.name, [...place.others, name], { country, population, feature }, 0),
  };
}
