import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import type { Language } from './languages.ts';

/**
 * One name of a place or region. `from` and `to` are inclusive ISO days; absent is open.
 * `name` is official or usual in its language, `alias` another spelling in use, `short` for map labels, `part` the name of a
 * quarter or camp that reports name without its town.
 */
export interface DatedName {
  readonly lang: string;
  readonly name: string;
  readonly kind: 'name' | 'alias' | 'transliteration' | 'short' | 'part';
  readonly from?: string;
  readonly to?: string;
}

/** Rank of a place that is so small that its name says nothing without its region: where a town bears the name, that is meant. */
export const HAMLET = 5;

/** A named point. */
export interface Place {
  readonly id: string;
  readonly lngDeg: number;
  readonly latDeg: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2 of the first-level unit; empty if unknown. */
  readonly region: string;
  readonly population: number | null;
  /** 0 capital, 1 largest cities, 2 regional capitals, 3 towns, 4 the rest, 5 hamlets: see `HAMLET`. */
  readonly rank: number;
  readonly names: readonly DatedName[];
  /** Where the position itself is known no better than to so many kilometres: never drawn as a spot. */
  readonly withinKm?: number;
  /**
   * What all the world's languages call it, as a source gives it that does not say which: between tabs. The join goes by these
   * where no place bears the text among its `names`. Texts and not records, as most are never asked for.
   */
  readonly untold?: string;
  /** Other ids that sources give the same place. */
  readonly sameAs?: readonly string[];
}

/** A first-level administrative unit. */
export interface Region {
  /** ISO 3166-2. */
  readonly id: string;
  readonly country: string;
  /** Alpha-2 of the country that holds it, where that is not the one it is listed under. A row may name either. */
  readonly deFacto?: string;
  readonly kind: 'region' | 'city';
  /** Its outline is a stand-in, not a survey. */
  readonly approximate: boolean;
  readonly labelLngLat: readonly [number, number];
  readonly areaKm2: number;
  readonly names: readonly DatedName[];
  /** Names of larger units that it is one of several parts of: a row that says Lombardia means all its provinces. */
  readonly groups?: readonly string[];
  /** Names of smaller units that lie in it and have no outline of their own. */
  readonly parts?: readonly string[];
  readonly geometry: Polygon | MultiPolygon;
}

type PlaceProperties = Omit<Place, 'id' | 'lngDeg' | 'latDeg'>;
type RegionProperties = Omit<Region, 'id' | 'geometry'>;

/** Reads `geo/places.geojson`. */
export function placesOf(collection: FeatureCollection<Point, PlaceProperties>): Place[] {
  return collection.features.map((feature) => {
    const [lngDeg, latDeg] = feature.geometry.coordinates as [number, number];
    return { id: idOf(feature), lngDeg, latDeg, ...feature.properties };
  });
}

/** Reads `geo/regions.geojson`. */
export function regionsOf(collection: FeatureCollection<Polygon | MultiPolygon, RegionProperties>): Region[] {
  return collection.features.map((feature) => ({ id: idOf(feature), geometry: feature.geometry, ...feature.properties }));
}

function idOf(feature: Feature): string {
  if (feature.id === undefined) throw new Error('a gazetteer feature has no id');
  return String(feature.id);
}

const validOn = (name: DatedName, isoDay: string): boolean =>
  (name.from === undefined || name.from <= isoDay) && (name.to === undefined || isoDay <= name.to);

/**
 * The name to print: official in `lang` on `isoDay`, or its `short` form; else the English one; else any.
 * @param isoDay the view's date, `YYYY-MM-DD`: the capital is Nur-Sultan in January 2022 and Astana a year later
 */
export function nameOn(names: readonly DatedName[], lang: Language, isoDay: string, form: 'name' | 'short' = 'name'): string {
  const inTongue = (tongue: string, kind: string): string | undefined =>
    names.find((name) => name.kind === kind && name.lang === tongue && validOn(name, isoDay))?.name;
  return inTongue(lang, form) ?? inTongue(lang, 'name') ?? inTongue('en', form) ?? inTongue('en', 'name') ?? names[0]?.name ?? '';
}
