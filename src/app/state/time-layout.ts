import type { Day } from '../../core/day.ts';
import type { Gap } from '../../core/dataset.ts';
import type { SpanCounts } from '../../core/filter.ts';
import type { DayAxis } from './day-axis.ts';
import { lanesOf, spanBarsOf, type Bars, type Lane, type SpanBars } from './time-bars.ts';

/** Where the chart of days has what, pixels from its top: room for names, bars on the base line, labels of the axis, spans. */
export const TOP_PX = 16;
export const BASE_PX = 80;
export const AXIS_PX = 18;
const NOTE_PX = 17;
const LANE_PX = 4;
const SPAN_BARS_PX = 26;
/** Above the greatest bar stands its count. */
const PEAK_PX = 14;
export const BAR_ROOM_PX = BASE_PX - TOP_PX - PEAK_PX;

/** What is dated to several days, under the axis: a line each, or where these are too many the bars' own days with how many meet them. */
export type SpanPart =
  | { readonly kind: 'none' }
  | { readonly kind: 'lines'; readonly placed: readonly PlacedSpan[]; readonly topPx: number }
  | { readonly kind: 'bars'; readonly bars: SpanBars; readonly most: number; readonly topPx: number; readonly heightPx: number };

export interface PlacedSpan extends Lane {
  readonly y: number;
  readonly inView: boolean;
}

export interface SpanLayout {
  readonly part: SpanPart;
  /** Height of the whole chart. */
  readonly heightPx: number;
}

export function spanLayout(
  spans: SpanCounts,
  bars: Bars,
  axis: DayAxis,
  range: { readonly from: Day; readonly to: Day },
): SpanLayout {
  const labelled = BASE_PX + AXIS_PX;
  if (spans.count === 0 || bars.count === 0) return { part: { kind: 'none' }, heightPx: labelled };
  const topPx = labelled + NOTE_PX;
  const lanes = lanesOf(spans, bars.width);
  if (lanes !== undefined) {
    const placed = lanes.placed.map((each): PlacedSpan => {
      const inView = each.from <= range.to && each.to >= range.from;
      return { ...each, y: topPx + each.lane * LANE_PX + 2, inView };
    });
    return { part: { kind: 'lines', placed, topPx }, heightPx: topPx + lanes.lanes * LANE_PX + 2 };
  }
  const found = spanBarsOf(spans, bars, axis, range);
  const most = found.totals.reduce((greatest, n) => Math.max(greatest, n), 1);
  return {
    part: { kind: 'bars', bars: found, most, topPx, heightPx: SPAN_BARS_PX },
    heightPx: topPx + SPAN_BARS_PX + 2,
  };
}

/** Gaps that overlap or follow each other are one hole. */
export function holesOf(gaps: readonly Gap[]): { readonly from: Day; readonly to: Day }[] {
  const merged: { from: Day; to: Day }[] = [];
  for (const { from, to } of gaps.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What lies at a point of the chart. */
export type Pointed = { readonly kind: 'bar'; readonly bar: number } | { readonly kind: 'span'; readonly span: Lane };

export function pointedAt(part: SpanPart, bars: Bars, axis: DayAxis, xPx: number, yPx: number): Pointed | undefined {
  if (bars.count === 0) return undefined;
  const day = axis.dayAt(xPx);
  if (part.kind === 'lines' && yPx >= part.topPx) {
    const near = part.placed.find(({ from, to, y }) => Math.abs(y - yPx) <= LANE_PX / 2 && from <= day && to >= day);
    return near === undefined ? undefined : { kind: 'span', span: near };
  }
  return { kind: 'bar', bar: bars.ofDay[day - axis.from] as number };
}
