import type { Region } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer-index.ts';
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

export function areaOf(query: Query, gazetteer: Gazetteer): Area {
  const warnings: JoinWarning[] = [];
  const said = query.country.trim();
  const known = said === '' ? undefined : gazetteer.countryOf(said);
  if (said !== '' && known === undefined) warnings.push('country-unknown');
  const regions: Region[] = [];
  const possible = new Set<string>();
  const parts = query.region.split('|').map((part) => part.trim());
  for (const part of parts.filter((text) => text !== '')) {
    const inCountry = (region: Region): boolean => known === undefined || region.country === known;
    // A code may come without its country: "NY" is US-NY for a row of the US.
    const byId = gazetteer.regionById(part) ?? (known === undefined ? undefined : gazetteer.regionById(`${known}-${part}`));
    const named = byId ? { exact: [byId], possible: [byId] } : gazetteer.regionsNamed(part);
    const exact = named.exact.filter(inCountry);
    for (const region of named.possible.filter(inCountry)) possible.add(region.id);
    if (exact.length === 1) regions.push(...exact);
    else warnings.push(exact.length === 0 ? 'region-unknown' : 'region-ambiguous');
  }
  const countries = new Set(regions.map((region) => region.country));
  const [only = ''] = countries;
  const country = known ?? (said === '' && countries.size === 1 ? only : '');
  return { country, regions, possible: possible.size === 0 ? null : possible, warnings };
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
    !liesIn(({ country, deFacto }) => country === area.country || deFacto === area.country)
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
