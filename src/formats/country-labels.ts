import type { GroundLabel } from '../core/dataset.ts';
import type { DatedName } from '../core/gazetteer.ts';

/** A line of `geo/world/countries.json`, as far as it is read here. */
export interface CountryLine {
  readonly country: string;
  readonly names: Readonly<Record<string, string>>;
  readonly centroid?: readonly [number, number];
  readonly bbox?: readonly [number, number, number, number];
}

/** So many countries are named at most, the large ones first: small islands would name the ocean. */
const MOST_NAMED = 170;

const spanOf = ({ bbox: [west, south, east, north] = [0, 0, 0, 0] }: CountryLine): number => (east - west) * (north - south);

/** Names of the world's countries; `rank` is a country's place by size. */
export function countryLabels(countries: readonly CountryLine[]): GroundLabel[] {
  const bySize = countries.toSorted((a, b) => spanOf(b) - spanOf(a)).slice(0, MOST_NAMED);
  return bySize.flatMap(({ country, names, centroid }, rank): GroundLabel[] => {
    if (centroid === undefined) return [];
    const dated = Object.entries(names).map(([lang, name]): DatedName => ({ lang, name, kind: 'name' }));
    return [{ id: `country:${country}`, kind: 'country', lngDeg: centroid[0], latDeg: centroid[1], rank, names: dated }];
  });
}
