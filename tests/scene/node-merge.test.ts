import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, Spot } from '../../src/core/dataset.ts';
import { mercator, WORLD_PX } from '../../src/scene/camera.ts';
import { fanOut, FAN_ZOOM } from '../../src/scene/node-fan.ts';
import { mergeDrafts, mergeSlowly, type Draft } from '../../src/scene/node-merge.ts';
import { nodeRadiusPx } from '../../src/scene/node-size.ts';
import { mergeAt } from '../../src/scene/node-columns.ts';
import { keepMembership, nodeMembership, nodePoints } from '../../src/scene/nodes.ts';
import { syntheticDataset } from '../bench/synthetic.ts';
import { kazakhstan } from '../kazakhstan.ts';

const drafts = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 400 }),
      capacity: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5000 })),
      prominence: fc.constantFrom(0, 1e9, 3e9 + 70_000, 4e9 + 500_000, 5e9),
    }),
    { maxLength: 120 },
  )
  .map((list) => list.map((draft, index): Draft => ({ ...draft, spots: [index] })));

const sum = (list: readonly Draft[]): number => list.reduce((total, { capacity }) => total + capacity, 0);

/** The embedded dataset with spots in the place of its own, an incident each. */
function withSpots(spots: readonly Spot[], perSpot = 1): Dataset {
  const count = spots.length * perSpot;
  const spot = Int32Array.from({ length: count }, (_, row) => row % spots.length);
  const zeros = new Uint8Array(count);
  const days = new Int32Array(count);
  const incidents = { count, from: days, to: days, slot: zeros, spot, precision: zeros, finding: zeros, status: zeros };
  return { ...kazakhstan, spots, incidents };
}

const points = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 })), { minLength: 1, maxLength: 150 })
  .map((list) =>
    list.map(([x, y], index): Spot => ({
      where: { kind: 'coordinates', lngDeg: 70 + x / 1000, latDeg: 48 + y / 1000, place: -1, label: String(index) },
      regions: [],
    })),
  );

describe('merging of nodes', () => {
  it('by index gives what looking at every pair gives', () => {
    fc.assert(
      fc.property(drafts, (list) => {
        expect(mergeDrafts(list, sum(list))).toEqual(mergeSlowly(list, sum(list)));
      }),
      { numRuns: 300 },
    );
  });

  it('by index gives the same on many places of a country, at every zoom', () => {
    const { places, incidents } = syntheticDataset(kazakhstan, { rows: 20_000, places: 600 });
    const capacities = new Uint32Array(places.length);
    for (const spot of incidents.spot) if (spot < places.length) capacities[spot] = (capacities[spot] ?? 0) + 1;
    for (const zoom of [3, 5.25, 8]) {
      const list = places.map(({ lngDeg, latDeg }, index): Draft => {
        const [x, y] = mercator(lngDeg, latDeg).map((unit) => unit * WORLD_PX * 2 ** zoom) as [number, number];
        return { spots: [index], x, y, capacity: capacities[index] ?? 0, prominence: 0 };
      });
      expect(mergeDrafts(list, 20_000)).toEqual(mergeSlowly(list, 20_000));
    }
  });
});

describe('places that share a spot', () => {
  it('fan out at the last zooms, each once, none over another, at the same places every time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 40 }), (count, capacity) => {
        const shared = Array.from({ length: count }, (_, index): Draft => ({
          spots: [index],
          x: 50,
          y: 50,
          capacity,
          prominence: 0,
        }));
        const most = count * capacity;
        const fanned = fanOut(shared, most);
        expect(fanned.map(({ spots }) => spots)).toEqual(shared.map(({ spots }) => spots));
        expect(fanOut(shared, most)).toEqual(fanned);
        const widthPx = 2 * nodeRadiusPx(capacity, most);
        fanned.forEach((a, index) => {
          for (const b of fanned.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(widthPx);
        });
      }),
    );
  });

  it('are one node before', () => {
    const at = (place: number): Spot => ({ where: { kind: 'place', place }, regions: [] });
    const [first, second] = kazakhstan.places;
    if (first === undefined || second === undefined) throw new Error('no places');
    const places = [first, { ...second, lngDeg: first.lngDeg, latDeg: first.latDeg }];
    const dataset = { ...withSpots([at(0), at(1)], 3), places };
    expect(nodeMembership(dataset, FAN_ZOOM - 0.25).nodes).toHaveLength(1);
    const fanned = nodeMembership(dataset, FAN_ZOOM);
    expect(fanned.nodes).toHaveLength(2);
    expect(fanned.lngLats[0]).not.toEqual(fanned.lngLats[1]);
    expect(nodeMembership(dataset, FAN_ZOOM + 0.5).nodes).toHaveLength(2);
  });
});

describe('what was merged elsewhere', () => {
  it('is taken over as it is, and equals what is merged here', () => {
    const dataset = syntheticDataset(kazakhstan, { rows: 20_000, places: 600, points: 300 });
    const same = { ...dataset };
    for (const step of [3.25, 6, FAN_ZOOM]) keepMembership(same, step, structuredClone(mergeAt(nodePoints(dataset), step)));
    for (const step of [3.25, 6, FAN_ZOOM]) expect(nodeMembership(same, step + 0.1)).toEqual(nodeMembership(dataset, step));

    // Nothing is merged where something is known: another step's nodes are taken for this one's.
    const other = { ...dataset };
    keepMembership(other, 5, mergeAt(nodePoints(dataset), 3.25));
    expect(nodeMembership(other, 5)).toEqual(nodeMembership(dataset, 3.25));
  });
});

describe('coordinates without a place', () => {
  it('are each in one node at every zoom, and a node stands at a point of its own', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 200, max: 1100 }), (spots, hundredths) => {
        const dataset = withSpots(spots);
        const { nodes, lngLats, capacities } = nodeMembership(dataset, hundredths / 100);
        expect(nodes.flat().sort((a, b) => a - b)).toEqual(spots.map((_, index) => index));
        expect(capacities.reduce((total, capacity) => total + capacity, 0)).toBe(spots.length);
        nodes.forEach(([anchor = -1], index) => {
          const where = spots[anchor]?.where;
          if (where?.kind === 'coordinates' && hundredths / 100 < FAN_ZOOM)
            expect(lngLats[index]).toEqual([where.lngDeg, where.latDeg]);
        });
      }),
    );
  });
});
