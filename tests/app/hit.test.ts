import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hitTargets, pointerIndex, type Target } from '../../src/app/state/hit.ts';
import { mapMarks } from '../../src/marks/map-marks.ts';
import { buildScene } from '../../src/scene/build.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { syntheticDataset } from '../bench/synthetic.ts';
import { kazakhstan } from '../kazakhstan.ts';

const frame = { widthPx: 1000, heightPx: 600 };

/** By looking at every target. */
function slowly(targets: readonly Target[], x: number, y: number): string | undefined {
  let best: string | undefined;
  let least = 10;
  for (const { node, signs, name } of targets) {
    for (const box of [signs, ...(name === undefined ? [] : [name])]) {
      const away = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
      if (away < least) [least, best] = [away, node.id];
    }
  }
  return best;
}

it.each([
  ['a hundred', kazakhstan],
  ['twenty thousand', syntheticDataset(kazakhstan, { rows: 20_000, places: 800, points: 200 })],
])('a pointer means the node that looking at each of %s incidents finds', (_, dataset) => {
  const scene = buildScene(dataset, { ...DEFAULT_VIEW, lang: 'en' }, frame);
  const targets = hitTargets(dataset, scene, mapMarks(dataset, scene).marks);
  expect(targets.length).toBeGreaterThan(10);
  const nodeAt = pointerIndex(targets);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.double({ min: 0, max: 600, noNaN: true }), (x, y) => {
      expect(nodeAt(x, y)).toBe(slowly(targets, x, y));
    }),
    { numRuns: 2000 },
  );
  for (const { node, signs } of targets.filter(({ node }) => node.kind !== 'region')) {
    const [x, y] = [(signs.left + signs.right) / 2, (signs.top + signs.bottom) / 2];
    expect(nodeAt(x, y)).toBe(slowly(targets, x, y));
    expect(nodeAt(x, y)).toBeDefined();
    expect(node.inFrame).toBe(true);
  }
});

it('a map without a node has nothing to point at', () => {
  expect(pointerIndex([])(10, 10)).toBeUndefined();
});
