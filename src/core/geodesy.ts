/** Mean radius of the Earth in kilometres (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres between two WGS 84 points in degrees. */
export function distanceKm(lngDegA: number, latDegA: number, lngDegB: number, latDegB: number): number {
  const halfLat = Math.sin(((latDegB - latDegA) * RADIANS) / 2);
  const halfLng = Math.sin(((lngDegB - lngDegA) * RADIANS) / 2);
  const chord = halfLat * halfLat + Math.cos(latDegA * RADIANS) * Math.cos(latDegB * RADIANS) * halfLng * halfLng;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Eight points around one, `radiusKm` away. */
export function around(lngDeg: number, latDeg: number, radiusKm: number): [number, number][] {
  const latSpan = radiusKm / (EARTH_RADIUS_KM * RADIANS);
  const lngSpan = latSpan / Math.max(0.01, Math.cos(latDeg * RADIANS));
  return Array.from({ length: 8 }, (_, step) => [
    lngDeg + lngSpan * Math.cos((step * Math.PI) / 4),
    latDeg + latSpan * Math.sin((step * Math.PI) / 4),
  ]);
}
