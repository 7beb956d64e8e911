import type { Dataset } from '../core/dataset.ts';
import { shortDay } from '../core/date-words.ts';
import { isoOf, type Day } from '../core/day.ts';
import { rowTest, type Filter } from '../core/filter.ts';
import { FINDINGS } from '../core/incident.ts';
import { rowIndex } from '../core/row-index.ts';
import type { Language } from '../core/languages.ts';
import { pointOf } from './nodes.ts';
import { RAMPS, shades } from './ramps.ts';
import type { LegendScale, LegendStep, SceneNode, SceneSpread } from './scene.ts';
import type { View } from './view.ts';
import { sayScene } from './words.ts';

/** More shades of one ramp can't be told apart. */
const MOST_STEPS = 7;

/** No incident with a day of its own. */
const NEVER = 0x7fff_ffff;

const OCCURRED = FINDINGS.indexOf('occurred');

/**
 * The first day of an incident at each spot, `NEVER` where there is none. Only what is dated to a day counts: a date known to
 * a month says nothing about which place was first, and a finding of nothing is no incident. A spot's rows stand by day, so
 * that its first is soon found.
 */
function firstDays(dataset: Dataset, filter?: Filter): Int32Array {
  const { incidents, spots } = dataset;
  const first = new Int32Array(spots.length).fill(NEVER);
  const { from, to, finding } = incidents;
  const { spotStart, rowsBySpot } = rowIndex(dataset);
  const isInView = filter === undefined ? () => true : rowTest(dataset, filter);
  for (let spot = 0; spot < spots.length; spot++) {
    for (let at = spotStart[spot] as number; at < (spotStart[spot + 1] as number); at++) {
      const row = rowsBySpot[at] as number;
      const day = from[row] as number;
      if (day !== to[row] || finding[row] !== OCCURRED || !isInView(row)) continue;
      first[spot] = day;
      break;
    }
  }
  return first;
}

const STARTS = new WeakMap<Dataset, readonly Day[]>();

/**
 * First day of each step, over the whole dataset whatever the filter. A step a day where there are few; else days are put
 * together so that about as many places begin in each step.
 */
function stepsOf(dataset: Dataset): readonly Day[] {
  let starts = STARTS.get(dataset);
  if (starts === undefined) {
    const all = firstDays(dataset);
    const days = dataset.spots
      .flatMap((spot, index) => (pointOf(dataset, spot) === undefined || all[index] === NEVER ? [] : [all[index] as number]))
      .sort((a, b) => a - b);
    const distinct = [...new Set(days)];
    starts =
      distinct.length <= MOST_STEPS
        ? distinct
        : [
            ...new Set(
              Array.from({ length: MOST_STEPS }, (_, step) => days[Math.floor((step * days.length) / MOST_STEPS)] as Day),
            ),
          ];
    STARTS.set(dataset, starts);
  }
  return starts;
}

/** First days in view, computed once for a filter: the camera only regroups them. */
export const spreadDays = (dataset: Dataset, filter: Filter): Int32Array => firstDays(dataset, filter);

/** Nodes coloured by the day of the first incident at any of their places, and the scale that dates the colours. */
export function spreadOf(
  dataset: Dataset,
  view: View,
  nodes: readonly SceneNode[],
  days: Int32Array,
): { readonly spread: readonly SceneSpread[]; readonly scale: LegendScale } {
  const starts = stepsOf(dataset);
  const colors = shades(RAMPS[view.theme].spread, starts.length);
  const { unknown } = RAMPS[view.theme];
  const spread = nodes
    .filter(({ kind }) => kind !== 'region')
    .map((node): SceneSpread => {
      const { id, lngDeg, latDeg, label, count } = node;
      const day = node.spots.reduce((least, spot) => Math.min(least, days[spot] as number), NEVER);
      const at = { id, lngDeg, latDeg, label, count };
      if (day === NEVER) return { ...at, step: -1, color: unknown };
      const later = starts.findIndex((start) => start > day);
      // Where a filter leaves a later first day than the dataset has, the last step takes it: it is open at its end.
      const step = Math.max(0, later < 0 ? starts.length - 1 : later - 1);
      return { ...at, day: isoOf(day), step, color: colors[step] ?? unknown };
    });
  const steps = starts.map((start, step): LegendStep => {
    const next = starts[step + 1];
    return { kind: 'fill', color: colors[step] ?? unknown, label: daysLabel(start, next, dataset.span.to, view.lang) };
  });
  if (spread.some(({ step }) => step < 0))
    steps.push({ kind: 'fill', color: unknown, label: sayScene(view.lang, 'spreadUnknown') });
  const title = sayScene(view.lang, 'spread');
  return { spread, scale: { scale: 'spread', title, note: sayScene(view.lang, 'spreadNote'), steps } };
}

/** "2 Jan" where the step is a day, "4–6 Jan" where it is several. The last reaches to the dataset's end. */
function daysLabel(start: Day, next: Day | undefined, end: Day, lang: Language): string {
  const last = Math.max(start, next === undefined ? end : next - 1);
  const to = shortDay(last, lang, false);
  if (last === start) return to;
  const from = shortDay(start, lang, false);
  const [number = '', ...month] = from.split(' ');
  return to.endsWith(month.join(' ')) && isoOf(start).slice(0, 7) === isoOf(last).slice(0, 7)
    ? `${number}–${to}`
    : `${from} – ${to}`;
}
