import type { Draft } from './node-merge.ts';
import { nodeRadiusPx } from './node-size.ts';

/** From this zoom on there is no nearer look that would part what shares a point: the last half zoom of the page. */
export const FAN_ZOOM = 10.5;

/** Room between two that are fanned out, pixels. */
const ROOM_PX = 3;

/**
 * Moves drafts that share a point onto rings around it, so that none hides another. Order and place depend on the drafts
 * alone. A draft that shares its point with no other stays.
 */
export function fanOut(drafts: readonly Draft[], most: number): Draft[] {
  const byPoint = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = `${String(draft.x)} ${String(draft.y)}`;
    const list = byPoint.get(key);
    if (list === undefined) byPoint.set(key, [draft]);
    else list.push(draft);
  }
  return [...byPoint.values()].flatMap((group, fan) => (group.length === 1 ? group : aroundPoint(group, fan, most)));
}

function aroundPoint(group: readonly Draft[], fan: number, most: number): Draft[] {
  const widest = group.reduce((radius, { capacity }) => Math.max(radius, nodeRadiusPx(capacity, most)), 0);
  const pitch = 2 * widest + ROOM_PX;
  // Few stand close around the point; each further ring is a pitch wider and holds what its length does.
  const least = pitch / 2 / Math.sin(Math.PI / Math.min(group.length, 6));
  const placed: Draft[] = [];
  for (let ring = 1; placed.length < group.length; ring++) {
    const left = group.length - placed.length;
    const radius = least + (ring - 1) * pitch;
    const room = Math.max(1, Math.floor(Math.PI / Math.asin(Math.min(1, pitch / 2 / radius)) + 1e-9));
    const count = Math.min(left, room);
    for (let at = 0; at < count; at++) {
      const draft = group[placed.length] as Draft;
      const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
      placed.push({ ...draft, x: draft.x + radius * Math.cos(angle), y: draft.y + radius * Math.sin(angle), fan });
    }
  }
  return placed;
}
