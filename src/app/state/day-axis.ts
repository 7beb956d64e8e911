import { dayOf, type Day } from '../../core/day.ts';
import { shortDay } from '../../core/date-words.ts';
import type { Language } from '../../core/languages.ts';
import type { DayCount, SpanCount, TypeCount } from '../../scene/scene.ts';

/** Days along a line: each has a cell of `stepPx`. */
export interface DayAxis {
  readonly from: Day;
  readonly to: Day;
  readonly stepPx: number;
  /** Left edge of a day's cell. */
  readonly x: (day: Day) => number;
  /** The day whose cell holds this x, within the axis. */
  readonly dayAt: (xPx: number) => Day;
}

export function dayAxis(from: Day, to: Day, widthPx: number): DayAxis {
  const stepPx = widthPx / Math.max(1, to - from + 1);
  return {
    from,
    to,
    stepPx,
    x: (day) => (day - from) * stepPx,
    dayAt: (xPx) => Math.max(from, Math.min(to, from + Math.floor(xPx / stepPx))),
  };
}

export interface Tick {
  readonly day: Day;
  readonly xPx: number;
  readonly text: string;
}

/** Room that one label takes, pixels. */
const LABEL_PX = 44;

/** Day numbers, with their month where it begins and at the first; as many as there is room for. */
export function ticksOf(axis: DayAxis, lang: Language): Tick[] {
  const every =
    [1, 2, 7, 14, 30, 91, 182, 365, 1826, 3652].find((days) => days * axis.stepPx >= (days === 1 ? 22 : LABEL_PX)) ?? 36_525;
  const ticks: Tick[] = [];
  let month = '';
  for (let day = axis.from; day <= axis.to; day += every) {
    const text = shortDay(day, lang, every > 180);
    const [number = '', ...rest] = text.split(' ');
    const named = rest.join(' ');
    ticks.push({ day, xPx: axis.x(day) + axis.stepPx / 2, text: named === month && every < 30 ? number : text });
    month = named;
  }
  return ticks;
}

export interface Lane {
  readonly span: SpanCount;
  readonly lane: number;
}

/** Puts spans in as few lanes as keep them apart, each in the first that is free. */
export function lanesOf(spans: readonly SpanCount[]): { readonly placed: readonly Lane[]; readonly lanes: number } {
  const ends: Day[] = [];
  const placed = spans.map((span): Lane => {
    const from = dayOf(span.from) ?? -Infinity;
    const free = ends.findIndex((end) => end < from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = dayOf(span.to) ?? Infinity;
    return { span, lane };
  });
  return { placed, lanes: ends.length };
}

/** What one bar stands for: a day, or several where days are too narrow to be told apart. */
export interface Bar {
  readonly from: Day;
  readonly to: Day;
  readonly types: readonly TypeCount[];
  readonly count: number;
  readonly inView: boolean;
}

/** Narrower bars than this can't be told apart, and cost as much as those that can, pixels. */
const LEAST_BAR_PX = 3;

/** A bar a day where there is room, else a bar for as many days as fill the least width; never one for days in and out of view. */
export function barsOf(days: readonly DayCount[], axis: DayAxis): Bar[] {
  const perBar = Math.max(1, Math.ceil(LEAST_BAR_PX / axis.stepPx));
  // Bars begin at the same days whatever is in view, so that a moving range does not make the others jump.
  const binOf = (day: Day): number => Math.floor((day - axis.from) / perBar);
  const bars: { from: Day; to: Day; types: Map<string, TypeCount>; count: number; inView: boolean }[] = [];
  for (const { day, types, count, inView } of days) {
    const at = dayOf(day);
    if (at === undefined) continue;
    const last = bars.at(-1);
    const isSame = last?.inView === inView && binOf(at) === binOf(last.to);
    const bar = isSame ? last : { from: at, to: at, types: new Map<string, TypeCount>(), count: 0, inView };
    if (!isSame) bars.push(bar);
    bar.to = at;
    bar.count += count;
    for (const each of types) {
      const { occurred = 0, noneReported = 0 } = bar.types.get(each.type) ?? {};
      bar.types.set(each.type, { ...each, occurred: occurred + each.occurred, noneReported: noneReported + each.noneReported });
    }
  }
  return bars.map((bar) => ({ ...bar, types: [...bar.types.values()] }));
}
