import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapMarks } from '../../src/marks/map-marks.ts';
import { areaMeasures } from '../../src/scene/areas.ts';
import { buildScene } from '../../src/scene/build.ts';
import { classBounds, classOf } from '../../src/scene/classes.ts';
import { rowsAt } from '../../src/scene/filter-of.ts';
import type { Scene } from '../../src/scene/scene.ts';
import type { SceneLayer, View } from '../../src/scene/view.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { anyView, FRAME } from './views.ts';

const { incidents, spots, regions } = kazakhstan;
const withLayer = (view: View, layer: SceneLayer): View => ({ ...view, layers: [...new Set([...view.layers, layer])] });
const without = (view: View, ...layers: SceneLayer[]): View => ({
  ...view,
  layers: view.layers.filter((layer) => !layers.includes(layer)),
});
/** Measures incidents. */
const counting = ({ measure: _, ...view }: View): View => view;
const scaleOf = ({ legend }: Scene, name: string): Scene['legend']['scales'][number] | undefined =>
  legend.scales.find(({ scale }) => scale === name);

/** Rows in view that occurred, one by one. */
const occurred = (view: View): number[] => rowsAt(kazakhstan, view).filter((row) => incidents.finding[row] === 0);

describe('the layers over the whole set', () => {
  it('leave the scene and its marks as they are without them', () => {
    fc.assert(
      fc.property(anyView, (given) => {
        const plain = without(given, 'choropleth', 'heat', 'spread');
        const all: View = { ...plain, layers: [...plain.layers, 'choropleth', 'heat', 'spread'] };
        const [bare, full] = [buildScene(kazakhstan, plain, FRAME), buildScene(kazakhstan, all, FRAME)];
        expect(bare.legend.scales).toEqual([]);
        expect([bare.areas, bare.spread, bare.heat]).toEqual([[], [], undefined]);
        expect(full.nodes).toEqual(bare.nodes);
        expect(full.legend.signs).toEqual(bare.legend.signs);
        expect(full.counts).toEqual(bare.counts);
        const layers = mapMarks(kazakhstan, bare).marks.map(({ layer }) => layer);
        expect(layers.filter((layer) => ['choropleth', 'heat', 'spread'].includes(layer))).toEqual([]);
      }),
    );
  });

  it('explain every colour that they use, in figures', () => {
    fc.assert(
      fc.property(anyView, fc.constantFrom(...areaMeasures(kazakhstan)), (given, measure) => {
        const view: View = { ...given, measure, layers: ['choropleth', 'heat', 'spread'] };
        const scene = buildScene(kazakhstan, view, FRAME);
        expect(scene.legend.scales.map(({ scale }) => scale)).toEqual(['choropleth', 'heat', 'spread']);
        const explained = new Set(scene.legend.scales.flatMap(({ steps }) => steps.map(({ color }) => color)));
        for (const mark of mapMarks(kazakhstan, scene).marks) {
          if (mark.kind !== 'path' || !['choropleth', 'heat', 'spread'].includes(mark.layer)) continue;
          expect(explained).toContain(mark.fill ?? mark.stroke);
        }
        for (const { title, steps } of scene.legend.scales) {
          expect(title).not.toBe('');
          for (const { label } of steps) expect(label).not.toBe('');
        }
      }),
    );
  });
});

describe('the choropleth', () => {
  it('counts each incident of a region once, as a count row by row does, and draws what it counts', () => {
    fc.assert(
      fc.property(anyView, (given) => {
        const view = withLayer(counting(given), 'choropleth');
        const scene = buildScene(kazakhstan, view, FRAME);
        const expected: Record<string, number> = Object.fromEntries(regions.map(({ id }) => [id, 0]));
        for (const row of occurred(view)) {
          const [region, ...others] = spots[incidents.spot[row] ?? -1]?.regions ?? [];
          const id = regions[region ?? -1]?.id;
          if (id !== undefined && others.length === 0) expected[id] = (expected[id] ?? 0) + 1;
        }
        expect(Object.fromEntries(scene.areas.map(({ id, value }) => [id, value]))).toEqual(expected);
        for (const { data } of mapMarks(kazakhstan, scene).marks) {
          if (data?.['state'] === 'valued') expect(data['value']).toBe(expected[data['region'] ?? '']);
        }
      }),
    );
  });

  it('gives a value the same colour on every day and under every filter', () => {
    const seen = new Map<string, string | undefined>();
    fc.assert(
      fc.property(anyView, (given) => {
        const view: View = { ...counting(given), layers: ['choropleth'], theme: 'light' };
        for (const { value, color } of buildScene(kazakhstan, view, FRAME).areas) {
          const known = seen.get(String(value));
          if (known !== undefined) expect(color).toBe(known);
          else if (color !== undefined) seen.set(String(value), color);
        }
      }),
    );
    expect(seen.size).toBeGreaterThan(3);
  });

  it('tells apart what was looked into, what could not be reported, and what nobody reports', () => {
    const view: View = { lang: 'en', theme: 'light', off: [], layers: ['choropleth'], from: '2022-01-08', to: '2022-01-08' };
    const during = buildScene(kazakhstan, view, FRAME);
    const whole = buildScene(kazakhstan, { ...view, from: '2022-01-01', to: '2022-01-31' }, FRAME);
    const after = buildScene(kazakhstan, { ...view, from: '2022-01-28', to: '2022-01-29' }, FRAME);
    const states = ({ areas }: Scene): string[] => [...new Set(areas.map(({ state }) => state))].sort();
    expect(states(during)).toEqual(['gap', 'valued']);
    expect(states(whole)).toEqual(['none-reported', 'valued']);
    expect(states(after)).toContain('none');
    expect(states(after)).not.toContain('gap');
  });

  it('takes the greatest single figure of a measure and never adds figures up', () => {
    const view: View = { lang: 'en', theme: 'light', off: [], layers: ['choropleth'], measure: 'killed' };
    const { areas } = buildScene(kazakhstan, view, FRAME);
    const { claims, measures } = kazakhstan;
    const figures = Array.from({ length: claims.count }, (_, claim) => claim)
      .filter((claim) => measures[claims.measure[claim] ?? -1] === 'killed')
      .flatMap((claim) => [claims.low[claim], claims.best[claim], claims.high[claim]]);
    const valued = areas.filter(({ state }) => state === 'valued');
    expect(valued.length).toBeGreaterThan(0);
    for (const { value } of valued) expect(figures).toContain(value);
  });
});

