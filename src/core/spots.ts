import type { Spot, Where } from './dataset.ts';
import type { Place, Region } from './gazetteer.ts';
import type { Precision } from './incident.ts';
import type { JoinedWhere } from './located.ts';

/** All that says which spot a record stands at: records that are equal in it stand at one. */
export interface SpotSource {
  readonly where: JoinedWhere;
  readonly precision: Precision;
  /** A point of its own, where that is drawn, and what the record calls it. */
  readonly own?: { readonly lngDeg: number; readonly latDeg: number; readonly label: string };
  readonly radiusKm?: number;
}

/** Gives each distinct where one code; adds places that the orienting gazetteer lacks. */
export class SpotDictionary {
  readonly list: Spot[] = [];
  readonly places: Place[];
  private readonly codes = new Map<string, number>();
  private readonly placeCodes = new Map<string, number>();
  private readonly regionCodes = new Map<string, number>();

  constructor(places: readonly Place[], regions: readonly Region[]) {
    this.places = [...places];
    this.places.forEach((place, index) => this.placeCodes.set(place.id, index));
    regions.forEach((region, index) => this.regionCodes.set(region.id, index));
  }

  /** Codes of the regions that the dataset draws; others have no outline here. */
  regionsOf(ids: readonly string[]): number[] {
    const codes = ids.map((id) => this.regionCodes.get(id)).filter((code) => code !== undefined);
    return [...new Set(codes)].sort((a, b) => a - b);
  }

  codeOf(source: SpotSource): number {
    const spot = this.spotOf(source);
    const key = JSON.stringify(spot.where);
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = this.list.push(spot) - 1;
    this.codes.set(key, code);
    return code;
  }

  private placeCode(place: Place): number {
    const known = this.placeCodes.get(place.id);
    if (known !== undefined) return known;
    this.placeCodes.set(place.id, this.places.length);
    return this.places.push(place) - 1;
  }

  private spotOf({ where, precision, own, radiusKm }: SpotSource): Spot {
    const regions = this.regionsOf(where.regions.length > 0 ? where.regions.map(({ id }) => id) : [where.place?.region ?? '']);
    const place = where.place === undefined ? -1 : this.placeCode(where.place);
    const at = (found: Where): Spot => ({ where: found, regions });
    switch (precision) {
      case 'site':
      case 'place':
        if (own !== undefined) return at(pointOf(own, place));
        if (place >= 0) return at({ kind: 'place', place });
        break;
      case 'district':
        if (place >= 0) return at({ kind: 'district', place, radiusKm: radiusKm ?? 10 });
        if (own !== undefined) return at(pointOf(own, place));
        break;
      case 'region':
      case 'country':
        break;
    }
    if (precision !== 'country' && regions.length > 0) return at({ kind: 'regions', regions });
    if (where.country !== '') return { where: { kind: 'country', country: where.country }, regions: [] };
    return { where: { kind: 'unlocated' }, regions: [] };
  }
}

const pointOf = ({ lngDeg, latDeg, label }: NonNullable<SpotSource['own']>, place: number): Where => ({
  ...{ kind: 'coordinates', lngDeg, latDeg, place, label },
});
