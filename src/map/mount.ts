import { Map as LiveMap, setWorkerUrl, type MapOptions, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Camera } from '../scene/view.ts';
import { REGIONS } from './style.ts';

/** Whole degrees of zoom the page allows: below, the world repeats; above, the ground has no more detail. */
export const ZOOM_RANGE = { least: 2, greatest: 11 } as const;

/** The browser has no WebGL to draw with, or had it and lost it. */
export type MapFailure = 'no-webgl' | 'lost';

/** What the page hears from the map. */
export interface MapEvents {
  /** The reader moved the map: on each frame of the movement, and once more with `ended` when it rests. */
  readonly moved: (camera: Camera, ended: boolean) => void;
  /** The ground was drawn: whatever lies above is to be drawn in the same frame. */
  readonly rendered: () => void;
  /** The reader clicked or tapped at this point of the frame, pixels. */
  readonly clicked: (xPx: number, yPx: number) => void;
  readonly hovered: (xPx: number, yPx: number) => void;
  /** First complete picture of the ground. */
  readonly ready: () => void;
  readonly failed: (reason: MapFailure) => void;
}

export interface MapOptionsHere {
  readonly style: StyleSpecification;
  readonly fills: ReadonlyMap<string, string>;
  readonly camera: Camera;
  readonly reduceMotion: boolean;
  /** Accessible name of the map's canvas. */
  readonly label: string;
}

/** A live map, as much of it as the page needs. */
export interface MountedMap {
  setStyle(style: StyleSpecification): void;
  /** Shades regions, a colour by region's id; the others have the subject's. */
  setFills(fills: ReadonlyMap<string, string>): void;
  /** Looks where the camera says at once. Not reported to `moved`. */
  setCamera(camera: Camera): void;
  setLabel(label: string): void;
  zoomBy(steps: number): void;
  resize(): void;
  destroy(): void;
}

const EPSILON = 1e-7;

/**
 * Mounts MapLibre: no text, no attribution control (the page prints its own credits), north always up.
 * Pinch and wheel zoom, drag, double click and the arrow keys are MapLibre's own.
 */
export function mountMap(container: HTMLElement, options: MapOptionsHere, events: MapEvents): MountedMap | undefined {
  setWorkerUrl(workerAddress(workerUrl));
  const settings: MapOptions = {
    container,
    style: options.style,
    center: [options.camera.lngDeg, options.camera.latDeg],
    zoom: options.camera.zoom,
    minZoom: Math.min(ZOOM_RANGE.least, options.camera.zoom),
    maxZoom: ZOOM_RANGE.greatest,
    attributionControl: false,
    maplibreLogo: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
    trackResize: false,
    validateStyle: false,
    reduceMotion: options.reduceMotion,
    // The limits of the frame's own camera, and no others: page and picture look at the very same place.
    transformConstrain: (center, zoom) => ({ center, zoom: Math.min(ZOOM_RANGE.greatest, Math.max(0, zoom)) }),
  };
  let map: LiveMap;
  try {
    map = new LiveMap(settings);
  } catch {
    events.failed('no-webgl');
    return undefined;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const setLabel = (label: string): void => {
    map.getCanvas().setAttribute('aria-label', label);
  };
  setLabel(options.label);

  let ours = false;
  const cameraNow = (): Camera => {
    const { lng, lat } = map.getCenter();
    return { lngDeg: lng, latDeg: lat, zoom: map.getZoom() };
  };
  const report = (ended: boolean): void => {
    if (!ours) events.moved(cameraNow(), ended);
  };
  let shown: ReadonlyMap<string, string> = new Map();
  const setFills = (fills: ReadonlyMap<string, string>): void => {
    for (const id of shown.keys()) if (!fills.has(id)) map.removeFeatureState({ source: REGIONS.source, id }, REGIONS.fill);
    for (const [id, fill] of fills)
      if (shown.get(id) !== fill) map.setFeatureState({ source: REGIONS.source, id }, { [REGIONS.fill]: fill });
    shown = fills;
  };
  let wanted = options.fills;
  let isStyled = false;
  map.once('style.load', () => {
    isStyled = true;
    setFills(wanted);
  });
  map.on('move', () => report(false));
  map.on('moveend', () => report(true));
  map.on('render', () => events.rendered());
  map.on('click', ({ point }) => events.clicked(point.x, point.y));
  map.on('mousemove', ({ point }) => events.hovered(point.x, point.y));
  map.once('idle', () => events.ready());
  map.on('webglcontextlost', () => events.failed('lost'));

  return {
    setStyle: (style) => {
      map.setStyle(style, { diff: true, validate: false });
    },
    setFills: (fills) => {
      wanted = fills;
      if (isStyled) setFills(fills);
    },
    setCamera: (camera) => {
      const now = cameraNow();
      const same =
        Math.abs(now.lngDeg - camera.lngDeg) < EPSILON &&
        Math.abs(now.latDeg - camera.latDeg) < EPSILON &&
        Math.abs(now.zoom - camera.zoom) < EPSILON;
      if (same) return;
      ours = true;
      map.jumpTo({ center: [camera.lngDeg, camera.latDeg], zoom: camera.zoom });
      ours = false;
    },
    setLabel,
    zoomBy: (steps) => {
      map.easeTo({ zoom: map.getZoom() + steps, duration: options.reduceMotion ? 0 : 200 });
    },
    resize: () => {
      ours = true;
      map.resize();
      ours = false;
    },
    destroy: () => map.remove(),
  };
}

/** MapLibre starts module workers from any address, but wants it absolute. */
const workerAddress = (url: string): string => new URL(url, import.meta.url).href;
