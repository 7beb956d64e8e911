import type { Region } from './gazetteer.ts';
import type { Precision } from './incident.ts';
import type { LocatedRecord } from './located.ts';
import { owned } from './owned-text.ts';
import type { SpotSource } from './spots.ts';

/** West, south, east, north in degrees; west is beyond east where nothing is inside. */
export type Extent = readonly [number, number, number, number];

/**
 * Numbers the different wheres of records as they come. Which spot each is depends on the gazetteer that the dataset is drawn
 * with, and that on the countries of all of them.
 */
export class WhereList {
  readonly list: SpotSource[] = [];
  /** Alpha-2 of every country that a record was joined to. */
  readonly countries = new Set<string>();
  /** Every region that one was joined to, as they come. */
  readonly regions = new Map<string, Region>();
  /** The box around all points, and around the places and regions of those that have none. */
  extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  readonly #codes = new Map<string, number>();

  /** @param precision as it is drawn */
  add({ record, where }: LocatedRecord, precision: Precision): number {
    const { lngDeg, latDeg } = record;
    if (lngDeg !== undefined && latDeg !== undefined) this.#extend(lngDeg, latDeg);
    else if (where.place !== undefined) this.#extend(where.place.lngDeg, where.place.latDeg);
    else for (const { labelLngLat } of where.regions) this.#extend(labelLngLat[0], labelLngLat[1]);
    const source = sourceOf({ record, where }, precision);
    const key = keyOf(source);
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    if (where.country !== '') this.countries.add(where.country);
    for (const region of where.regions) if (!this.regions.has(region.id)) this.regions.set(region.id, region);
    const code = this.list.push(source) - 1;
    this.#codes.set(key, code);
    return code;
  }

  #extend(lngDeg: number, latDeg: number): void {
    const [west, south, east, north] = this.extent;
    if (lngDeg >= west && lngDeg <= east && latDeg >= south && latDeg <= north) return;
    this.extent = [Math.min(west, lngDeg), Math.min(south, latDeg), Math.max(east, lngDeg), Math.max(north, latDeg)];
  }
}

function sourceOf({ record, where }: LocatedRecord, precision: Precision): SpotSource {
  const { lngDeg, latDeg, radiusKm, place: label } = record;
  const { place } = where;
  // A point of its own is drawn only where a site is claimed, or where no place stands for it, or none that is known as well.
  const isOwn =
    precision === 'site' ||
    (precision === 'place' && (place === undefined || place.withinKm !== undefined)) ||
    (precision === 'district' && place === undefined);
  const radius = radiusKm ?? place?.withinKm;
  return {
    where,
    precision,
    ...(isOwn && lngDeg !== undefined && latDeg !== undefined ? { own: { lngDeg, latDeg, label: owned(label) } } : {}),
    ...(precision === 'district' && place !== undefined && radius !== undefined ? { radiusKm: radius } : {}),
  };
}

const keyOf = ({ where, precision, own, radiusKm }: SpotSource): string => {
  const [region, ...others] = where.regions;
  const regions = others.length === 0 ? region?.id : where.regions.map(({ id }) => id).join('|');
  const joined = `${precision}\u0000${where.place?.id ?? ''}\u0000${regions ?? ''}\u0000${where.country}\u0000${radiusKm ?? ''}`;
  return own === undefined ? joined : `${joined}\u0000${own.lngDeg}\u0000${own.latDeg}\u0000${own.label}`;
};
