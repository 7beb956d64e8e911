import type { Gazetteer } from './gazetteer-index.ts';

/** Territories with a country code of their own that tables list as regions of another country, by alpha-2 (ISO 3166-2 has both). */
const TERRITORIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['US', ['PR', 'GU', 'VI', 'AS', 'MP', 'UM']],
  ['FR', ['GP', 'MQ', 'GF', 'RE', 'YT', 'NC', 'PF', 'PM', 'BL', 'MF', 'WF', 'TF']],
  ['NL', ['AW', 'CW', 'SX', 'BQ']],
  ['CN', ['HK', 'MO']],
  ['GB', ['GI', 'IM', 'JE', 'GG', 'BM', 'KY', 'VG', 'TC', 'AI', 'MS', 'FK', 'SH']],
  ['NO', ['SJ']],
  ['DK', ['GL', 'FO']],
  ['FI', ['AX']],
  ['AU', ['CX', 'CC', 'NF']],
]);

export const territoriesOf = (country: string): readonly string[] => TERRITORIES.get(country) ?? [];

/** Whether `country` is `of` itself or one of its territories. */
export const isOf = (country: string, of: string): boolean => country === of || territoriesOf(of).includes(country);

/** The territory that a region column names in a row of its country: "PR" or "Puerto Rico" of the US. */
export function territoryNamed(text: string, country: string | undefined, gazetteer: Gazetteer): string | undefined {
  if (country === undefined || !TERRITORIES.has(country)) return undefined;
  const bare = text.toUpperCase().startsWith(`${country}-`) ? text.slice(country.length + 1) : text;
  const code = gazetteer.countryOf(bare);
  const isOwnRegion = gazetteer.regionById(`${country}-${bare}`)?.country === country;
  return code !== undefined && code !== country && isOf(code, country) && !isOwnRegion ? code : undefined;
}
