import type { MultiPolygon, Polygon, Position } from 'geojson';
import { mercator, WORLD_PX, type FramePx } from '../scene/camera.ts';
import type { Camera } from '../scene/view.ts';
import { linePath } from './path.ts';

/** Distance between two lines of a hatch, pixels. */
export const HATCH_PITCH_PX = 7;

type Rings = readonly Float64Array[];

/** Least and greatest x and y of a ring. */
const BOUNDS = new WeakMap<Float64Array, readonly [number, number, number, number]>();

function boundsOf(ring: Float64Array): readonly [number, number, number, number] {
  const known = BOUNDS.get(ring);
  if (known !== undefined) return known;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i] as number, ring[i + 1] as number];
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  const bounds = [minX, minY, maxX, maxY] as const;
  BOUNDS.set(ring, bounds);
  return bounds;
}

const PROJECTED = new WeakMap<Polygon | MultiPolygon, Rings>();

/** An area's rings in units of the Mercator world, x and y alternating; projected once. */
export function mercatorRings(geometry: Polygon | MultiPolygon): Rings {
  const known = PROJECTED.get(geometry);
  if (known !== undefined) return known;
  const polygons: Position[][][] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.flat().map((ring) => {
    const flat = new Float64Array(ring.length * 2);
    ring.forEach(([lng = 0, lat = 0], index) => {
      flat.set(mercator(lng, lat), index * 2);
    });
    return flat;
  });
  PROJECTED.set(geometry, rings);
  return rings;
}

const AREAS = new WeakMap<Polygon | MultiPolygon, number>();

/** How large an area is on the map, in units of the Mercator world; computed once. Holes wind the other way and count less. */
export function mercatorArea(geometry: Polygon | MultiPolygon): number {
  const known = AREAS.get(geometry);
  if (known !== undefined) return known;
  let sum = 0;
  for (const ring of mercatorRings(geometry)) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
      sum += (ring[j] as number) * (ring[i + 1] as number) - (ring[i] as number) * (ring[j + 1] as number);
  }
  const area = Math.abs(sum) / 2;
  AREAS.set(geometry, area);
  return area;
}

/** True if a point, in Mercator units, lies in an area (even-odd). */
export function contains(geometry: Polygon | MultiPolygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of mercatorRings(geometry)) {
    const [minX, minY, maxX, maxY] = boundsOf(ring);
    if (x < minX || x > maxX || y < minY || y > maxY) continue;
    // Asked for dozens of spots a region at each repaint: nothing is made in here.
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const ay = ring[i + 1] as number;
      const by = ring[j + 1] as number;
      if (ay > y === by > y) continue;
      const ax = ring[i] as number;
      if (x < (((ring[j] as number) - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/**
 * Diagonal lines that fill an area, cut at its borders: plain geometry, so that no painter needs patterns or clips. Lines
 * are anchored to the world and not to the frame: they stay where they are while the map is dragged.
 */
export function hatchPath(geometry: Polygon | MultiPolygon, camera: Camera, frame: FramePx): string {
  const key = [camera.lngDeg, camera.latDeg, camera.zoom, frame.widthPx, frame.heightPx].join(' ');
  const known = HATCHES.get(geometry);
  if (known?.key === key) return known.d;
  const d = hatchLines(geometry, camera, frame);
  HATCHES.set(geometry, { key, d });
  return d;
}

/** An area's latest hatch: the same text while the camera stays, so that a canvas knows it again. */
const HATCHES = new WeakMap<Polygon | MultiPolygon, { readonly key: string; readonly d: string }>();

function hatchLines(geometry: Polygon | MultiPolygon, camera: Camera, frame: FramePx): string {
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [centreX, centreY] = mercator(camera.lngDeg, camera.latDeg);
  const offsetX = frame.widthPx / 2 - centreX * worldPx;
  const offsetY = frame.heightPx / 2 - centreY * worldPx;
  // Along u = x + y the lines stand at multiples of the pitch; along v = x − y they run.
  const pitch = HATCH_PITCH_PX * Math.SQRT2;
  const least = Math.ceil((-offsetX - offsetY) / pitch);
  const greatest = Math.floor((frame.widthPx + frame.heightPx - offsetX - offsetY) / pitch);
  const crossings = new Map<number, number[]>();
  for (const ring of mercatorRings(geometry)) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay] = [(ring[j] as number) * worldPx, (ring[j + 1] as number) * worldPx];
      const [bx, by] = [(ring[i] as number) * worldPx, (ring[i + 1] as number) * worldPx];
      const [au, bu, av, bv] = [ax + ay, bx + by, ax - ay, bx - by];
      const first = Math.max(least, Math.ceil(Math.min(au, bu) / pitch));
      // Half open, so that a line through a corner crosses once.
      for (let line = first; line <= greatest && line * pitch < Math.max(au, bu); line++) {
        const v = av + ((line * pitch - au) / (bu - au)) * (bv - av);
        const list = crossings.get(line);
        if (list === undefined) crossings.set(line, [v]);
        else list.push(v);
      }
    }
  }
  let d = '';
  for (const line of [...crossings.keys()].sort((a, b) => a - b)) {
    const cuts = (crossings.get(line) as number[]).sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 2)
      d += segment(line * pitch, cuts[i] as number, cuts[i + 1] as number, offsetX, offsetY, frame);
  }
  return d;
}

