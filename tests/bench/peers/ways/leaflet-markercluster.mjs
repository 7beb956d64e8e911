import 'leaflet.markercluster/dist/MarkerCluster.css';
import L from 'leaflet';
import { openLeaflet } from '../leaflet.mjs';

// The plugin looks for Leaflet where pages of its time had it.
globalThis.L = L;
await import('leaflet.markercluster');

/** A marker an incident, grouped by the plugin; a filter takes markers out and puts others in, in bulk. */
export async function start({ points, filter, ...given }) {
  const map = openLeaflet(given);
  const markers = Array.from({ length: points.count }, (_, at) =>
    L.circleMarker([points.lat[at], points.lng[at]], { radius: 4 }),
  );
  const group = globalThis.L.markerClusterGroup({ animate: false, chunkedLoading: false, removeOutsideVisibleBounds: true });
  map.addLayer(group);
  const passing = ({ on, lastDay }) => markers.filter((_, at) => on[points.type[at]] && points.day[at] <= lastDay);
  const show = async (next) => {
    group.clearLayers();
    group.addLayers(passing(next));
  };
  await show(filter);
  return {
    show,
    count: async () => {
      let drawn = 0;
      group._featureGroup.eachLayer((layer) => (drawn += layer.getChildCount?.() ?? 1));
      return drawn;
    },
  };
}
