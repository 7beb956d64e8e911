import type { Dataset } from '../core/dataset.ts';
import { countEverything, type Counts } from '../core/filter.ts';
import { metersPerPx } from './camera.ts';
import { classBounds, classLabels, figureOf } from './classes.ts';
import { pointOf, zoomStep } from './nodes.ts';
import { RAMPS, shades } from './ramps.ts';
import type { LegendScale, SceneHeat } from './scene.ts';
import type { View } from './view.ts';
import { sayScene } from './words.ts';

/** How far one incident reaches, pixels at the zoom step. */
const HEAT_REACH_PX = 56;

/**
 * Epanechnikov's kernel of two dimensions, `2/π·(1 − d²)` within its reach and 0 beyond: of all kernels the one that blurs
 * least for its smoothness, and it ends, so nothing is coloured where no incident is near.
 * @param squared distance over reach, squared
 */
export const kernel = (squared: number): number => (squared >= 1 ? 0 : (2 / Math.PI) * (1 - squared));

interface Sizes {
  readonly reachKm: number;
  /** Area that densities are given for: at a near zoom a smaller one, so that figures stay readable. */
  readonly perKm2: number;
  readonly bounds: readonly number[];
}

const SIZES = new WeakMap<Dataset, Map<number, Sizes>>();

/** Reach and classes at a zoom step, over the whole dataset whatever the filter. */
function sizesAt(dataset: Dataset, step: number): Sizes {
  let steps = SIZES.get(dataset);
  if (steps === undefined) SIZES.set(dataset, (steps = new Map<number, Sizes>()));
  let sizes = steps.get(step);
  if (sizes === undefined) steps.set(step, (sizes = measureSizes(dataset, step)));
  return sizes;
}

function measureSizes(dataset: Dataset, step: number): Sizes {
  const [, south, , north] = dataset.meta.focus;
  const reachKm = Number(((HEAT_REACH_PX * metersPerPx((south + north) / 2, step)) / 1000).toPrecision(2));
  const greatest = greatestDensity(heatPoints(dataset, countEverything(dataset)), reachKm);
  const perKm2 = 10 ** Math.max(0, Math.min(5, Math.ceil(1 - Math.log10(Math.max(greatest, 1e-9)))));
  return { reachKm, perKm2, bounds: classBounds(greatest * perKm2, false) };
}

const KM_PER_DEG = 111.195;

/** The greatest density at any of the points, per km². Neighbours are found by cells as wide as the reach. */
function greatestDensity(points: SceneHeat['points'], reachKm: number): number {
  const cells = new Map<string, [x: number, y: number, count: number][]>();
  const placed = points.map(({ lngDeg, latDeg, count }): [number, number, number] => {
    const perReach = KM_PER_DEG / reachKm;
    return [lngDeg * Math.cos((latDeg * Math.PI) / 180) * perReach, latDeg * perReach, count];
  });
  const keyOf = (x: number, y: number): string => `${String(Math.floor(x))} ${String(Math.floor(y))}`;
  for (const point of placed) {
    const key = keyOf(point[0], point[1]);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [point]);
    else cell.push(point);
  }
  let greatest = 0;
  for (const [x, y] of placed) {
    let sum = 0;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const [otherX, otherY, count] of cells.get(keyOf(x + dx, y + dy)) ?? [])
          sum += count * kernel((x - otherX) ** 2 + (y - otherY) ** 2);
    greatest = Math.max(greatest, sum);
  }
  return greatest / reachKm ** 2;
}

/** Incidents that occurred at each spot with a point, in view; spots at one point apart. */
function heatPoints(dataset: Dataset, counts: Counts): SceneHeat['points'] {
  const width = dataset.taxonomy.types.length * 2;
  return dataset.spots.flatMap((spot, index) => {
    let count = 0;
    for (let cell = 0; cell < width; cell += 2) count += counts.bySpot[index * width + cell] as number;
    const point = count === 0 ? undefined : pointOf(dataset, spot);
    return point === undefined ? [] : [{ lngDeg: point[0], latDeg: point[1], count }];
  });
}

/**
 * What a heat map is drawn from: incidents per area, each spread over a stated reach. The legend says the reach in kilometres
 * and the densities in figures: a heat map without them says only that something is hot.
 */
export function heatOf(dataset: Dataset, view: View, counts: Counts, zoom: number): { heat: SceneHeat; scale: LegendScale } {
  const { reachKm, perKm2, bounds } = sizesAt(dataset, zoomStep(zoom));
  const { lang, theme } = view;
  const colors = shades(RAMPS[theme].heat, bounds.length);
  const labels = classLabels(bounds, false, lang);
  // What is below the least bound is not drawn at all: the edge of the first class is that bound.
  const lowest = bounds[0] ?? 0;
  const steps = bounds.map((_, index) => ({
    kind: 'fill' as const,
    color: colors[index] ?? '',
    label: index === 0 ? `${figureOf(lowest / 2, lang)}–${figureOf(lowest, lang)}` : (labels[index] ?? ''),
  }));
  const title = sayScene(lang, 'heat', { area: figureOf(perKm2, lang) });
  return {
    heat: {
      points: heatPoints(dataset, counts),
      reachKm,
      perKm2,
      bounds: bounds.map((_, index) => bounds[index - 1] ?? lowest / 2),
      colors,
    },
    scale: { scale: 'heat', title, note: sayScene(lang, 'heatNote', { reach: figureOf(reachKm, lang) }), steps },
  };
}
