import { nameOn, type Place } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { IncidentRecord } from './incident.ts';
import type { Language } from './languages.ts';
import { excerpt } from './owned-text.ts';
import type { Problem, Severity } from './problem.ts';
import type { JoinWarning, Resolution } from './resolution.ts';
import { said, type Said } from './said.ts';

/** The file's own names for the columns that the where came from. */
export type WhereColumns = Readonly<Partial<Record<'place' | 'region' | 'country' | 'lng' | 'lat', string>>>;

interface Saying {
  readonly column: 'place' | 'region' | 'country' | 'lat';
  readonly message: Said;
  readonly suggestion: Said;
}

const SAYINGS: Readonly<Record<JoinWarning, Saying>> = {
  'country-unknown': { column: 'country', message: 'is no country known here', suggestion: 'give an ISO 3166-1 code' },
  'region-unknown': { column: 'region', message: 'is no region known here', suggestion: 'give an ISO 3166-2 code' },
  'region-part': {
    column: 'region',
    message: 'has no outline of its own here',
    suggestion: 'the region that it lies in stands for it',
  },
  'region-ambiguous': { column: 'region', message: 'is the name of several regions', suggestion: 'give an ISO 3166-2 code' },
  'place-unknown': {
    column: 'place',
    message: 'is not in the gazetteer',
    suggestion: 'the row stands where its other columns say',
  },
  'place-too-long': {
    column: 'place',
    message: 'is too long to be the name of a place',
    suggestion: 'the row stands where its other columns say',
  },
  'place-ambiguous-point': {
    column: 'place',
    message: 'is the name of several places, none of them at the coordinates',
    suggestion: 'the row stands at its coordinates',
  },
  'place-outside-region': {
    column: 'place',
    message: 'lies outside the region that the row names',
    suggestion: 'correct the place or the region',
  },
  'place-part': { column: 'place', message: 'is a part of a town', suggestion: 'the row stands at the town' },
  'place-near': { column: 'place', message: 'is near a place, not in it', suggestion: 'the row stands around the place' },
  'place-respelt': {
    column: 'place',
    message: 'is not spelt so in the gazetteer',
    suggestion: 'joined to the one place spelt like it',
  },
  'place-far': {
    column: 'place',
    message: 'lies far from the coordinates',
    suggestion: 'correct one of them; the row stands at the place',
  },
  'place-elsewhere': {
    column: 'place',
    message: 'is the name of a place in another country than that of the coordinates',
    suggestion: 'the row stands at its coordinates',
  },
  'point-outside-country': {
    column: 'lat',
    message: 'lies outside the country that the row names',
    suggestion: 'the coordinates are not used',
  },
  'point-at-centroid': {
    column: 'lat',
    message: 'is the middle of the country: a point that stands for all of it',
    suggestion: 'leave the coordinates empty if only the country is known',
  },
  'point-outside-region': {
    column: 'lat',
    message: 'lies outside the region that the row names',
    suggestion: 'correct the coordinates or the region',
  },
};

/** "Springfield, Illinois, US": a place as a person tells it apart from its namesakes. */
export function placeText(place: Place, gazetteer: Gazetteer, isoDay: string, lang: Language = 'en'): string {
  const region = gazetteer.regionById(place.region);
  const regionName = region === undefined ? place.region : nameOn(region.names, lang, isoDay);
  return [nameOn(place.names, lang, isoDay), regionName, place.country].filter((part) => part !== '').join(', ');
}

/** "Delaware, US" for a region's id; a country's code as it is. */
function areaText(id: string, gazetteer: Gazetteer, isoDay: string): string {
  const region = gazetteer.regionById(id);
  return region === undefined ? id : `${nameOn(region.names, 'en', isoDay)}, ${region.country}`;
}

