import { mercator, WORLD_PX } from '../../scene/camera.ts';
import type { Camera } from '../../scene/view.ts';

/**
 * How what was drawn for one camera lies under another, as a CSS transform around the frame's centre: what is drawn follows a
 * map in motion without being drawn again.
 * @param dpr a movement alone goes by whole device pixels, so that letters stay sharp
 */
export function followTransform(drawn: Camera, now: Camera, dpr: number): string {
  const worldPx = WORLD_PX * 2 ** now.zoom;
  const [drawnX, drawnY] = mercator(drawn.lngDeg, drawn.latDeg);
  const [nowX, nowY] = mercator(now.lngDeg, now.latDeg);
  const scale = 2 ** (now.zoom - drawn.zoom);
  const snap = (px: number): string => String(scale === 1 ? Math.round(px * dpr) / dpr : px);
  return `translate(${snap((drawnX - nowX) * worldPx)}px, ${snap((drawnY - nowY) * worldPx)}px) scale(${String(scale)})`;
}

export const isSame = (a: Camera, b: Camera): boolean => a.lngDeg === b.lngDeg && a.latDeg === b.latDeg && a.zoom === b.zoom;

/** Of the time of a movement, the share that goes into drawing anew what follows it: layout and raster take about as much again. */
const SHARE = 0.1;

/**
 * When to draw anew while the map moves: on every frame where that is quick, and else as often as leaves most of the time to
 * the movement. Milliseconds.
 */
export class Pace {
  private dueMs = 0;

  /** How long until a drawing is due. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.dueMs - nowMs);
  }

  /** Says when a drawing began and ended. */
  drew(startMs: number, endMs: number): void {
    this.dueMs = endMs + (endMs - startMs) * (1 / SHARE - 1);
  }
}
