import { describe, expect, test } from 'vitest';
import type { PathMark } from '../../src/marks/mark.ts';
import { circlePath } from '../../src/marks/path.ts';
import { ringPaths } from '../../src/marks/ring.ts';
import { intoFrame, movePath } from '../../src/static/move.ts';

const frame = { x: 20, y: 10, widthPx: 100, heightPx: 60 };
const mark = (d: string): PathMark => ({ kind: 'path', layer: 'nodes', d, fill: '#000000' });

describe('a mark set into a page', () => {
  test('is moved, every coordinate and nothing else', () => {
    expect(movePath('M1 2L3 4C1 1 2 2 3 3A5 5 0 1 1 7 8Z', 10, 20).d).toBe('M11 22L13 24C11 21 12 22 13 23A5 5 0 1 1 17 28Z');
  });

  test('spans the circle that it is', () => {
    const { minX, minY, maxX, maxY } = movePath(circlePath(50, 40, 10), 0, 0);
    for (const [side, wanted] of [
      [minX, 40],
      [minY, 30],
      [maxX, 60],
      [maxY, 50],
    ] as const)
      expect(side).toBeCloseTo(wanted, 1);
  });

  test('spans no more than its part of a ring', () => {
    const parts = ringPaths(50, 50, 20, [{ share: 1 }, { share: 1 }, { share: 2 }]);
    const left = movePath(parts[2] ?? '', 0, 0);
    for (const [side, wanted] of [
      [left.minX, 30],
      [left.maxX, 50],
      [left.minY, 30],
      [left.maxY, 70],
    ] as const)
      expect(side).toBeCloseTo(wanted, 1);
  });

  test('is clipped only where it leaves the frame, and left out where it lies outside', () => {
    expect(intoFrame(mark(circlePath(50, 30, 10)), frame)).not.toHaveProperty('clip');
    expect(intoFrame(mark(circlePath(2, 30, 10)), frame)).toHaveProperty('clip', [20, 10, 100, 60]);
    expect(intoFrame(mark(circlePath(-11, 30, 10)), frame)).toBeUndefined();
  });
});