/** What the join has to say of a row: an error where it was not joined, warnings where it was. */
export function joinProblems(
  record: IncidentRecord,
  resolution: Resolution,
  isoDay: string,
  gazetteer: Gazetteer,
  columns: WhereColumns,
): Problem[] {
  const values = {
    place: record.place,
    region: record.region,
    country: record.country,
    lat: record.lngDeg === undefined ? '' : `${String(record.latDeg)} ${String(record.lngDeg)}`,
  };
  const { file, line } = record;
  const problem = (
    column: Saying['column'] | '',
    code: string,
    severity: Severity,
    message: Said,
    suggestion: Said,
  ): Problem => ({
    ...{ file, line, code, severity, message, suggestion },
    column: column === '' ? '' : (columns[column] ?? column),
    value: column === '' ? '' : excerpt(values[column]),
    candidates: [],
  });
  if (resolution.kind === 'unlocated')
    return [
      problem('', 'place-missing', 'error', 'says nothing of where it happened', 'give a place, region, country or coordinates'),
    ];
  const warned = resolution.warnings.map((code) => {
    const { column, message, suggestion } = SAYINGS[code];
    const km = code === 'place-far' && resolution.kind === 'joined' ? resolution.distanceKm : undefined;
    const wrong = km === undefined ? message : said('lies {km} km from the coordinates', { km: Math.round(km) });
    if (code === 'point-outside-country' && isSwapped(record, gazetteer))
      return problem(column, code, 'warning', wrong, 'longitude and latitude are swapped? The coordinates are not used');
    const meant = code === 'place-respelt' && resolution.kind === 'joined' && resolution.place !== undefined;
    const advice = meant ? said('joined to {place}', { place: nameOn(resolution.place.names, 'en', isoDay) }) : suggestion;
    return problem(column, code, 'warning', wrong, advice);
  });
  if (resolution.kind === 'joined') return warned;
  const candidates = resolution.candidates.map((place) => placeText(place, gazetteer, isoDay));
  if (resolution.kind === 'ambiguous') {
    const areas = (resolution.areas ?? []).map((id) => areaText(id, gazetteer, isoDay));
    if (areas.length > 0) {
      const all = [...candidates, ...areas];
      const message =
        candidates.length > 0 ? 'is the name of a place and of a region or country' : 'is the name of a region and of a country';
      const advice = said('add a country or region, or give the area in a column of its own: {places}', {
        places: all.join('; '),
      });
      return [...warned, { ...problem('place', 'place-ambiguous', 'error', message, advice), candidates: all }];
    }
    const some = candidates.slice(0, 3).join('; ');
    const places = candidates.length > 3 ? `${some}; …` : some;
    const isOneCountry = new Set(resolution.candidates.map(({ country }) => country)).size === 1;
    const advice = isOneCountry
      ? said('add a region or coordinates: {places}', { places })
      : said('add a country (--country for the whole file), a region or coordinates: {places}', { places });
    return [...warned, { ...problem('place', 'place-ambiguous', 'error', 'is the name of several places', advice), candidates }];
  }
  const [reason] = resolution.warnings;
  if (reason === 'place-outside-region')
    return warned.map((each) => (each.code === reason ? { ...each, severity: 'error', candidates } : each));
  if (resolution.warnings.includes('place-too-long'))
    return warned.map((each) =>
      each.code === 'place-too-long'
        ? { ...each, severity: 'error', suggestion: 'give its name alone, or add coordinates' }
        : each,
    );
  if (record.place === '' && warned.length === 0)
    return [problem('', 'country-missing', 'error', 'stands for a whole country and names none', 'name the country')];
  if (record.place === '') return warned.map((each) => ({ ...each, severity: 'error' }));
  const [first] = candidates;
  const advice = first === undefined ? 'correct the name, or add coordinates' : said('{place}?', { place: first });
  return [...warned, { ...problem('place', 'place-unmatched', 'error', 'is not in the gazetteer', advice), candidates }];
}

function isSwapped({ lngDeg, latDeg, country, region }: IncidentRecord, gazetteer: Gazetteer): boolean {
  if (lngDeg === undefined || latDeg === undefined) return false;
  const [named] = gazetteer.regionsNamed(region, '').exact;
  return gazetteer.regionAt(latDeg, lngDeg)?.country === (gazetteer.countryOf(country) ?? named?.country);
}
