import 'maplibre-gl/dist/maplibre-gl.css';
import { Map, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);

/** A map as Qantar has it: the same ground, no fading, since a picture that fades in is seen later. */
export async function openMap({ container, style, camera }) {
  const map = new Map({
    ...{ container, style, center: [camera.lng, camera.lat], zoom: camera.zoom },
    ...{ attributionControl: false, fadeDuration: 0, dragRotate: false },
  });
  await map.once('load');
  return map;
}

/** Does something, and waits until all that it set off is loaded and drawn. */
export async function untilIdle(map, change) {
  const idle = map.once('idle');
  change();
  await idle;
}
