import { openMap, untilIdle } from '../maplibre.mjs';
import { COLORS, featuresOf } from '../points.mjs';

/** A circle for each incident, filtered by MapLibre. */
export async function start({ points, filter, ...given }) {
  const map = await openMap(given);
  await untilIdle(map, () => {
    map.addSource('incidents', { type: 'geojson', data: featuresOf(points, filter) });
    map.addLayer({
      ...{ id: 'incidents', type: 'circle', source: 'incidents' },
      paint: {
        'circle-radius': 4,
        'circle-color': ['match', ['get', 'type'], ...COLORS.flatMap((color, type) => [type, color]), '#777777'],
      },
    });
  });
  const expression = ({ on, lastDay }) => [
    'all',
    ['<=', ['get', 'day'], lastDay],
    ['in', ['get', 'type'], ['literal', on.flatMap((isOn, type) => (isOn ? [type] : []))]],
  ];
  return {
    show: (next) => untilIdle(map, () => map.setFilter('incidents', expression(next))),
    count: async () => new Set(map.queryRenderedFeatures({ layers: ['incidents'] }).map(({ id }) => id)).size,
  };
}
