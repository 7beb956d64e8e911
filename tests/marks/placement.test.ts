import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, Placement, type Box } from '../../src/marks/placement.ts';

const frame = { widthPx: 400, heightPx: 300 };
const px = fc.double({ min: -80, max: 480, noNaN: true });
const side = fc.double({ min: 0.5, max: 180, noNaN: true });
const box = fc.tuple(px, px, side, side).map(([x, y, width, height]) => boxAround(x, y, width, height));
const disc = fc.record({ x: px, y: px, radiusPx: fc.double({ min: 0.5, max: 60, noNaN: true }) });

const touch = (a: Box, b: Box): boolean => a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;

describe('the room on a map', () => {
  it('is what no box and no disc takes, within the frame, as if each were looked at', () => {
    fc.assert(
      fc.property(fc.array(box), fc.array(disc), fc.array(box, { minLength: 1 }), (boxes, discs, asked) => {
        const placement = new Placement(frame);
        for (const taken of boxes) placement.take(taken);
        for (const { x, y, radiusPx } of discs) placement.takeDisc(x, y, radiusPx);
        for (const each of asked) {
          const onDisc = discs.some(({ x, y, radiusPx }) => {
            const [nearX, nearY] = [Math.min(each.maxX, Math.max(each.minX, x)), Math.min(each.maxY, Math.max(each.minY, y))];
            return Math.hypot(nearX - x, nearY - y) < radiusPx - 1e-9;
          });
          const isWithin = each.minX >= 2 && each.minY >= 2 && each.maxX <= 398 && each.maxY <= 298;
          const isFree = isWithin && !onDisc && !boxes.some((taken) => touch(each, taken));
          expect(placement.isFree(each)).toBe(isFree);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is measured where there is none', () => {
    const placement = new Placement(frame);
    placement.take({ minX: 10, minY: 10, maxX: 110, maxY: 60 });
    placement.takeDisc(110, 60, 10);
    expect(placement.overlap({ minX: 60, minY: 0, maxX: 200, maxY: 200 })).toBe(50 * 50 + 20 * 20);
    expect(placement.overlap({ minX: 300, minY: 200, maxX: 320, maxY: 220 })).toBe(0);
  });
});
