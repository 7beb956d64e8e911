import { isSpeltOneWay } from '../../src/core/country-spellings.ts';
import { looseNames, soundKeys } from '../../src/core/names.ts';

/** Places below this size keep their one name, save seats of first- and second-level units: theirs are what reports write. */
const LEAST_POPULATION = 5000;
const SEAT = /^PPL(?:C|A2?)$/u;

/** The scripts that incident tables are written in here; the join reads Cyrillic by its letters and Arabic by these alone. */
const SCRIPTS = [
  /^[\p{Script=Latin}\p{P}\p{M}\p{S}\s\d]+$/u,
  /^[\p{Script=Cyrillic}\p{P}\p{M}\s\d]+$/u,
  /^[\p{Script=Arabic}\p{P}\p{M}\p{Cf}\s\d]+$/u,
];

/**
 * Where a name is written in one way, the others in its own letters are what a place was called long ago, or is by a joke; and in
 * Brazil they are another town's today in five cases of six.
 */
const scriptsOf = (country: string): readonly RegExp[] =>
  isSpeltOneWay(country) || country === 'BR' ? SCRIPTS.slice(1) : SCRIPTS;

/** Airport codes, and romanisations made letter by letter from other scripts, which GeoNames leaves in small letters. */
const NO_NAME = /^[A-Z]{2,4}$|^[a-z][ -~]*$/u;
const MOST_WORDS = 4;

/** Words for what a place is: a report writes "Khan Bani Saad" of Nāḩiyat Khān Banī Sa‘d, and "Kogon" of Kogon Shahri. */
const KIND_BEFORE = /^(?:Nāḩiyat|Qaḑā’|Markaz|Madīnat) (?:(?:a|e).{0,2} )?(?=\S{4})/u;
const KIND_BEHIND = /(?<=\S{4}) (?:Shahri|Town|Township)$/u;

/** A name without its word for what it is, where there is one and people leave it out. */
const shortOf = (name: string, country: string): string[] => {
  const short = name.replace(KIND_BEFORE, '').replace(KIND_BEHIND, '');
  return short === name || isSpeltOneWay(country) ? [] : [short];
};

/**
 * The names of a place by which it would not be found without them: no two of them are the same to the join.
 * @param leastPopulation of a place that is no seat
 */
export function otherNames(
  name: string,
  alternates: readonly string[],
  { country, population, feature }: { readonly country: string; readonly population: number; readonly feature: string },
  leastPopulation = LEAST_POPULATION,
): string[] {
  const short = shortOf(name, country);
  if (population < leastPopulation && !SEAT.test(feature)) return short;
  const known = new Set(soundKeys(name));
  const kept: string[] = [];
  for (const alternate of [...short, ...alternates].map((text) => text.normalize('NFC').trim())) {
    const isName = !NO_NAME.test(alternate) && scriptsOf(country).some((script) => script.test(alternate));
    if (!isName || alternate.split(/\s+/u).length > MOST_WORDS) continue;
    const keys = soundKeys(alternate);
    if ([...keys, ...looseNames(alternate)].some((key) => known.has(key))) continue;
    for (const key of keys) known.add(key);
    kept.push(alternate);
  }
  return kept;
}
