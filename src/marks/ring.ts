import { num } from './path.ts';

/** One part of a ring: its share, in the unit of `ringPaths`'s total. */
export interface RingPart {
  readonly share: number;
}

/** Inner radius as a fraction of the outer: room for the number. */
export const RING_HOLE = 0.6;

/**
 * Outlines of a ring's parts, clockwise from the top, in the parts' order.
 * @returns a path per part; a part that is the whole ring is two half rings
 */
export function ringPaths(x: number, y: number, outerPx: number, parts: readonly RingPart[]): string[] {
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  const innerPx = outerPx * RING_HOLE;
  let done = 0;
  return parts.map(({ share }) => {
    const from = (done / total) * 2 * Math.PI;
    done += share;
    const to = (done / total) * 2 * Math.PI;
    if (share !== total) return sector(x, y, innerPx, outerPx, from, to);
    return sector(x, y, innerPx, outerPx, 0, Math.PI) + sector(x, y, innerPx, outerPx, Math.PI, 2 * Math.PI);
  });
}

function sector(x: number, y: number, innerPx: number, outerPx: number, from: number, to: number): string {
  const at = (radiusPx: number, angle: number): string =>
    `${num(x + radiusPx * Math.sin(angle))} ${num(y - radiusPx * Math.cos(angle))}`;
  const large = to - from > Math.PI ? 1 : 0;
  const [outer, inner] = [num(outerPx), num(innerPx)];
  return (
    `M${at(outerPx, from)}A${outer} ${outer} 0 ${String(large)} 1 ${at(outerPx, to)}` +
    `L${at(innerPx, to)}A${inner} ${inner} 0 ${String(large)} 0 ${at(innerPx, from)}Z`
  );
}