/** One stretch of a hatch line in frame pixels, or nothing where it lies outside the frame. */
function segment(u: number, fromV: number, toV: number, offsetX: number, offsetY: number, frame: FramePx): string {
  // x = (u + v) / 2 and y = (u − v) / 2: the frame's sides bound v.
  const from = Math.max(fromV, -2 * offsetX - u, u - 2 * (frame.heightPx - offsetY));
  const to = Math.min(toV, 2 * (frame.widthPx - offsetX) - u, u + 2 * offsetY);
  if (to - from < 1) return '';
  const point = (v: number): [number, number] => [(u + v) / 2 + offsetX, (u - v) / 2 + offsetY];
  return linePath(...point(from), ...point(to));
}

/**
 * Upright lines that fill an area, cut at its borders and anchored to the world: a region from which little could be reported.
 * @returns a path in frame pixels
 */
export function uprightPath(geometry: Polygon | MultiPolygon, camera: Camera, frame: FramePx, pitchPx = 4): string {
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [centreX, centreY] = mercator(camera.lngDeg, camera.latDeg);
  const offsetX = frame.widthPx / 2 - centreX * worldPx;
  const offsetY = frame.heightPx / 2 - centreY * worldPx;
  const least = Math.ceil(-offsetX / pitchPx);
  const greatest = Math.floor((frame.widthPx - offsetX) / pitchPx);
  const crossings = new Map<number, number[]>();
  for (const ring of mercatorRings(geometry)) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay] = [(ring[j] as number) * worldPx, (ring[j + 1] as number) * worldPx];
      const [bx, by] = [(ring[i] as number) * worldPx, (ring[i + 1] as number) * worldPx];
      const first = Math.max(least, Math.ceil(Math.min(ax, bx) / pitchPx));
      // Half open, so that a line through a corner crosses once.
      for (let line = first; line <= greatest && line * pitchPx < Math.max(ax, bx); line++) {
        const y = ay + ((line * pitchPx - ax) / (bx - ax)) * (by - ay) + offsetY;
        const list = crossings.get(line);
        if (list === undefined) crossings.set(line, [y]);
        else list.push(y);
      }
    }
  }
  let d = '';
  for (const [line, cuts] of [...crossings].sort(([a], [b]) => a - b)) {
    cuts.sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [from, to] = [Math.max(0, cuts[i] as number), Math.min(frame.heightPx, cuts[i + 1] as number)];
      if (to - from >= 1) d += linePath(line * pitchPx + offsetX, from, line * pitchPx + offsetX, to);
    }
  }
  return d;
}

/** An area's outline in frame pixels, rings that miss the frame left out. */
export function outlinePath(geometry: Polygon | MultiPolygon, camera: Camera, frame: FramePx): string {
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [centreX, centreY] = mercator(camera.lngDeg, camera.latDeg);
  return mercatorRings(geometry)
    .map((ring) => {
      let d = '';
      let [lastX, lastY] = [Infinity, Infinity];
      for (let i = 0; i < ring.length; i += 2) {
        const x = ((ring[i] as number) - centreX) * worldPx + frame.widthPx / 2;
        const y = ((ring[i + 1] as number) - centreY) * worldPx + frame.heightPx / 2;
        if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.5) continue;
        d += `${d === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
        [lastX, lastY] = [x, y];
      }
      return d === '' ? '' : `${d}Z`;
    })
    .join('');
}
