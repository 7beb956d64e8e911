import { openMap, untilIdle } from '../maplibre.mjs';
import { featuresOf } from '../points.mjs';

/** MapLibre's own clusters. A cluster can't be filtered, so a filter is other data. */
export async function start({ points, filter, ...given }) {
  const map = await openMap(given);
  await untilIdle(map, () => {
    map.addSource('incidents', { type: 'geojson', data: featuresOf(points, filter), cluster: true, clusterRadius: 50 });
    map.addLayer({
      ...{ id: 'clusters', type: 'circle', source: 'incidents' },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['coalesce', ['get', 'point_count'], 1]], 1, 5, 500, 40],
        'circle-color': '#0072b2',
      },
    });
    map.addLayer({
      ...{ id: 'counts', type: 'symbol', source: 'incidents', filter: ['has', 'point_count'] },
      layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': ['Noto Sans Regular'], 'text-size': 12 },
      paint: { 'text-color': '#ffffff' },
    });
  });
  return {
    show: (next) => untilIdle(map, () => map.getSource('incidents').setData(featuresOf(points, next))),
    // A feature in the margin of two tiles comes with both.
    count: async () => {
      const seen = new globalThis.Map();
      for (const { id, properties } of map.querySourceFeatures('incidents'))
        seen.set(properties.cluster ? `c${properties.cluster_id}` : `p${id}`, properties.point_count ?? 1);
      return [...seen.values()].reduce((sum, n) => sum + n, 0);
    },
  };
}
