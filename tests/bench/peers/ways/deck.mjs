import { DataFilterExtension } from '@deck.gl/extensions';
import { ScatterplotLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { openMap } from '../maplibre.mjs';
import { COLORS } from '../points.mjs';

const rgb = (color) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** A circle for each incident from typed arrays, filtered on the GPU by type and day. */
export async function start({ points, filter, ...given }) {
  const { count, lng, lat, day, type } = points;
  const map = await openMap(given);
  const positions = new Float32Array(2 * count);
  const colors = new Uint8Array(3 * count);
  for (let at = 0; at < count; at++) {
    positions.set([lng[at], lat[at]], 2 * at);
    colors.set(rgb(COLORS[type[at] % COLORS.length]), 3 * at);
  }
  const data = {
    length: count,
    attributes: {
      getPosition: { value: positions, size: 2 },
      getFillColor: { value: colors, size: 3 },
      getFilterValue: { value: Float32Array.from(day), size: 1 },
      getFilterCategory: { value: Float32Array.from(type), size: 1 },
    },
  };
  const extensions = [new DataFilterExtension({ filterSize: 1, categorySize: 1, countItems: true })];
  let drawn;
  let rendered = () => undefined;
  const layersOf = ({ on, lastDay }) => [
    new ScatterplotLayer({
      ...{ id: 'incidents', data, extensions, radiusUnits: 'pixels', getRadius: 4 },
      filterRange: [0, lastDay],
      filterCategories: on.flatMap((isOn, each) => (isOn ? [each] : [])),
      onFilteredItemsChange: ({ count: n }) => (drawn = n),
    }),
  ];
  const overlay = new MapLibreOverlay({ interleaved: false, layers: [], onAfterRender: () => rendered() });
  map.addControl(overlay);
  const show = async (next) => {
    drawn = undefined;
    const after = new Promise((resolve) => (rendered = resolve));
    overlay.setProps({ layers: layersOf(next) });
    await after;
    // What is drawn on the way there, with attributes still on their way, is not the picture.
    while (drawn === undefined) await new Promise((resolve) => (rendered = resolve));
  };
  await show(filter);
  return { show, count: async () => drawn };
}
