import type { Dataset } from '../core/dataset.ts';
import { countEverything, rowTest, type Counts, type Filter } from '../core/filter.ts';
import { nameOn } from '../core/gazetteer.ts';
import { CLAIM_STATUSES } from '../core/incident.ts';
import { classBounds, classLabels, classOf } from './classes.ts';
import { RAMPS, shades } from './ramps.ts';
import { measureWord } from './measure-words.ts';
import type { LegendScale, LegendStep, SceneArea } from './scene.ts';
import type { Naming } from './spot-name.ts';
import type { View } from './view.ts';
import { sayScene } from './words.ts';

/** The two measures that every dataset has; any other is a measure of its claims. */
const INCIDENTS = 'incidents';
const RATE = 'rate';
const RATE_PER = 100_000;

/** What a view's choropleth measures. */
export const measureOf = (view: View): string => view.measure ?? INCIDENTS;

/** Measures that a choropleth of this dataset can show: a rate only where some region's population is known. */
export function areaMeasures(dataset: Dataset): string[] {
  const peopled = dataset.regions.some(({ population }) => (population ?? 0) > 0);
  return [INCIDENTS, ...(peopled ? [RATE] : []), ...dataset.measures];
}

/** Incidents in each region, apart by finding, of all types. What spans several regions is in none of them. */
function countByRegion(
  dataset: Dataset,
  { byRegion }: Counts,
): { readonly occurred: Uint32Array; readonly noneReported: Uint32Array } {
  const width = dataset.taxonomy.types.length * 2;
  const sum = (finding: number) => (_: unknown, region: number) => {
    let count = 0;
    for (let cell = finding; cell < width; cell += 2) count += byRegion[region * width + cell] as number;
    return count;
  };
  return { occurred: Uint32Array.from(dataset.regions, sum(0)), noneReported: Uint32Array.from(dataset.regions, sum(1)) };
}

const COUNTED = new Set(['standing', 'disputed'].map((status) => CLAIM_STATUSES.findIndex((known) => known === status)));

/** The greatest figure that one claim gives for one incident of each region. Figures of several claims are never added up. */
function greatestClaims(dataset: Dataset, measure: string, filter: Filter | undefined): (number | undefined)[] {
  const { claims, incidents, spots } = dataset;
  const wanted = dataset.measures.indexOf(measure);
  const isInView = filter === undefined ? () => true : rowTest(dataset, filter);
  const greatest: (number | undefined)[] = dataset.regions.map(() => undefined);
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.measure[claim] !== wanted || !COUNTED.has(claims.status[claim] as number)) continue;
    const row = claims.incident[claim] as number;
    const [region, ...others] = spots[incidents.spot[row] as number]?.regions ?? [];
    if (region === undefined || others.length > 0 || !isInView(row)) continue;
    const [low, best, high] = [claims.low[claim] as number, claims.best[claim] as number, claims.high[claim] as number];
    const figure = [best, low, high].find((value) => !Number.isNaN(value));
    if (figure !== undefined) greatest[region] = Math.max(figure, greatest[region] ?? 0);
  }
  return greatest;
}

/** The value of each region; undefined where there is none to give: no figure, or no population to divide by. */
function valuesOf(dataset: Dataset, measure: string, occurred: Uint32Array, filter?: Filter): (number | undefined)[] {
  if (measure === INCIDENTS) return [...occurred];
  if (measure !== RATE) return greatestClaims(dataset, measure, filter);
  return dataset.regions.map(({ population }, region) =>
    population === undefined || population === null || population <= 0
      ? undefined
      : ((occurred[region] as number) / population) * RATE_PER,
  );
}

const BOUNDS = new WeakMap<Dataset, Map<string, readonly number[]>>();

