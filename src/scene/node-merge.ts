import Flatbush from 'flatbush';
import { GLYPH_PITCH_PX, nodeRadiusPx } from './node-size.ts';

/** Nodes are rosettes, not discs: their circles may overlap by this much before their glyphs touch. */
const NESTING = 0.88;

/** Distance below which two nodes of these radii touch, pixels. */
const touchPx = (radiusPx: number, otherPx: number): number => Math.max(GLYPH_PITCH_PX, NESTING * (radiusPx + otherPx));

/** A node in the making, in pixels of the world at its zoom. */
export interface Draft {
  /** Points, by index; the first is the one it stands at. */
  readonly spots: number[];
  readonly x: number;
  readonly y: number;
  capacity: number;
  /** How well a reader knows it, see `prominence`. */
  readonly prominence: number;
  /** Fanned out around the same point: never put together again. */
  readonly fan?: number;
}

/** From this prominence on a place carries the map: the capital and the largest cities. */
export const GREAT_CITY = 4e9;

/** Which of two drafts takes the other in: one of the cities that carry the map, then the one with more incidents, then the better known. */
export function byWeight(a: Draft, b: Draft): number {
  const isGreat = ({ prominence }: Draft): number => Number(prominence >= GREAT_CITY);
  return (
    isGreat(b) - isGreat(a) ||
    b.capacity - a.capacity ||
    b.prominence - a.prominence ||
    (a.spots[0] as number) - (b.spots[0] as number)
  );
}

/** Finds the draft that takes a node in: the nearest of those kept that it would touch, the weightier of two at one distance. */
type FindHost = (node: Draft, kept: readonly Draft[], index: number) => Draft | undefined;

/**
 * Puts drafts together until no two touch: the lighter joins the nearest weightier one that it would touch. One that has taken
 * in a neighbour is larger and may touch the next, so it is repeated until nothing moves.
 * @param most incidents over all drafts
 */
export function mergeDrafts(drafts: readonly Draft[], most: number): Draft[] {
  return untilStill(drafts, (nodes) => mergeOnce(nodes, indexedHost(nodes, most)));
}

/** The same, by looking at every pair: what the index is held to. */
export function mergeSlowly(drafts: readonly Draft[], most: number): Draft[] {
  return untilStill(drafts, (nodes) => mergeOnce(nodes, plainHost(most)));
}

function untilStill(drafts: readonly Draft[], once: (nodes: readonly Draft[]) => Draft[]): Draft[] {
  let nodes = [...drafts].sort(byWeight);
  for (let before = Infinity; nodes.length < before;) {
    before = nodes.length;
    nodes = once(nodes);
  }
  return nodes;
}

function mergeOnce(nodes: readonly Draft[], hostOf: FindHost): Draft[] {
  const kept: Draft[] = [];
  nodes.forEach((node, index) => {
    const host = hostOf(node, kept, index);
    if (host === undefined) kept.push({ ...node, spots: [...node.spots] });
    else {
      for (const spot of node.spots) host.spots.push(spot);
      host.capacity += node.capacity;
    }
  });
  return kept.sort(byWeight);
}

const touches = (node: Draft, other: Draft, radius: number, most: number): number => {
  const distance = Math.hypot(node.x - other.x, node.y - other.y);
  if (node.fan !== undefined && node.fan === other.fan) return Infinity;
  return distance < touchPx(radius, nodeRadiusPx(other.capacity, most)) ? distance : Infinity;
};

const plainHost =
  (most: number): FindHost =>
  (node, kept) => {
    const radius = nodeRadiusPx(node.capacity, most);
    let host: Draft | undefined;
    let nearest = Infinity;
    for (const other of kept) {
      const distance = touches(node, other, radius, most);
      if (distance < nearest) {
        nearest = distance;
        host = other;
      }
    }
    return host;
  };

/** All points in one index, of which only those kept so far are looked at; the widest kept says how far to look. */
function indexedHost(nodes: readonly Draft[], most: number): FindHost {
  if (nodes.length === 0) return () => undefined;
  const index = new Flatbush(nodes.length);
  for (const { x, y } of nodes) index.add(x, y);
  index.finish();
  /** Place among the kept by place among all, -1 for what was taken in. */
  const keptAt = new Int32Array(nodes.length).fill(-1);
  let before: { at: number; count: number } | undefined;
  let widest = 0;
  return (node, kept, at) => {
    if (before !== undefined && kept.length > before.count) keptAt[before.at] = before.count;
    before = { at, count: kept.length };
    const radius = nodeRadiusPx(node.capacity, most);
    const reach = touchPx(radius, widest);
    let host = -1;
    let nearest = Infinity;
    index.search(node.x - reach, node.y - reach, node.x + reach, node.y + reach, (found) => {
      const place = keptAt[found] as number;
      if (place < 0) return false;
      const distance = touches(node, kept[place] as Draft, radius, most);
      if (distance < nearest || (distance === nearest && distance < Infinity && place < host)) {
        nearest = distance;
        host = place;
      }
      return false;
    });
    const taken = kept[host];
    widest = Math.max(widest, taken === undefined ? radius : nodeRadiusPx(taken.capacity + node.capacity, most));
    return taken;
  };
}
