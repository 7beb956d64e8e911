/**
 * Incidents as columns: a header of three 32-bit numbers (how many, how many types, how many days), then longitudes and
 * latitudes (32-bit floats), days (16 bit, from the first), types (8 bit).
 */
export async function readPoints(url) {
  const bytes = await (await fetch(url)).arrayBuffer();
  const [count, types, days] = new Uint32Array(bytes, 0, 3);
  return {
    ...{ count, types, days },
    lng: new Float32Array(bytes, 12, count),
    lat: new Float32Array(bytes, 12 + 4 * count, count),
    day: new Uint16Array(bytes, 12 + 8 * count, count),
    type: new Uint8Array(bytes, 12 + 10 * count, count),
  };
}

/** The same as GeoJSON, as far as a filter lets them through. */
export function featuresOf({ count, lng, lat, day, type }, { on, lastDay } = {}) {
  const features = [];
  for (let at = 0; at < count; at++) {
    if (on !== undefined && (!on[type[at]] || day[at] > lastDay)) continue;
    features.push({
      type: 'Feature',
      id: at,
      geometry: { type: 'Point', coordinates: [lng[at], lat[at]] },
      properties: { type: type[at], day: day[at] },
    });
  }
  return { type: 'FeatureCollection', features };
}

/** Okabe and Ito's, one a type. */
export const COLORS = ['#0072b2', '#d55e00', '#000000', '#e69f00', '#cc79a7', '#009e73', '#999933', '#56b4e9'];
