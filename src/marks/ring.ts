import type { Hatchable } from './grey-fill.ts';
import type { Sector } from './mark.ts';
import { num } from './path.ts';

/** One part of a ring: its share, in the unit of all shares together. */
export interface RingPart {
  readonly share: number;
}

/** Inner radius as a fraction of the outer: room for the number. */
export const RING_HOLE = 0.6;

const TURN = 2 * Math.PI;

/** A part of a ring as an area: its outline as text is made when it is asked for, which a canvas never does. */
export class RingArea implements Hatchable {
  /** One, or of a whole ring its halves. */
  readonly sectors: readonly Sector[];
  private readonly of: Sector;
  private text: string | undefined;

  constructor(of: Sector, isWhole: boolean) {
    this.of = of;
    this.sectors = isWhole
      ? [
          { ...of, toRad: Math.PI },
          { ...of, fromRad: Math.PI },
        ]
      : [of];
  }

  get d(): string {
    return (this.text ??= this.sectors.map(sectorPath).join(''));
  }

  get box(): Hatchable['box'] {
    const { x, y, outerPx } = this.of;
    return [x - outerPx, y - outerPx, x + outerPx, y + outerPx];
  }

  contains(px: number, py: number): boolean {
    const { x, y, innerPx, outerPx, fromRad, toRad } = this.of;
    const away = Math.hypot(px - x, py - y);
    const angle = (Math.atan2(px - x, y - py) + TURN) % TURN;
    return away >= innerPx && away <= outerPx && angle >= fromRad && angle <= toRad;
  }

  cuts(px: number, py: number, dx: number, dy: number): number[] {
    const { x, y, innerPx, outerPx, fromRad, toRad } = this.of;
    return [
      ...circleCuts(px - x, py - y, dx, dy, outerPx),
      ...circleCuts(px - x, py - y, dx, dy, innerPx),
      ...(this.sectors.length > 1
        ? []
        : [fromRad, toRad].flatMap((angle) => rayCut(px - x, py - y, dx, dy, Math.sin(angle), -Math.cos(angle)))),
    ];
  }
}

/**
 * A ring's parts, clockwise from the top, in the parts' order.
 * @returns an area per part; the outline of a part that is the whole ring is two half rings
 */
export function ringParts(x: number, y: number, outerPx: number, parts: readonly RingPart[]): RingArea[] {
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  const innerPx = outerPx * RING_HOLE;
  let done = 0;
  return parts.map(({ share }) => {
    const fromRad = (done / total) * TURN;
    done += share;
    return new RingArea({ x, y, innerPx, outerPx, fromRad, toRad: (done / total) * TURN }, share === total);
  });
}

/** Outlines of a ring's parts as path text. */
export const ringPaths = (x: number, y: number, outerPx: number, parts: readonly RingPart[]): string[] =>
  ringParts(x, y, outerPx, parts).map(({ d }) => d);

/** Where a line crosses a circle around the origin, as distances along the line. */
function circleCuts(px: number, py: number, dx: number, dy: number, radiusPx: number): number[] {
  const middle = -(px * dx + py * dy);
  const nearest = Math.hypot(px + middle * dx, py + middle * dy);
  if (nearest >= radiusPx) return [];
  const half = Math.sqrt(radiusPx ** 2 - nearest ** 2);
  return [middle - half, middle + half];
}

/** Where a line crosses the straight through the origin along `ux`, `uy`. */
function rayCut(px: number, py: number, dx: number, dy: number, ux: number, uy: number): number[] {
  const across = dx * uy - dy * ux;
  return Math.abs(across) < 1e-9 ? [] : [(py * ux - px * uy) / across];
}

/** A disc as the one sector it is. */
export const discSectors = (x: number, y: number, radiusPx: number): readonly Sector[] => [
  { x, y, innerPx: 0, outerPx: radiusPx, fromRad: 0, toRad: TURN },
];

function sectorPath({ x, y, innerPx, outerPx, fromRad: from, toRad: to }: Sector): string {
  const at = (radiusPx: number, angle: number): string =>
    `${num(x + radiusPx * Math.sin(angle))} ${num(y - radiusPx * Math.cos(angle))}`;
  const large = to - from > Math.PI ? 1 : 0;
  const [outer, inner] = [num(outerPx), num(innerPx)];
  return (
    `M${at(outerPx, from)}A${outer} ${outer} 0 ${String(large)} 1 ${at(outerPx, to)}` +
    `L${at(innerPx, to)}A${inner} ${inner} 0 ${String(large)} 0 ${at(innerPx, from)}Z`
  );
}
