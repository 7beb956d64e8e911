import L from 'leaflet';
import Supercluster from 'supercluster';
import { countIcon, openLeaflet } from '../leaflet.mjs';
import { featuresOf } from '../points.mjs';

/** Leaflet draws what supercluster has grouped; a filter is another index, and a move asks the index again. */
export async function start({ points, filter, ...given }) {
  const map = openLeaflet(given);
  const layer = L.layerGroup().addTo(map);
  let index;
  let drawn = 0;
  const draw = () => {
    const bounds = map.getBounds();
    const clusters = index.getClusters(
      [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      Math.floor(map.getZoom()),
    );
    layer.clearLayers();
    drawn = 0;
    for (const { geometry, properties } of clusters) {
      const count = properties.point_count ?? 1;
      drawn += count;
      layer.addLayer(L.marker([geometry.coordinates[1], geometry.coordinates[0]], { icon: countIcon(count) }));
    }
  };
  const show = async (next) => {
    index = new Supercluster({ radius: 50, maxZoom: 16 }).load(featuresOf(points, next).features);
    draw();
  };
  await show(filter);
  map.on('moveend', draw);
  return { show, count: async () => drawn };
}
