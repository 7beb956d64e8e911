import type { Camera } from './view.ts';

/** Side of the whole Mercator world at zoom 0, CSS pixels: MapLibre's convention. */
export const WORLD_PX = 512;

/** Latitude at which Web Mercator's world is a square. */
const MAX_LAT_DEG = 85.051129;

export interface FramePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Web Mercator in units of the world's side: 0…1 eastward, 0…1 southward. */
export function mercator(lngDeg: number, latDeg: number): [number, number] {
  const lat = (Math.max(-MAX_LAT_DEG, Math.min(MAX_LAT_DEG, latDeg)) * Math.PI) / 180;
  return [(lngDeg + 180) / 360, (1 - Math.log(Math.tan(Math.PI / 4 + lat / 2)) / Math.PI) / 2];
}

/** The inverse of `mercator`. */
export function unmercator(x: number, y: number): [number, number] {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** Degrees to pixels of a frame, origin top left. */
export function projector(camera: Camera, frame: FramePx): (lngDeg: number, latDeg: number) => [number, number] {
  const scale = WORLD_PX * 2 ** camera.zoom;
  const [centreX, centreY] = mercator(camera.lngDeg, camera.latDeg);
  return (lngDeg, latDeg) => {
    const [x, y] = mercator(lngDeg, latDeg);
    return [(x - centreX) * scale + frame.widthPx / 2, (y - centreY) * scale + frame.heightPx / 2];
  };
}

/**
 * The camera that shows a box whole, centred in the frame less `paddingPx` on each side.
 * Centre rounded to 4 and zoom to 2 decimals, so that a view's text and the view are one and the same.
 */
export function fitCamera(box: readonly [number, number, number, number], frame: FramePx, paddingPx = 24): Camera {
  const [west, south, east, north] = box;
  const [left, top] = mercator(west, north);
  const [right, bottom] = mercator(east, south);
  const room = (side: number): number => Math.max(1, side - 2 * paddingPx);
  const scale = Math.min(room(frame.widthPx) / Math.max(right - left, 1e-9), room(frame.heightPx) / Math.max(bottom - top, 1e-9));
  const zoom = Math.max(0, Math.min(12, Math.floor(Math.log2(scale / WORLD_PX) * 100) / 100));
  const [lngDeg, latDeg] = unmercator((left + right) / 2, (top + bottom) / 2);
  return { lngDeg: round(lngDeg, 4), latDeg: round(latDeg, 4), zoom };
}

/** Metres that one pixel spans at a latitude. */
export function metersPerPx(latDeg: number, zoom: number): number {
  const equatorMeters = 40_075_016.686;
  return (equatorMeters * Math.cos((latDeg * Math.PI) / 180)) / (WORLD_PX * 2 ** zoom);
}

export const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));
