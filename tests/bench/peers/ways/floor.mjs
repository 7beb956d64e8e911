import { openMap } from '../maplibre.mjs';

/** MapLibre repainting its unchanged map: what any way over it costs at least. */
export async function start(given) {
  const map = await openMap(given);
  return {
    repaint: () => map.triggerRepaint(),
    show: async () => {
      const rendered = map.once('render');
      map.triggerRepaint();
      await rendered;
    },
  };
}
