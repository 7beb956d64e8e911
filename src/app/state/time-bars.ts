import type { Day } from '../../core/day.ts';
import type { SpanCounts } from '../../core/filter.ts';
import { daysPerBar, lanesOf as lanesFor } from '../../scene/time-scale.ts';
import type { DayAxis } from './day-axis.ts';

interface Range {
  readonly from: Day;
  readonly to: Day;
}

/** The bars of a timeline, as columns. A bar is a day, or several where days are too narrow to be told apart. */
export interface Bars {
  readonly count: number;
  /** Cells a bar: two a type, as in `Counts`. */
  readonly width: number;
  /** Days that a whole bar stands for. */
  readonly perBar: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where the bar's days are in view. */
  readonly inView: Uint8Array;
  /** `count × width`. */
  readonly cells: Uint32Array;
  readonly totals: Uint32Array;
  /** Bar of each day of the axis. */
  readonly ofDay: Int32Array;
}

/**
 * A bar a day where there is room, else a bar for several; never one for days in and out of view. Bars begin at the same days
 * whatever is in view, so that a moving range does not make the others jump.
 * @param byDay as in `Counts`, its first day that of the axis
 */
export function barsOf(byDay: Uint32Array, width: number, axis: DayAxis, range: Range): Bars {
  const days = Math.max(0, axis.to - axis.from + 1);
  const perBar = daysPerBar(axis.stepPx);
  const most = Math.ceil(days / perBar) + 2;
  const [from, to, inView] = [new Int32Array(most), new Int32Array(most), new Uint8Array(most)];
  const [cells, totals] = [new Uint32Array(most * width), new Uint32Array(most)];
  const ofDay = new Int32Array(days);
  let bar = -1;
  let bin = -1;
  for (let at = 0; at < days; at++) {
    const day = axis.from + at;
    const isIn = Number(day >= range.from && day <= range.to);
    const itsBin = Math.floor(at / perBar);
    if (itsBin !== bin || isIn !== inView[bar]) {
      bar++;
      bin = itsBin;
      from[bar] = day;
      inView[bar] = isIn;
    }
    to[bar] = day;
    ofDay[at] = bar;
    for (let cell = 0; cell < width; cell++) {
      const n = byDay[at * width + cell] as number;
      cells[bar * width + cell] = (cells[bar * width + cell] as number) + n;
      totals[bar] = (totals[bar] as number) + n;
    }
  }
  return { count: bar + 1, width, perBar, from, to, inView, cells, totals, ofDay };
}

/** Incidents in view that are dated to a day. */
export const barsInView = ({ count, inView, totals }: Bars): number => {
  let sum = 0;
  for (let bar = 0; bar < count; bar++) if (inView[bar] === 1) sum += totals[bar] as number;
  return sum;
};

const meets = ({ from, to }: SpanCounts, span: number, range: Range): boolean =>
  (from[span] as number) <= range.to && (to[span] as number) >= range.from;

/** Incidents in view that are dated to several days. */
export function spansInView(spans: SpanCounts, range: Range): number {
  let sum = 0;
  for (let span = 0; span < spans.count; span++) if (meets(spans, span, range)) sum += spans.totals[span] as number;
  return sum;
}

/** A span of days with what is dated to it, and in which line it stands. */
export interface Lane {
  readonly from: Day;
  readonly to: Day;
  /** Two a type, as in `Counts`. */
  readonly cells: Uint32Array;
  readonly count: number;
  readonly lane: number;
}

/** Spans as lines in lanes; undefined where there are too many of them. */
export function lanesOf(
  { count, from, to, cells, totals }: SpanCounts,
  width: number,
): { readonly placed: readonly Lane[]; readonly lanes: number } | undefined {
  const found = lanesFor(from, to);
  if (found === undefined) return undefined;
  const placed = Array.from({ length: count }, (_, span): Lane => {
    const own = cells.subarray(span * width, (span + 1) * width);
    const [first, last] = [from[span] as number, to[span] as number];
    return { from: first, to: last, cells: own, count: totals[span] as number, lane: found.laneOf[span] as number };
  });
  return { placed, lanes: found.lanes };
}

/** Incidents of several days by the bars that their days meet: one that meets three bars stands in each of them. */
export interface SpanBars {
  /** `bars × width`, those of spans in view, and those of the others. */
  readonly inView: Uint32Array;
  readonly outside: Uint32Array;
  readonly totals: Uint32Array;
}

export function spanBarsOf(spans: SpanCounts, bars: Bars, axis: DayAxis, range: Range): SpanBars {
  const { width, ofDay } = bars;
  const [inView, outside] = [new Uint32Array(bars.count * width), new Uint32Array(bars.count * width)];
  const totals = new Uint32Array(bars.count);
  for (let span = 0; span < spans.count; span++) {
    const [from, to] = [spans.from[span] as number, spans.to[span] as number];
    if (to < axis.from || from > axis.to) continue;
    const into = meets(spans, span, range) ? inView : outside;
    const first = ofDay[Math.max(0, from - axis.from)] as number;
    const last = ofDay[Math.min(ofDay.length - 1, to - axis.from)] as number;
    for (let bar = first; bar <= last; bar++) {
      totals[bar] = (totals[bar] as number) + (spans.totals[span] as number);
      for (let cell = 0; cell < width; cell++) {
        const n = spans.cells[span * width + cell] as number;
        if (n !== 0) into[bar * width + cell] = (into[bar * width + cell] as number) + n;
      }
    }
  }
  return { inView, outside, totals };
}
