import type { Feature, Geometry, Position } from 'geojson';
import { type Opened, opened, refused } from '../core/opened.ts';

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** Features of a GeoJSON value whose coordinates are degrees. */
export function featuresOf(json: unknown): Opened<Feature[]> {
  const { type, features, crs } = (json ?? {}) as Record<string, unknown>;
  if (type === 'Topology') return refused('is TopoJSON; convert it to GeoJSON');
  const all =
    type === 'FeatureCollection' && Array.isArray(features)
      ? (features as Feature[])
      : type === 'Feature'
        ? [json as Feature]
        : GEOMETRIES.has(String(type))
          ? [{ type: 'Feature', properties: {}, geometry: json as Geometry } as const]
          : undefined;
  if (all === undefined) return refused('is JSON, but neither GeoJSON nor a style');
  const system = JSON.stringify(crs ?? '');
  if (system !== '""' && !/CRS84|4326/u.test(system))
    return refused('is in another coordinate system; GeoJSON is in degrees (WGS 84)');
  if (!all.some(({ geometry }) => hasShape(geometry))) return refused('has no area and no line to draw');
  const wrong = all.findIndex(({ geometry }) => !inDegrees(geometry));
  return wrong < 0 ? opened([...all]) : refused(`has coordinates that are not degrees in feature ${String(wrong + 1)}`);
}

const hasShape = (geometry: Geometry | null): boolean =>
  geometry?.type === 'GeometryCollection'
    ? geometry.geometries.some(hasShape)
    : geometry !== null && /Polygon|LineString/u.test(geometry.type);

function inDegrees(geometry: Geometry | null): boolean {
  if (geometry === null) return true;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.every(inDegrees);
  const good = (value: unknown): boolean => {
    if (!Array.isArray(value)) return false;
    if (Array.isArray(value[0])) return value.every(good);
    const [lng, lat] = value as Position;
    return Number.isFinite(lng) && Number.isFinite(lat) && Math.abs(lng ?? 999) <= 540 && Math.abs(lat ?? 999) <= 90;
  };
  return geometry.coordinates.length === 0 || good(geometry.coordinates);
}
