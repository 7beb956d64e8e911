import type { Dataset, DrawnRegion, Spot, Where } from '../core/dataset.ts';
import { nameOn, type DatedName, type Place } from '../core/gazetteer.ts';

/**
 * A row of `places.parquet`. First the spots that incidents are at, in the order of their codes; then the gazetteer's places
 * that are only named on the map (`kind` is `name`).
 */
export interface PlaceRow {
  readonly kind: Where['kind'] | 'name';
  /** Index into `Dataset.places`, or -1. */
  readonly place: number;
  /** Id and English name of the place; empty where there is none. */
  readonly id: string;
  readonly name: string;
  /** What the record calls a point of its own. */
  readonly label: string;
  /** Alpha-2 of the place, or the country that the row stands for. */
  readonly country: string;
  /** ISO 3166-2 of the place itself. */
  readonly admin: string;
  /** Ids of the drawn regions that the row lies in, separated by `|`. */
  readonly regions: string;
  readonly population: number | null;
  readonly rank: number;
  readonly radius_km: number | null;
  /** All names of the place by language and date, and its other ids, as JSON; empty if the English one is all. */
  readonly more: string;
  /** How many incidents are there. */
  readonly incidents: number;
  /** WGS 84, longitude first; null for what is drawn at no point. */
  readonly point: readonly [number, number] | null;
}

const ANY_DAY = '9999-12-31';

const NO_PLACE = { id: '', name: '', admin: '', population: null, rank: 4, more: '' };

function placeCells({
  id,
  names,
  region,
  population,
  rank,
  sameAs,
}: Place): Omit<typeof NO_PLACE, 'population'> & Pick<PlaceRow, 'population'> {
  const [first, ...others] = names;
  const isPlain =
    others.length === 0 && sameAs === undefined && JSON.stringify(first) === JSON.stringify(plainName(first?.name ?? ''));
  return {
    ...{ id, name: nameOn(names, 'en', ANY_DAY), admin: region, population, rank },
    more: isPlain ? '' : JSON.stringify({ names, sameAs }),
  };
}

const plainName = (name: string): DatedName => ({ lang: 'en', name, kind: 'name' });

export function placeRows({ spots, places, regions, incidents }: Dataset): PlaceRow[] {
  const counts = new Uint32Array(spots.length);
  for (const spot of incidents.spot) counts[spot] = (counts[spot] as number) + 1;
  const told = new Uint8Array(places.length);
  const rows = spots.map((spot, code): PlaceRow => {
    const { where } = spot;
    const index = 'place' in where ? where.place : -1;
    const place = places[index];
    if (where.kind === 'place' || where.kind === 'district') told[index] = 1;
    return {
      kind: where.kind,
      place: index,
      ...(place === undefined ? NO_PLACE : placeCells(place)),
      label: where.kind === 'coordinates' ? where.label : '',
      country: where.kind === 'country' ? where.country : (place?.country ?? ''),
      regions: spot.regions.map((region) => regions[region]?.id ?? '').join('|'),
      radius_km: where.kind === 'district' ? where.radiusKm : null,
      incidents: counts[code] as number,
      point:
        where.kind === 'coordinates' ? [where.lngDeg, where.latDeg] : place === undefined ? null : [place.lngDeg, place.latDeg],
    };
  });
  const named = places.flatMap((place, index): PlaceRow[] =>
    told[index] === 1
      ? []
      : [
          {
            ...{ kind: 'name', place: index, ...placeCells(place), label: '', country: place.country, regions: '' },
            ...{ radius_km: null, incidents: 0, point: [place.lngDeg, place.latDeg] },
          },
        ],
  );
  return [...rows, ...named];
}

/** The inverse of `placeRows`. */
export function placesOfRows(
  rows: readonly PlaceRow[],
  regions: readonly Pick<DrawnRegion, 'id'>[],
): Pick<Dataset, 'places' | 'spots'> {
  const codes = new Map(regions.map(({ id }, code) => [id, code]));
  const places: Place[] = [];
  const spots: Spot[] = [];
  for (const row of rows) {
    if (row.kind === 'place' || row.kind === 'district' || row.kind === 'name') places[row.place] ??= placeOf(row);
    if (row.kind === 'name') continue;
    const inRegions = row.regions === '' ? [] : row.regions.split('|').flatMap((id) => codes.get(id) ?? []);
    spots.push({ where: whereOf(row, row.kind, inRegions), regions: inRegions });
  }
  return { places, spots };
}

function placeOf({ id, name, point, country, admin, population, rank, more }: PlaceRow): Place {
  const [lngDeg, latDeg] = point ?? [0, 0];
  const said = more === '' ? { names: [plainName(name)] } : (JSON.parse(more) as Pick<Place, 'names' | 'sameAs'>);
  return { id, lngDeg, latDeg, country, region: admin, population, rank, ...said };
}

function whereOf({ place, point, label, radius_km, country }: PlaceRow, kind: Where['kind'], regions: readonly number[]): Where {
  switch (kind) {
    case 'place':
      return { kind, place };
    case 'district':
      return { kind, place, radiusKm: radius_km ?? 0 };
    case 'coordinates':
      return { kind, lngDeg: point?.[0] ?? 0, latDeg: point?.[1] ?? 0, place, label };
    case 'regions':
      return { kind, regions };
    case 'country':
      return { kind, country };
    case 'unlocated':
      return { kind };
  }
}
