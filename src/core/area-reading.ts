import type { Place, Region } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { Area } from './join-area.ts';

/** What a text beside a name can mean: "GA" is Gabon and the code of regions in several countries. */
export interface AreaReading {
  /** Alpha-2. */
  readonly countries: readonly string[];
  readonly regions: readonly Region[];
}

/** The readings of a text that the row's own columns leave open; undefined where it names no area that they don't say. */
export function areaReading(text: string, area: Area, gazetteer: Gazetteer): AreaReading | undefined {
  const country = gazetteer.countryOf(text);
  const countries = country === undefined || area.country !== '' ? [] : [country];
  const regions =
    area.possible === null
      ? [...regionsCoded(text, area.country, gazetteer), ...gazetteer.regionsNamed(text, area.country).possible]
      : [];
  return countries.length + regions.length === 0 ? undefined : { countries, regions };
}

/** "NY", "N.Y." and "US-NY", as people write a region's code behind a town's name. */
function regionsCoded(text: string, country: string, gazetteer: Gazetteer): readonly Region[] {
  const whole = gazetteer.regionById(text);
  if (whole !== undefined) return country === '' || whole.country === country ? [whole] : [];
  return /^(?:\p{L}\.?\s?){2,3}$/u.test(text.trim()) ? gazetteer.regionsCoded(text.replace(/[.\s]/gu, ''), country) : [];
}

export const agreesWith = (place: Place, { countries, regions }: AreaReading, gazetteer: Gazetteer): boolean =>
  countries.includes(place.country) ||
  (regions.some(({ country }) => country === place.country) && isIn(place, new Set(regions.map(({ id }) => id)), gazetteer));

/** Whether a place lies in one of these regions, as its source says or, where that says nothing, as its point does. */
export function isIn(place: Place, regionIds: ReadonlySet<string>, gazetteer: Gazetteer): boolean {
  const region = place.region === '' ? gazetteer.regionAt(place.lngDeg, place.latDeg)?.id : place.region;
  // A place on an islet that is not drawn may lie in any.
  return region === undefined || regionIds.has(region);
}

/** Whether a text is the name of a country or a region, so that no part of it is to be looked for. */
export const isArea = (text: string, { country }: Area, gazetteer: Gazetteer): boolean =>
  gazetteer.countryOf(text) !== undefined || gazetteer.regionsNamed(text, country).exact.length > 0;
