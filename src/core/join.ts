import type { Place } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { Precision } from './incident.ts';
import { areaOf, trustedPoint, type Area, type PointOf } from './join-area.ts';
import { findPlace, type NameFinding } from './join-name.ts';
import { areaNamed, areasOfSameName } from './named-area.ts';
import { isOverlong, namedKind, nameText } from './names.ts';
import type { Joined, JoinWarning, Query, Resolution } from './resolution.ts';

export type { Ambiguous, How, Joined, JoinWarning, Query, Resolution, Unlocated, Unmatched } from './resolution.ts';

/**
 * Finds the place that a row names. Never guesses: two equal candidates are ambiguous, whatever their size. Country, region
 * and point narrow; where a point contradicts the names, the names hold and a warning says so.
 */
export function resolve(query: Query, gazetteer: Gazetteer): Resolution {
  const resolution = located(query, gazetteer);
  return resolution.kind === 'joined' ? withoutSettled(resolution) : resolution;
}

/** A region column that could mean several is no matter where the place or the point lies in one region anyway. */
function withoutSettled(joined: Joined): Joined {
  const isSettled = joined.regions.length === 1 && joined.how !== 'country' && !joined.warnings.includes('place-outside-region');
  if (!isSettled || !joined.warnings.includes('region-ambiguous')) return joined;
  return { ...joined, warnings: joined.warnings.filter((code) => code !== 'region-ambiguous') };
}

function located(query: Query, gazetteer: Gazetteer): Resolution {
  const placeText = nameText(query.place);
  const hasPoint = query.lngDeg !== undefined && query.latDeg !== undefined;
  if (placeText === '' && query.region.trim() === '' && query.country.trim() === '' && !hasPoint) return { kind: 'unlocated' };
  const area = areaOf(query, gazetteer);
  const point = trustedPoint(query, area, gazetteer);
  const warnings: JoinWarning[] = [...area.warnings, ...point.warnings];
  if (placeText === '') return joinedArea(area, point, query, warnings) ?? { kind: 'unmatched', candidates: [], warnings };
  if (isOverlong(placeText)) {
    const long: readonly JoinWarning[] = [...warnings, 'place-too-long'];
    const isEnough = point.lngLat !== undefined || ORDER.indexOf(query.precision ?? 'site') >= ORDER.indexOf('district');
    return (isEnough ? joinedArea(area, point, query, long) : undefined) ?? { kind: 'unmatched', candidates: [], warnings: long };
  }

  const wantsArea = query.precision === 'region' || query.precision === 'country';
  if (wantsArea && area.regions.length + area.country.length > 0) {
    const named = areaNamed(placeText, area, gazetteer);
    if (named?.kind === 'joined') return { ...named, warnings };
    const whole = joinedArea(area, { warnings: [] }, query, warnings);
    if (whole !== undefined) return whole;
  }
  const place = findPlace(placeText, { area, point, isoDay: query.isoDay }, gazetteer);
  const areasOf = (places: readonly Place[]): readonly string[] =>
    area.possible === null && point.lngLat === undefined ? areasOfSameName(placeText, places, area, gazetteer) : [];
  if (place.kind === 'one' && isElsewhere(place, area, point)) {
    const there = joinedArea(area, point, query, [...warnings, 'place-elsewhere']);
    if (there !== undefined) return there;
  }
  if (place.kind === 'one') {
    const areas = areasOf([place.place]);
    return areas.length === 0
      ? joinedPlace(place, area, point, query, warnings)
      : { kind: 'ambiguous', candidates: [place.place], areas, warnings };
  }
  // "New York" with a point is the town that the gazetteer calls otherwise, and not the state.
  const isArea = point.lngLat === undefined || namedKind(placeText).kind === 'area';
  const named = place.kind === 'none' && isArea ? areaNamed(placeText, area, gazetteer) : undefined;
  if (named !== undefined)
    return named.kind === 'joined' ? { ...named, warnings } : { kind: 'ambiguous', candidates: [], areas: named.areas, warnings };
  if (point.lngLat !== undefined) {
    return (
      joinedArea(area, point, query, [...warnings, pointWarning(place)]) ?? {
        kind: 'unmatched',
        candidates: place.candidates,
        warnings,
      }
    );
  }
  if (query.precision === 'district' && area.regions.length > 0) {
    const whole = joinedArea(area, point, query, [...warnings, 'place-unknown']);
    if (whole !== undefined) return whole;
  }
  if (place.kind === 'several') {
    const areas = areasOf(place.candidates);
    return { kind: 'ambiguous', candidates: place.candidates, ...(areas.length > 0 ? { areas } : {}), warnings };
  }
  return { kind: 'unmatched', candidates: place.candidates, warnings: [...warnings, ...place.warnings] };
}

