import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScene } from '../../src/scene/build.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { anyView } from './views.ts';

const FRAME = { widthPx: 900, heightPx: 600 };

describe('a node', () => {
  it('has the same places and stands at the same spot whatever is filtered; only its counts change', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const filtered = buildScene(kazakhstan, view, FRAME);
        const all = buildScene(kazakhstan, { ...DEFAULT_VIEW, camera: filtered.camera }, FRAME);
        const whole = new Map(all.nodes.map((node) => [node.id, node]));
        for (const { id, spots, lngDeg, latDeg, capacity, count } of filtered.nodes) {
          expect(whole.get(id)).toMatchObject({ spots, lngDeg, latDeg, capacity });
          expect(count).toBeLessThanOrEqual(capacity);
        }
      }),
      { numRuns: 300 },
    );
  });
});
