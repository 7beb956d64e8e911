import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followTransform, Pace } from '../../src/app/state/follow.ts';
import { projector } from '../../src/scene/camera.ts';

const frame = { widthPx: 900, heightPx: 500 };
const camera = fc.record({
  lngDeg: fc.double({ min: 40, max: 90, noNaN: true }),
  latDeg: fc.double({ min: 38, max: 56, noNaN: true }),
  zoom: fc.double({ min: 2, max: 10, noNaN: true }),
});

describe('what follows a map in motion', () => {
  it('lies where it would be drawn', () => {
    fc.assert(
      fc.property(camera, camera, fc.boolean(), (drawn, other, isPan) => {
        const now = isPan ? { ...other, zoom: drawn.zoom } : other;
        const [dx, dy, scale] = [...followTransform(drawn, now, 1e6).matchAll(/-?[\d.]+(?:e[-+]?\d+)?/g)].map(Number);
        const [x, y] = projector(drawn, frame)(66, 48);
        const [expectedX, expectedY] = projector(now, frame)(66, 48);
        // Around the frame's centre, as the style says.
        expect((x - 450) * scale! + 450 + dx!).toBeCloseTo(expectedX, 3);
        expect((y - 250) * scale! + 250 + dy!).toBeCloseTo(expectedY, 3);
      }),
    );
  });

  it('is drawn anew on every frame where that is quick, and leaves nine tenths of the time where it is not', () => {
    const quick = new Pace();
    expect(quick.waitMs(0)).toBe(0);
    quick.drew(0, 1.5);
    expect(quick.waitMs(16)).toBe(0);
    const slow = new Pace();
    slow.drew(0, 40);
    expect(slow.waitMs(399)).toBe(1);
    expect(slow.waitMs(400)).toBe(0);
  });
});