/**
 * Whether a name alone, with neither country nor region to it, led away from a point in another country: a row at a point in
 * Morocco whose place reads "Morocco" does not happen in the town of that name in Indiana. A point whose numbers were swapped
 * is no better known than the name.
 */
function isElsewhere({ place, isFar }: NameFinding & { kind: 'one' }, area: Area, { lngLat, region }: PointOf): boolean {
  if (!isFar || lngLat === undefined || region === undefined || area.regions.length > 0 || area.country !== '') return false;
  const swappedDeg = Math.hypot(lngLat[0] - place.latDeg, lngLat[1] - place.lngDeg);
  return region.country !== place.country && swappedDeg > MOST_SWAPPED_DEG;
}

/** As far as a town is from where a row puts it, its numbers in the wrong order. */
const MOST_SWAPPED_DEG = 2;

/** Why a row with a point does not stand at a place by its name. */
function pointWarning(place: NameFinding): JoinWarning {
  if (place.kind === 'several') return 'place-ambiguous-point';
  return place.kind === 'none' && place.warnings.includes('place-outside-region') ? 'place-outside-region' : 'place-unknown';
}

function joinedPlace(
  found: NameFinding & { kind: 'one' },
  area: Area,
  point: PointOf,
  query: Query,
  earlier: readonly JoinWarning[],
): Joined {
  const { place, how, distanceKm, isFar } = found;
  // The middle of a country is a good point of what lies there.
  const own = isFar ? undefined : point.lngLat;
  const known = own === undefined ? earlier : earlier.filter((code) => code !== 'point-at-centroid');
  const warnings: JoinWarning[] = [...known, ...found.warnings];
  if (isFar) warnings.push('place-far');
  const region = own === undefined ? undefined : point.region;
  const regions = region ? [region] : found.region ? [found.region] : area.regions.length === 1 ? area.regions : [];
  // A town is known as a town, unless the row brings a point or says how exact it is.
  const shown: Precision = found.isNear ? 'district' : own === undefined ? 'place' : 'site';
  return {
    kind: 'joined',
    how,
    place,
    regions,
    country: place.country,
    precision: coarser(shown, query.precision ?? 'place'),
    lngLat: own ?? [place.lngDeg, place.latDeg],
    ...(distanceKm === undefined ? {} : { distanceKm }),
    warnings,
  };
}

/** A row whose point, regions or country are all that is known, the most exact of them first. */
function joinedArea(area: Area, point: PointOf, query: Query, warnings: readonly JoinWarning[]): Joined | undefined {
  const country = area.country !== '' ? area.country : (point.region?.country ?? area.regions[0]?.country ?? '');
  const wants = query.precision ?? 'site';
  if (point.lngLat !== undefined && wants !== 'region' && wants !== 'country') {
    const regions = point.region ? [point.region] : area.regions.length === 1 ? area.regions : [];
    return { kind: 'joined', how: 'coordinates', regions, country, precision: wants, lngLat: point.lngLat, warnings };
  }
  const regions = area.regions.length > 0 ? area.regions : wants === 'region' && point.region ? [point.region] : [];
  if (regions.length > 0 && wants !== 'country')
    return { kind: 'joined', how: 'region', regions, country, precision: 'region', warnings };
  return country === '' ? undefined : { kind: 'joined', how: 'country', regions: [], country, precision: 'country', warnings };
}

const ORDER: readonly Precision[] = ['site', 'place', 'district', 'region', 'country'];
const coarser = (one: Precision, other: Precision): Precision => (ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other);