/** Classes over the whole dataset, whatever the filter: a colour means the same in every view. */
function boundsFor(dataset: Dataset, measure: string): readonly number[] {
  let known = BOUNDS.get(dataset);
  if (known === undefined) BOUNDS.set(dataset, (known = new Map<string, readonly number[]>()));
  let bounds = known.get(measure);
  if (bounds === undefined) {
    const { occurred } = countByRegion(dataset, countEverything(dataset));
    const values = valuesOf(dataset, measure, occurred);
    bounds = classBounds(
      values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0),
      measure !== RATE,
    );
    known.set(measure, bounds);
  }
  return bounds;
}

/** Regions of which little could be reported at some time in view. */
function inGap(dataset: Dataset, filter: Filter): (region: number) => boolean {
  const open = dataset.gaps.filter((gap) => gap.from <= filter.to && gap.to >= filter.from);
  return (region) =>
    open.some(({ where }) =>
      where.kind === 'regions'
        ? where.regions.includes(region)
        : where.kind === 'country' && where.country === dataset.regions[region]?.country,
    );
}

/**
 * The regions with their values and colours, and the scale that explains them. A region without incidents is one of three,
 * and they look apart: somebody looked and reports none, little could be reported, or there is simply no report.
 */
export function areasOf(
  dataset: Dataset,
  view: View,
  counts: Counts,
  filter: Filter,
  naming: Naming,
): { readonly areas: readonly SceneArea[]; readonly scale: LegendScale } {
  const measure = measureOf(view);
  const isWhole = measure !== RATE;
  const { occurred, noneReported } = countByRegion(dataset, counts);
  const values = valuesOf(dataset, measure, occurred, filter);
  const bounds = boundsFor(dataset, measure);
  const colors = shades(RAMPS[view.theme].area, bounds.length);
  const isGap = inGap(dataset, filter);
  const areas = dataset.regions.map(({ id, names }, region): SceneArea => {
    const value = values[region];
    const label = nameOn(names, naming.lang, naming.isoDay, 'short');
    if (value !== undefined && value > 0) {
      const step = classOf(value, bounds);
      return { id, label, value, state: 'valued', step, color: colors[step] ?? '' };
    }
    const known = value === undefined ? {} : { value };
    if (measure !== INCIDENTS && value === undefined) return { id, label, state: 'unknown', step: -1 };
    const state = (noneReported[region] as number) > 0 ? 'none-reported' : isGap(region) ? 'gap' : 'none';
    return { id, label, ...known, state, step: -1 };
  });
  return { areas, scale: scaleOf(dataset, view, measure, bounds, colors, isWhole, areas) };
}

function scaleOf(
  dataset: Dataset,
  { lang, theme }: View,
  measure: string,
  bounds: readonly number[],
  colors: readonly string[],
  isWhole: boolean,
  areas: readonly SceneArea[],
): LegendScale {
  const has = (state: SceneArea['state']): boolean => areas.some((area) => area.state === state);
  const lightest = RAMPS[theme].area.at(-1) ?? '';
  const isClaim = measure !== INCIDENTS && measure !== RATE;
  const steps: LegendStep[] = classLabels(bounds, isWhole, lang).map((label, index) => ({
    kind: 'fill',
    color: colors[index] ?? '',
    label,
  }));
  if (has('none-reported')) steps.push({ kind: 'outline', color: lightest, label: sayScene(lang, 'areaNoneReported') });
  if (has('gap')) steps.push({ kind: 'lines', color: lightest, label: sayScene(lang, 'areaGap') });
  if (has('none')) steps.push({ kind: 'blank', color: '', label: sayScene(lang, 'areaNone') });
  if (has('unknown')) steps.push({ kind: 'blank', color: '', label: sayScene(lang, isClaim ? 'areaNoFigure' : 'areaNoPeople') });
  const title = isClaim
    ? sayScene(lang, 'areaClaim', { measure: measureWord(dataset, measure, lang) })
    : sayScene(lang, measure === RATE ? 'areaRate' : 'areaCount');
  return { scale: 'choropleth', title, note: sayScene(lang, 'areaNote'), steps };
}
