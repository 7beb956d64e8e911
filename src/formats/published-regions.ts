import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { DrawnRegion } from '../core/dataset.ts';

type Ring = readonly number[];

/**
 * Regions with their outlines as whole numbers: each point as the step from the one before it, longitude and latitude by turns,
 * in units of 1 / `scale` degrees. A third of the same as GeoJSON.
 */
export interface PackedRegions {
  readonly scale: number;
  readonly list: readonly (Omit<DrawnRegion, 'geometry'> & {
    readonly shape: Polygon['type'] | MultiPolygon['type'];
    readonly polygons: readonly (readonly Ring[])[];
  })[];
}

/** The finest is a centimetre: no outline of a region is known better. */
const SCALES = [1e4, 1e5, 1e6, 1e7] as const;

const polygonsOf = ({ geometry }: DrawnRegion): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

export function packRegions(regions: readonly DrawnRegion[]): PackedRegions {
  const isExact = (scale: number): boolean =>
    regions.every((region) =>
      polygonsOf(region).every((rings) =>
        rings.every((ring) => ring.every((point) => point.every((degrees) => Math.round(degrees * scale) / scale === degrees))),
      ),
    );
  const scale = SCALES.find(isExact) ?? 1e7;
  return {
    scale,
    list: regions.map((region) => {
      const { geometry, ...rest } = region;
      return {
        ...rest,
        shape: geometry.type,
        polygons: polygonsOf(region).map((rings) => rings.map((ring) => pack(ring, scale))),
      };
    }),
  };
}

/** The inverse of `packRegions`. */
export const unpackRegions = ({ scale, list }: PackedRegions): DrawnRegion[] =>
  list.map(({ shape, polygons, ...region }) => {
    const coordinates = polygons.map((rings) => rings.map((ring) => unpack(ring, scale)));
    const geometry: Polygon | MultiPolygon =
      shape === 'Polygon' ? { type: shape, coordinates: coordinates[0] ?? [] } : { type: shape, coordinates };
    return { ...region, geometry };
  });

function pack(ring: readonly Position[], scale: number): number[] {
  let [lng, lat] = [0, 0];
  return ring.flatMap(([lngDeg = 0, latDeg = 0]) => {
    const step = [Math.round(lngDeg * scale) - lng, Math.round(latDeg * scale) - lat];
    [lng, lat] = [Math.round(lngDeg * scale), Math.round(latDeg * scale)];
    return step;
  });
}

function unpack(ring: Ring, scale: number): Position[] {
  let [lng, lat] = [0, 0];
  return Array.from({ length: ring.length / 2 }, (_, at) => {
    lng += ring[2 * at] as number;
    lat += ring[2 * at + 1] as number;
    return [lng / scale, lat / scale];
  });
}
