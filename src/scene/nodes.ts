import type { Dataset, Spot } from '../core/dataset.ts';
import { mercator } from './camera.ts';
import { GREAT_CITY } from './node-merge.ts';
import { ALONE, IN_GRID, mergeAt, type NodeColumns, type NodePoints } from './node-columns.ts';

/** Membership is computed at each quarter of a zoom; between, the coarser holds, so that nodes never touch. */
export const ZOOM_STEP = 0.25;
export const zoomStep = (zoom: number): number => Math.floor(zoom / ZOOM_STEP) * ZOOM_STEP;

export interface NodeMembership {
  /** Spots of each node; the first is the one it stands at. The heaviest node comes first. */
  readonly nodes: readonly (readonly number[])[];
  /** Incidents per node over the whole dataset. */
  readonly capacities: readonly number[];
  /** Where each node stands: at its first spot, or fanned out around it. */
  readonly lngLats: readonly (readonly [number, number])[];
}

/**
 * Which spots one node stands for at a zoom: the smaller place joins the larger neighbour it would touch, until no two
 * touch. It depends on the dataset and the zoom alone, so a toggle changes counts and never makes the map jump.
 * Regions, country and unlocated spots take no part.
 */
export function nodeMembership(dataset: Dataset, zoom: number): NodeMembership {
  const step = zoomStep(zoom);
  let known = stepsOf(dataset).get(step);
  if (known === undefined) stepsOf(dataset).set(step, (known = { columns: mergeAt(nodePoints(dataset), step) }));
  return (known.membership ??= inRows(known.columns));
}

/** Whether a zoom step's nodes are known already. */
export const isMerged = (dataset: Dataset, step: number): boolean => stepsOf(dataset).has(step);

/** Takes over what was merged elsewhere, of the same dataset's points. */
export function keepMembership(dataset: Dataset, step: number, columns: NodeColumns): void {
  if (!isMerged(dataset, step)) stepsOf(dataset).set(step, { columns });
}

const inRows = ({ start, spots, capacity, lngDeg, latDeg }: NodeColumns): NodeMembership => ({
  nodes: Array.from(capacity, (_, node) => [...spots.subarray(start[node], start[node + 1])]),
  capacities: [...capacity],
  lngLats: Array.from(capacity, (_, node) => [lngDeg[node] as number, latDeg[node] as number]),
});

/** What is known of a zoom step: as it was merged, and once it was asked for as it is read. */
interface Step {
  readonly columns: NodeColumns;
  membership?: NodeMembership;
}

const STEPS = new WeakMap<Dataset, Map<number, Step>>();

function stepsOf(dataset: Dataset): Map<number, Step> {
  let steps = STEPS.get(dataset);
  if (steps === undefined) STEPS.set(dataset, (steps = new Map<number, Step>()));
  return steps;
}

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

const AT_POINTS = new WeakMap<Dataset, number>();

/** Incidents of the whole dataset that are drawn at a point: the most that one node can stand for. */
export function atPoints(dataset: Dataset): number {
  let sum = AT_POINTS.get(dataset);
  if (sum === undefined) AT_POINTS.set(dataset, (sum = nodePoints(dataset).capacity.reduce((a, b) => a + b, 0)));
  return sum;
}

const POINTS = new WeakMap<Dataset, NodePoints>();

/** What merging asks of a dataset; made once. */
export function nodePoints(dataset: Dataset): NodePoints {
  const known = POINTS.get(dataset);
  if (known !== undefined) return known;
  const capacities = spotCapacities(dataset);
  const located = dataset.spots.flatMap((spot, index) =>
    (capacities[index] as number) > 0 && pointOf(dataset, spot) !== undefined ? [index] : [],
  );
  const column = (): Float64Array => new Float64Array(located.length);
  const points: NodePoints = {
    spot: Int32Array.from(located),
    lngDeg: column(),
    latDeg: column(),
    x: column(),
    y: column(),
    place: new Int32Array(located.length),
    capacity: Uint32Array.from(located, (index) => capacities[index] as number),
    prominence: column(),
  };
  located.forEach((index, at) => {
    const spot = dataset.spots[index] as Spot;
    const [lngDeg, latDeg] = pointOf(dataset, spot) as [number, number];
    const [x, y] = mercator(lngDeg, latDeg);
    points.lngDeg[at] = lngDeg;
    points.latDeg[at] = latDeg;
    points.x[at] = x;
    points.y[at] = y;
    points.place[at] = placeKey(spot);
    points.prominence[at] = prominence(dataset, spot);
  });
  POINTS.set(dataset, points);
  return points;
}

/** A district stands at its place, and is one node with it at every zoom; a point near a place is no part of it. */
function placeKey({ where }: Spot): number {
  if (where.kind === 'place' || where.kind === 'district') return where.place;
  return where.kind === 'coordinates' && where.place >= 0 ? ALONE : IN_GRID;
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
