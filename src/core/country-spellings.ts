const setOf = (codes: string): ReadonlySet<string> => new Set(codes.split(' '));

/** Where a Latin spelling of a town is a transliteration from Arabic or Ethiopic letters, one of several. */
const SPOKEN = setOf('IQ SY YE SD SS LY EG DZ TN MA MR JO LB PS IL SA OM AE KW QA BH IR AF PK ET ER DJ SO TD');

/** Where a town's name is written in one way, so that what only sounds like it is another's: Ouray and Wray in Colorado. */
const SPELT_ONE_WAY = setOf('US GB IE CA AU NZ');

/** Where so many names differ by a letter that what looks like a slip is another town more often than not: Divinópolis, Davinópolis. */
const ALIKE = setOf('BR IN JP RO');

/** @param country alpha-2 */
export const hasSpokenForms = (country: string): boolean => SPOKEN.has(country);
export const isSpeltOneWay = (country: string): boolean => SPELT_ONE_WAY.has(country);
export const hasNamesAlike = (country: string): boolean => ALIKE.has(country);