describe('classes', () => {
  it('hold every value up to the greatest, in order, at round bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.double({ min: 0.001, max: 1, noNaN: true }), (greatest, share) => {
        const bounds = classBounds(greatest, true);
        expect(bounds.length).toBeLessThanOrEqual(5);
        expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
        expect(bounds.at(-1)).toBeGreaterThanOrEqual(greatest);
        expect(bounds.at(-1)).toBeLessThanOrEqual(greatest * 2.5);
        for (const bound of bounds) expect(String(bound)).toMatch(/^[125]0*$/);
        const value = Math.ceil(greatest * share);
        expect(bounds[classOf(value, bounds)]).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});

describe('the spread', () => {
  it('colours each node by the first day that an incident row of its spots is dated to', () => {
    fc.assert(
      fc.property(anyView, (given) => {
        const view = withLayer(given, 'spread');
        const scene = buildScene(kazakhstan, view, FRAME);
        const points = scene.nodes.filter(({ kind }) => kind !== 'region');
        expect(scene.spread.map(({ id }) => id)).toEqual(points.map(({ id }) => id));
        const rows = occurred(view).filter((row) => incidents.from[row] === incidents.to[row]);
        scene.spread.forEach(({ day }, index) => {
          const own = rows.filter((row) => points[index]?.spots.includes(incidents.spot[row] ?? -1));
          const first = own.reduce((least, row) => Math.min(least, incidents.from[row] ?? Infinity), Infinity);
          expect(day === undefined ? Infinity : Date.parse(day) / 86_400_000).toBe(first);
        });
      }),
    );
  });

  it('keeps the order of days in the order of colours', () => {
    const view: View = { lang: 'en', theme: 'light', off: [], layers: ['spread'] };
    const scene = buildScene(kazakhstan, view, FRAME);
    const dated = scene.spread.filter(({ step }) => step >= 0).sort((a, b) => a.step - b.step);
    expect(dated.map(({ day }) => day ?? '')).toEqual(dated.map(({ day }) => day ?? '').sort());
    expect(dated[0]?.label).toBe('Zhanaozen');
    expect(scaleOf(scene, 'spread')?.steps[0]?.label).toContain('2 Jan');
  });
});

describe('the heat map', () => {
  it('is drawn from each incident at a place once, and changes with no pan of the map', () => {
    fc.assert(
      fc.property(anyView, (given) => {
        const view = withLayer(given, 'heat');
        const scene = buildScene(kazakhstan, view, FRAME);
        const atPoints = occurred(view).filter((row) =>
          ['place', 'district', 'coordinates'].includes(spots[incidents.spot[row] ?? -1]?.where.kind ?? ''),
        );
        expect(scene.heat?.points.reduce((sum, { count }) => sum + count, 0)).toBe(atPoints.length);
        const moved = { ...scene.camera, lngDeg: scene.camera.lngDeg - 1 };
        const elsewhere = buildScene(kazakhstan, { ...view, camera: moved }, FRAME);
        expect(elsewhere.heat).toEqual(scene.heat);
        expect(scaleOf(elsewhere, 'heat')).toEqual(scaleOf(scene, 'heat'));
      }),
    );
  });

  it('outlines the very densities: around a lone place, a circle of the radius where its kernel has that value', () => {
    const camera = { lngDeg: 70, latDeg: 50, zoom: 4 };
    const view: View = { lang: 'en', theme: 'light', off: [], layers: [], camera };
    const base = buildScene(kazakhstan, view, FRAME);
    const reachKm = 200;
    const peak = 2 / Math.PI;
    const level = peak * (1 - 0.5 ** 2);
    const scene: Scene = {
      ...base,
      heat: {
        points: [{ lngDeg: 70, latDeg: 50, count: 1 }],
        reachKm,
        perKm2: reachKm ** 2,
        bounds: [level],
        colors: ['#aa0000'],
      },
    };
    const [mark] = mapMarks(kazakhstan, scene).marks.filter(({ layer }) => layer === 'heat');
    if (mark?.kind !== 'path') throw new Error('no outline');
    const kmPerPx = (40_075.016686 * Math.cos((50 * Math.PI) / 180)) / (512 * 2 ** 4);
    const radii = [...mark.d.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) =>
      Math.hypot(Number(x) - FRAME.widthPx / 2, Number(y) - FRAME.heightPx / 2),
    );
    expect(radii.length).toBeGreaterThan(20);
    for (const radius of radii) expect(Math.abs(radius - (reachKm * 0.5) / kmPerPx)).toBeLessThan(0.6);
  });
});
