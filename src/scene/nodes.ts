import type { Dataset, Spot } from '../core/dataset.ts';
import { mercator, unmercator, WORLD_PX } from './camera.ts';
import { FAN_ZOOM, fanOut } from './node-fan.ts';
import { GREAT_CITY, mergeDrafts, type Draft } from './node-merge.ts';

/** Membership is computed at each quarter of a zoom; between, the coarser holds, so that nodes never touch. */
export const zoomStep = (zoom: number): number => Math.floor(zoom * 4) / 4;

export interface NodeMembership {
  /** Spots of each node; the first is the one it stands at. The heaviest node comes first. */
  readonly nodes: readonly (readonly number[])[];
  /** Incidents per node over the whole dataset. */
  readonly capacities: readonly number[];
  /** Where each node stands: at its first spot, or fanned out around it. */
  readonly lngLats: readonly (readonly [number, number])[];
  /** Incidents over all nodes. */
  readonly most: number;
}

/**
 * Which spots one node stands for at a zoom: the smaller place joins the larger neighbour it would touch, until no two
 * touch. It depends on the dataset and the zoom alone, so a toggle changes counts and never makes the map jump.
 * Regions, country and unlocated spots take no part.
 */
export function nodeMembership(dataset: Dataset, zoom: number): NodeMembership {
  const step = zoomStep(zoom);
  let steps = MEMBERSHIPS.get(dataset);
  if (steps === undefined) MEMBERSHIPS.set(dataset, (steps = new Map<number, NodeMembership>()));
  let membership = steps.get(step);
  if (membership === undefined) steps.set(step, (membership = merge(dataset, step)));
  return membership;
}

const MEMBERSHIPS = new WeakMap<Dataset, Map<number, NodeMembership>>();

/** Longitude and latitude of a spot that is drawn at a point; undefined for the others. */
export function pointOf(dataset: Dataset, spot: Spot): [number, number] | undefined {
  const { where } = spot;
  switch (where.kind) {
    case 'place':
    case 'district': {
      const place = dataset.places[where.place];
      return place === undefined ? undefined : [place.lngDeg, place.latDeg];
    }
    case 'coordinates':
      return [where.lngDeg, where.latDeg];
    case 'regions':
    case 'country':
    case 'unlocated':
      return undefined;
  }
}

const CAPACITIES = new WeakMap<Dataset, Uint32Array>();

/** Incidents per spot over the whole dataset. */
export function spotCapacities(dataset: Dataset): Uint32Array {
  let capacities = CAPACITIES.get(dataset);
  if (capacities === undefined) {
    CAPACITIES.set(dataset, (capacities = new Uint32Array(dataset.spots.length)));
    for (const spot of dataset.incidents.spot) capacities[spot] = (capacities[spot] as number) + 1;
  }
  return capacities;
}

function merge(dataset: Dataset, step: number): NodeMembership {
  const worldPx = WORLD_PX * 2 ** step;
  const points = pointsOf(dataset);
  const drafts = grouped(dataset, points, step, worldPx);
  const most = drafts.reduce((sum, { capacity }) => sum + capacity, 0);
  const nodes = mergeDrafts(step >= FAN_ZOOM ? fanOut(drafts, most) : drafts, most);
  return {
    nodes: nodes.map(({ spots }) => spots),
    capacities: nodes.map(({ capacity }) => capacity),
    lngLats: nodes.map(({ spots: [anchor = -1], x, y, fan }) =>
      fan === undefined
        ? (pointOf(dataset, dataset.spots[anchor] as Spot) as [number, number])
        : unmercator(x / worldPx, y / worldPx),
    ),
    most,
  };
}

/** Spots that are drawn at a point and hold an incident. */
interface Points {
  readonly count: number;
  readonly spot: Int32Array;
  /** Mercator units. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index into `Dataset.places`, or -1 for coordinates without a place. */
  readonly place: Int32Array;
}

const POINTS = new WeakMap<Dataset, Points>();

function pointsOf(dataset: Dataset): Points {
  const known = POINTS.get(dataset);
  if (known !== undefined) return known;
  const capacities = spotCapacities(dataset);
  const located = dataset.spots.flatMap((spot, index) =>
    (capacities[index] as number) > 0 && pointOf(dataset, spot) !== undefined ? [index] : [],
  );
  const points: Points = {
    count: located.length,
    spot: Int32Array.from(located),
    x: new Float64Array(located.length),
    y: new Float64Array(located.length),
    place: new Int32Array(located.length),
  };
  located.forEach((index, at) => {
    const spot = dataset.spots[index] as Spot;
    const [x, y] = mercator(...(pointOf(dataset, spot) as [number, number]));
    points.x[at] = x;
    points.y[at] = y;
    points.place[at] = 'place' in spot.where ? spot.where.place : -1;
  });
  POINTS.set(dataset, points);
  return points;
}

/** Side of a grid's square at a whole zoom: what stands closer would touch anyway. */
const GRID_PX = 16;

/**
 * Spots as drafts. What has coordinates and no place is first put together by a grid: squares of Web Mercator, each the union
 * of four at the next zoom. That grid, because its cells nest exactly (hexagons such as H3's do not), so a node far away is the
 * sum of nodes near by; because on this map a cell is a square of the same pixels at every latitude (a geohash is not); and
 * because a cell costs two multiplications, so that a million points are grouped in one pass.
 */
function grouped(dataset: Dataset, points: Points, step: number, worldPx: number): Draft[] {
  const capacities = spotCapacities(dataset);
  const cells = (WORLD_PX / GRID_PX) * 2 ** Math.floor(step);
  const drafts: Draft[] = [];
  const groups = new Map<number, Draft & { heaviest: number }>();
  for (let at = 0; at < points.count; at++) {
    const spot = points.spot[at] as number;
    const [x, y, place] = [points.x[at] as number, points.y[at] as number, points.place[at] as number];
    const capacity = capacities[spot] as number;
    // Places are keyed below 0: a district stands at its place, and is one node with it at every zoom.
    const isPlace = place >= 0 && (dataset.spots[spot] as Spot).where.kind !== 'coordinates';
    const key = isPlace ? -1 - place : place >= 0 ? undefined : Math.floor(x * cells) * cells + Math.floor(y * cells);
    const group = key === undefined ? undefined : groups.get(key);
    if (group === undefined) {
      const draft = {
        spots: [spot],
        x: x * worldPx,
        y: y * worldPx,
        capacity,
        prominence: prominence(dataset, dataset.spots[spot] as Spot),
        heaviest: capacity,
      };
      drafts.push(draft);
      if (key !== undefined) groups.set(key, draft);
      continue;
    }
    group.capacity += capacity;
    if (isPlace || capacity <= group.heaviest) group.spots.push(spot);
    else {
      // It stands where most of it is, and never at a mean where nothing happened.
      Object.assign(group, { x: x * worldPx, y: y * worldPx, heaviest: capacity });
      group.spots.unshift(spot);
    }
  }
  return drafts;
}

/** A place's rank is worth more than any population. */
const RANK_STEP = GREAT_CITY / 4;

/** How well a reader knows a spot: rank of its place, then population. */
function prominence(dataset: Dataset, { where }: Spot): number {
  const place =
    where.kind === 'place' || where.kind === 'district' || where.kind === 'coordinates' ? dataset.places[where.place] : undefined;
  if (place === undefined) return 0;
  return (5 - place.rank) * RANK_STEP + (place.population ?? 0);
}
