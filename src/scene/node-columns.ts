import { unmercator, WORLD_PX } from './camera.ts';
import { FAN_ZOOM, fanOut } from './node-fan.ts';
import { mergeDrafts, type Draft } from './node-merge.ts';

/** Spots that are drawn at a point and hold an incident, as columns: all that merging needs, so that a worker can do it. */
export interface NodePoints {
  /** Index into `Dataset.spots`, ascending. */
  readonly spot: Int32Array;
  readonly lngDeg: Float64Array;
  readonly latDeg: Float64Array;
  /** Mercator units. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Those of one place are one node at every zoom; or `ALONE`, or `IN_GRID`. */
  readonly place: Int32Array;
  /** Incidents over the whole dataset. */
  readonly capacity: Uint32Array;
  readonly prominence: Float64Array;
}

export const ALONE = -1;
/** Coordinates without a place: the nearest others are put together first. */
export const IN_GRID = -2;

/** Nodes of one zoom step, the heaviest first. */
export interface NodeColumns {
  /** Spots of node `n` stand from `start[n]` to `start[n + 1]`; the first is the one it stands at. */
  readonly start: Uint32Array;
  readonly spots: Int32Array;
  readonly capacity: Uint32Array;
  readonly lngDeg: Float64Array;
  readonly latDeg: Float64Array;
}

/** Puts points together for a zoom step: see `nodeMembership`. */
export function mergeAt(points: NodePoints, step: number): NodeColumns {
  const worldPx = WORLD_PX * 2 ** step;
  const drafts = grouped(points, step, worldPx);
  const most = drafts.reduce((sum, { capacity }) => sum + capacity, 0);
  const nodes = mergeDrafts(step >= FAN_ZOOM ? fanOut(drafts, most) : drafts, most);
  const start = new Uint32Array(nodes.length + 1);
  const spots = new Int32Array(points.spot.length);
  const [lngDeg, latDeg] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
  let end = 0;
  nodes.forEach(({ spots: members, x, y, fan }, node) => {
    const anchor = members[0] as number;
    const [lng, lat] =
      fan === undefined
        ? [points.lngDeg[anchor] as number, points.latDeg[anchor] as number]
        : unmercator(x / worldPx, y / worldPx);
    lngDeg[node] = lng;
    latDeg[node] = lat;
    for (const point of members) spots[end++] = points.spot[point] as number;
    start[node + 1] = end;
  });
  return { start, spots, capacity: Uint32Array.from(nodes, ({ capacity }) => capacity), lngDeg, latDeg };
}

/** Side of a grid's square at a whole zoom: what stands closer would touch anyway. */
const GRID_PX = 16;

/**
 * Points as drafts, by their index. What has coordinates and no place is first put together by a grid: squares of Web Mercator,
 * each the union of four at the next zoom. That grid, because its cells nest exactly (hexagons such as H3's do not), so a node
 * far away is the sum of nodes near by; because on this map a cell is a square of the same pixels at every latitude (a geohash
 * is not); and because a cell costs two multiplications, so that a million points are grouped in one pass.
 */
function grouped({ x, y, place, capacity, prominence }: NodePoints, step: number, worldPx: number): Draft[] {
  const cells = (WORLD_PX / GRID_PX) * 2 ** Math.floor(step);
  const drafts: Draft[] = [];
  const groups = new Map<number, Draft & { heaviest: number }>();
  for (let at = 0; at < place.length; at++) {
    const [atX, atY, own] = [x[at] as number, y[at] as number, capacity[at] as number];
    const its = place[at] as number;
    // Places are keyed below 0.
    const key = its >= 0 ? -1 - its : its === ALONE ? undefined : Math.floor(atX * cells) * cells + Math.floor(atY * cells);
    const group = key === undefined ? undefined : groups.get(key);
    if (group === undefined) {
      const draft = {
        spots: [at],
        x: atX * worldPx,
        y: atY * worldPx,
        capacity: own,
        prominence: prominence[at] as number,
        heaviest: own,
      };
      drafts.push(draft);
      if (key !== undefined) groups.set(key, draft);
      continue;
    }
    group.capacity += own;
    if (its >= 0 || own <= group.heaviest) group.spots.push(at);
    else {
      // It stands where most of it is, and never at a mean where nothing happened.
      Object.assign(group, { x: atX * worldPx, y: atY * worldPx, heaviest: own });
      group.spots.unshift(at);
    }
  }
  return drafts;
}
