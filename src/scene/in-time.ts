import type { Dataset } from '../core/dataset.ts';
import { isoOf, type Day } from '../core/day.ts';
import { daysInWords } from '../core/date-words.ts';
import type { Counts, Filter } from '../core/filter.ts';
import { inLanguage } from '../core/languages.ts';
import type { DayCount, SceneGap, SpanCount } from './scene.ts';
import { countOf, typeCounts } from './type-counts.ts';
import type { View } from './view.ts';

const ISO_DAYS = new Map<Day, string>();

/** A day's text, made once: a timeline asks for thousands on every change. */
function isoDay(day: Day): string {
  let text = ISO_DAYS.get(day);
  if (text === undefined) ISO_DAYS.set(day, (text = isoOf(day)));
  return text;
}

export function daysOf(dataset: Dataset, filter: Filter, counts: Counts): DayCount[] {
  const width = dataset.taxonomy.types.length * 2;
  const { from, to } = dataset.span;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index): DayCount => {
    const day = from + index;
    const types = typeCounts(dataset, counts.byDay, index * width);
    const gap = dataset.gaps.some((hole) => hole.from <= day && day <= hole.to);
    return { day: isoDay(day), types, count: countOf(types), gap, inView: filter.from <= day && day <= filter.to };
  });
}

export function spansOf(dataset: Dataset, filter: Filter, counts: Counts): SpanCount[] {
  const { count, from, to, cells } = counts.spans;
  const width = dataset.taxonomy.types.length * 2;
  return Array.from({ length: count }, (_, span): SpanCount => {
    const types = typeCounts(dataset, cells, span * width);
    const [first, last] = [from[span] as number, to[span] as number];
    const inView = first <= filter.to && last >= filter.from;
    return { from: isoDay(first), to: isoDay(last), types, count: countOf(types), inView };
  });
}

export function gapsOf(dataset: Dataset, view: View, filter: Filter): SceneGap[] {
  return dataset.gaps
    .filter((gap) => gap.from <= filter.to && gap.to >= filter.from)
    .map((gap) => {
      const kind = inLanguage(gap.kind, view.lang);
      const note = inLanguage(gap.note, view.lang);
      const text = `${capitalised(kind)}, ${daysInWords(gap.from, gap.to, view.lang)}${note === '' ? '' : `. ${note}`}`;
      return { from: isoOf(gap.from), to: isoOf(gap.to), text };
    });
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1);

const DATED = new WeakMap<Counts['spans'], number>();

/** Incidents of all days under the filters but the days'. Days and spans of counts are kept while only the range moves, and so is their sum. */
export function datedCount({ byDay, spans }: Counts): number {
  let sum = DATED.get(spans);
  if (sum === undefined) {
    sum = 0;
    for (const n of byDay) sum += n;
    for (const n of spans.totals) sum += n;
    DATED.set(spans, sum);
  }
  return sum;
}
