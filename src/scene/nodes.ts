import type { Dataset, Spot } from '../core/dataset.ts';
import { mercator, WORLD_PX } from './camera.ts';
import { GLYPH_PITCH_PX, nodeRadiusPx } from './node-size.ts';

/** Nodes are rosettes, not discs: their circles may overlap by this much before their glyphs touch. */
const NESTING = 0.88;

/** Membership is computed at each quarter of a zoom; between, the coarser holds, so that nodes never touch. */
export const zoomStep = (zoom: number): number => Math.floor(zoom * 4) / 4;

export interface NodeMembership {
  /** Spots of each node; the first is the one it stands at. The heaviest node comes first. */
  readonly nodes: readonly (readonly number[])[];
  /** Incidents per node over the whole dataset. */
  readonly capacities: readonly number[];
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

interface Draft {
  readonly spots: number[];
  readonly x: number;
  readonly y: number;
  capacity: number;
  readonly prominence: number;
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

/** Incidents per spot over the whole dataset. */
export function spotCapacities(dataset: Dataset): Uint32Array {
  const capacities = new Uint32Array(dataset.spots.length);
  for (const spot of dataset.incidents.spot) capacities[spot] = (capacities[spot] as number) + 1;
  return capacities;
}

function merge(dataset: Dataset, zoom: number): NodeMembership {
  const worldPx = WORLD_PX * 2 ** zoom;
  const capacities = spotCapacities(dataset);
  const order = dataset.spots
    .map((spot, index) => ({ index, point: pointOf(dataset, spot), prominence: prominence(dataset, spot) }))
    .filter(({ index, point }) => point !== undefined && (capacities[index] as number) > 0);
  const most = order.reduce((sum, { index }) => sum + (capacities[index] as number), 0);
  let nodes: Draft[] = order
    .map(({ index, point, prominence: known }) => {
      const [x, y] = mercator(...(point as [number, number]));
      return { spots: [index], x: x * worldPx, y: y * worldPx, capacity: capacities[index] as number, prominence: known };
    })
    .sort(byWeight);
  // A node that has taken in a neighbour is larger and may touch the next: repeat until nothing moves.
  for (let before = Infinity; nodes.length < before;) {
    before = nodes.length;
    nodes = mergeOnce(nodes, most);
  }
  return { nodes: nodes.map(({ spots }) => spots), capacities: nodes.map(({ capacity }) => capacity) };
}

function mergeOnce(nodes: readonly Draft[], most: number): Draft[] {
  const kept: Draft[] = [];
  for (const node of nodes) {
    const radius = nodeRadiusPx(node.capacity, most);
    let host: Draft | undefined;
    let nearest = Infinity;
    for (const other of kept) {
      const distance = Math.hypot(node.x - other.x, node.y - other.y);
      if (distance < Math.max(GLYPH_PITCH_PX, NESTING * (radius + nodeRadiusPx(other.capacity, most))) && distance < nearest) {
        nearest = distance;
        host = other;
      }
    }
    if (host === undefined) kept.push({ ...node, spots: [...node.spots] });
    else {
      host.spots.push(...node.spots);
      host.capacity += node.capacity;
    }
  }
  return kept.sort(byWeight);
}

/** Which of two drafts takes the other in: one of the cities that carry the map, then the one with more incidents, then the better known. */
function byWeight(a: Draft, b: Draft): number {
  const isGreat = ({ prominence: known }: Draft): number => Number(known >= GREAT_CITY);
  return (
    isGreat(b) - isGreat(a) ||
    b.capacity - a.capacity ||
    b.prominence - a.prominence ||
    (a.spots[0] as number) - (b.spots[0] as number)
  );
}

/** A place's rank is worth more than any population. */
const RANK_STEP = 1e9;

/** Prominence of the capital and the largest cities: ranks 0 and 1. */
const GREAT_CITY = 4 * RANK_STEP;

/** How well a reader knows a spot: rank of its place, then population. */
function prominence(dataset: Dataset, { where }: Spot): number {
  const place =
    where.kind === 'place' || where.kind === 'district' || where.kind === 'coordinates' ? dataset.places[where.place] : undefined;
  if (place === undefined) return 0;
  return (5 - place.rank) * RANK_STEP + (place.population ?? 0);
}
