import { isIn } from './area-reading.ts';
import type { Place, Region } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import { around } from './geodesy.ts';
import type { Area } from './join-area.ts';
import { foldName } from './names.ts';
import type { Joined } from './resolution.ts';

/** What a text in a place column names that is no place: one region, one country, or several of them that nothing tells apart. */
export type NamedArea = Omit<Joined, 'warnings'> | { readonly kind: 'several'; readonly areas: readonly string[] };

export function areaNamed(text: string, area: Area, gazetteer: Gazetteer): NamedArea | undefined {
  const byId = gazetteer.regionById(text);
  const named = byId !== undefined ? [byId] : gazetteer.regionsNamed(text, area.country).exact;
  // "LA" in a row of California is not Louisiana.
  const regions = named.filter(
    (region) => (area.country === '' || region.country === area.country) && (area.possible?.has(region.id) ?? true),
  );
  const [region] = regions;
  const found = gazetteer.countryOf(text);
  const country = found !== undefined && (area.country === '' || area.country === found) ? found : undefined;
  if (region !== undefined && regions.length === 1) {
    // Georgia is a state and a country.
    if (country !== undefined && country !== region.country) return { kind: 'several', areas: [region.id, country] };
    return { kind: 'joined', how: 'region', regions, country: region.country, precision: 'region' };
  }
  return country === undefined ? undefined : { kind: 'joined', how: 'country', regions: [], country, precision: 'country' };
}

/** A seat may lie beside the region that is named after it, or in a city cut out of it: Kyiv, Akmola. */
const BESIDE_KM = [5, 10, 20, 50];

function liesBeside({ lngDeg, latDeg }: Place, region: Region, gazetteer: Gazetteer): boolean {
  return BESIDE_KM.some((radiusKm) =>
    around(lngDeg, latDeg, radiusKm).some(([lng, lat]) => gazetteer.regionAt(lng, lat)?.id === region.id),
  );
}

/**
 * Regions and countries that bear the very name of places that lie elsewhere: Delaware is a town in Ohio, and Peru one in
 * Indiana. Where nothing else in the row tells, either can be meant.
 */
export function areasOfSameName(text: string, places: readonly Place[], area: Area, gazetteer: Gazetteer): readonly string[] {
  const { exact, level } = gazetteer.regionsNamed(text, area.country);
  const key = foldName(text);
  const isElsewhere = (region: Region): boolean =>
    places.every((place) => !isIn(place, new Set([region.id]), gazetteer) && !liesBeside(place, region, gazetteer));
  const regions = exact.filter(
    (region) => level === 'region' && region.names.some(({ name }) => foldName(name) === key) && isElsewhere(region),
  );
  const country = area.country === '' ? gazetteer.countryOf(text) : undefined;
  const isCountry = country !== undefined && places.every((place) => place.country !== country);
  return [...regions.map(({ id }) => id), ...(isCountry ? [country] : [])];
}
