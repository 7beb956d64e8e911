import type { Region } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { NamedRegions } from './region-names.ts';
import { nameText } from './names.ts';
import { isOf, territoryNamed } from './territories.ts';
import { around, distanceKm } from './geodesy.ts';
import type { JoinWarning, Query } from './resolution.ts';

/** What a row's region and country columns say. */
export interface Area {
  /** Alpha-2; empty if not said or not known. */
  readonly country: string;
  /** The regions meant. */
  readonly regions: readonly Region[];
  /** Ids of regions that could be meant: "Almaty" is a city and may be the region around it. Null: not said. */
  readonly possible: ReadonlySet<string> | null;
  readonly warnings: readonly JoinWarning[];
}

/** More than any country has. */
const MOST_REGIONS = 200;

export function areaOf(query: Query, gazetteer: Gazetteer): Area {
  const warnings: JoinWarning[] = [];
  const said = nameText(query.country);
  let known = said === '' ? undefined : gazetteer.countryOf(said);
  if (said !== '' && known === undefined) warnings.push('country-unknown');
  const regions: Region[] = [];
  const possible = new Set<string>();
  const parts = query.region.split('|', MOST_REGIONS + 1).map(nameText);
  if (parts.length > MOST_REGIONS)
    return { country: known ?? '', regions, possible: null, warnings: [...warnings, 'region-unknown'] };
  for (const part of parts.filter((text) => text !== '')) {
    const territory = territoryNamed(part, known, gazetteer);
    if (territory !== undefined) {
      known = territory;
      continue;
    }
    const { exact, possible: others, level } = regionsOf(part, known, gazetteer);
    for (const region of others) possible.add(region.id);
    if (exact.length === 1 || level !== 'region') regions.push(...exact);
    else warnings.push(exact.length === 0 ? 'region-unknown' : 'region-ambiguous');
    if (level === 'part') warnings.push('region-part');
  }
  const countries = new Set(regions.map((region) => region.country));
  const [only = ''] = countries;
  const country = known ?? (said === '' && countries.size === 1 ? only : '');
  return { country, regions, possible: possible.size === 0 ? null : possible, warnings: [...new Set(warnings)] };
}

/** The regions that one text of a region column means: an ISO 3166-2 code, whole or without its country, or a name. */
function regionsOf(text: string, country: string | undefined, gazetteer: Gazetteer): NamedRegions {
  const inCountry = (region: Region | undefined): Region | undefined =>
    region !== undefined && (country === undefined || region.country === country) ? region : undefined;
  const byId = inCountry(gazetteer.regionById(text)) ?? gazetteer.regionById(`${country ?? ''}-${text}`);
  if (byId !== undefined) return { exact: [byId], possible: [byId], level: 'region' };
  return gazetteer.regionsNamed(text, country ?? '');
}

/** A row's point, after it is held against the country that the row names. */
export interface PointOf {
  readonly lngLat?: readonly [lngDeg: number, latDeg: number];
  /** The region that it lies in, if any outline covers it. */
  readonly region?: Region | undefined;
  readonly warnings: readonly JoinWarning[];
}

/** Outlines are simplified, and harbours and platforms lie off the coast: a point so near a country is not outside it. */
const BORDER_TOLERANCES_KM = [5, 15, 30];

/** The row's point; without it, and with a warning, where it lies outside the country or all the regions that the row names. */
export function trustedPoint(query: Query, area: Area, gazetteer: Gazetteer): PointOf {
  const { lngDeg, latDeg } = query;
  if (lngDeg === undefined || latDeg === undefined) return { warnings: [] };
  const region = gazetteer.regionAt(lngDeg, latDeg);
  const liesIn = (isMeant: (region: Region) => boolean): boolean =>
    (region !== undefined && isMeant(region)) ||
    BORDER_TOLERANCES_KM.some((radiusKm) =>
      around(lngDeg, latDeg, radiusKm).some(([lng, lat]) => {
        const beside = gazetteer.regionAt(lng, lat);
        return beside !== undefined && isMeant(beside);
      }),
    );
  if (
    area.country !== '' &&
    gazetteer.regionsIn(area.country).length > 0 &&
    !liesIn(({ country, deFacto }) => isOf(country, area.country) || deFacto === area.country)
  )
    return { warnings: ['point-outside-country'] };
  // GDELT and UCDP write such a point and say that it is one.
  const isSaidCoarse = query.precision === 'country' || query.precision === 'region';
  const warnings: JoinWarning[] =
    !isSaidCoarse && isCentroid(lngDeg, latDeg, area.country, region, gazetteer) ? ['point-at-centroid'] : [];
  const { possible } = area;
  if (possible !== null && !liesIn(({ id }) => possible.has(id)))
    return { lngLat: [lngDeg, latDeg], region, warnings: [...warnings, 'point-outside-region'] };
  return { lngLat: [lngDeg, latDeg], region, warnings };
}

/** Tables of centroids are written to a hundredth of a degree at best. */
const CENTROID_KM = 1;

/** Whether a point is one that stands for its whole country, so that it says no more than the country's name. */
function isCentroid(lngDeg: number, latDeg: number, said: string, region: Region | undefined, gazetteer: Gazetteer): boolean {
  const country = said === '' ? (region?.country ?? '') : said;
  return gazetteer
    .centroidsOf(country)
    .some(([lng = NaN, lat = NaN]) => Math.abs(lat - latDeg) < 0.01 && distanceKm(lng, lat, lngDeg, latDeg) <= CENTROID_KM);
}
