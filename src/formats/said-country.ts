import type { Gazetteer } from '../core/gazetteer-index.ts';
import type { Problem } from '../core/problem.ts';

/** What is wrong with the country that a person gives for rows that name none; undefined for a country, and where none was given. */
export function unknownCountry(country: string, gazetteer: Gazetteer): Problem | undefined {
  if (country === '' || gazetteer.countryOf(country) !== undefined) return undefined;
  return {
    ...{ file: '--country', line: 0, column: '', value: country, code: 'country-unknown', severity: 'error' },
    ...{ message: 'is no country known here', suggestion: 'give an ISO 3166-1 code', candidates: [] },
  };
}
