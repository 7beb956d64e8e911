import { foldName } from './names.ts';

/** One country of `data/codes/countries.json`, which has more than is needed here. */
export interface Country {
  /** ISO 3166-1: two letters, three letters, three digits. */
  readonly alpha2: string;
  readonly alpha3: string;
  readonly numeric: string;
  /** Points that stand for the whole country in other people's tables: [longitude, latitude], WGS 84 degrees. */
  readonly centroids?: readonly (readonly number[])[];
  /** In any language, official and usual, former ones too. */
  readonly names: readonly string[];
}

export type CountryFinder = (text: string) => string | undefined;

/** Finds a country's alpha-2 code by any of its codes or names, in any case; undefined for a text that is none. */
export function countryFinder(countries: readonly Country[]): CountryFinder {
  const byKey = new Map<string, string>();
  const shared = new Set<string>();
  for (const { alpha2, names } of countries)
    for (const key of names.map(foldName)) {
      // "Congo" is two countries.
      if (byKey.has(key) && byKey.get(key) !== alpha2) shared.add(key);
      byKey.set(key, alpha2);
    }
  for (const key of shared) byKey.delete(key);
  for (const { alpha2, alpha3, numeric } of countries)
    for (const key of [alpha2.toLowerCase(), alpha3.toLowerCase(), numeric]) if (key !== '') byKey.set(key, alpha2);
  const find = (text: string): string | undefined => {
    const key = foldName(text);
    return byKey.get(/^\d{1,2}$/.test(key) ? key.padStart(3, '0') : key);
  };
  return (text) => {
    const found = find(text);
    if (found !== undefined) return found;
    // "Korea, South", "Iran (Islamic Republic of)", "the Philippines".
    const [first = '', rest = ''] = text.split(',', 2);
    const bare = text.replace(/\s*\([^()]*\)\s*$/u, '').replace(/^the\s+/iu, '');
    return (rest === '' ? undefined : find(`${rest} ${first}`)) ?? (bare === text ? undefined : find(bare));
  };
}
