import type { Day } from '../../core/day.ts';
import { textWidthPx } from '../../marks/metrics.ts';
import type { Palette } from '../../marks/theme.ts';
import type { DayAxis, Tick } from './day-axis.ts';
import type { Bars } from './time-bars.ts';
import { AXIS_PX, BAR_ROOM_PX, BASE_PX, TOP_PX, type SpanPart } from './time-layout.ts';

/** All that the chart of days shows. */
export interface TimeChart {
  readonly axis: DayAxis;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bars: Bars;
  readonly spans: SpanPart;
  readonly ticks: readonly Tick[];
  readonly holes: readonly { readonly from: Day; readonly to: Day }[];
  /** By type, in the taxonomy's order. */
  readonly colors: readonly string[];
  readonly palette: Palette;
  /** Whether Noto Sans is loaded; until then the letters are the system's. */
  readonly isFontThere: boolean;
  readonly words: {
    readonly gap: string;
    /** Days a bar, where it is more than one; else empty. */
    readonly bar: string;
    readonly spans: string;
    /** Count of the greatest bar; empty without one. */
    readonly peak: string;
  };
}

/** How pale what lies outside the range is. */
const OUTSIDE = 0.28;
const AXIS_TYPE_PX = 11;
const fontOf = ({ isFontThere }: TimeChart, weight: number): string =>
  `${String(weight)} ${String(AXIS_TYPE_PX)}px ${isFontThere ? '"Noto Sans", ' : ''}sans-serif`;

/** Paints the chart from its top left corner at this many device pixels a pixel. The caller clears. */
export function paintTime(chart: TimeChart, context: CanvasRenderingContext2D, dpr: number): void {
  const { axis, bars, palette, widthPx } = chart;
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  context.fontKerning = 'none';
  /** To whole device pixels, so that neighbours share an edge and leave no seam. */
  const snap = (px: number): number => Math.round(px * dpr) / dpr;
  paintHoles(chart, context);
  const edges = edgesOf(bars, axis, snap);
  const most = bars.totals.reduce((greatest, n) => Math.max(greatest, n), 1);
  paintStacks(context, chart, edges, {
    baseline: new Float64Array(bars.count).fill(BASE_PX),
    perCountPx: -BAR_ROOM_PX / most,
    parts: [{ cells: bars.cells, alphaOf: (bar) => (bars.inView[bar] === 1 ? 1 : OUTSIDE) }],
  });
  context.globalAlpha = 1;
  context.fillStyle = palette.inkFaint;
  context.fillRect(0, BASE_PX, widthPx, 1);
  paintTicks(chart, context, snap);
  paintSpans(chart, context, edges);
  paintWords(chart, context);
}

interface Edges {
  readonly left: Float64Array;
  readonly width: Float64Array;
}

/** A bar's days less the gap to the next; narrow bars stand side by side without one. */
function edgesOf(bars: Bars, axis: DayAxis, snap: (px: number) => number): Edges {
  const [left, width] = [new Float64Array(bars.count), new Float64Array(bars.count)];
  for (let bar = 0; bar < bars.count; bar++) {
    const [start, end] = [axis.x(bars.from[bar] as number), axis.x((bars.to[bar] as number) + 1)];
    const gap = axis.stepPx * bars.perBar < 7 ? 0 : Math.min(6, Math.max(1, (end - start) * 0.24));
    left[bar] = snap(start + gap / 2);
    width[bar] = Math.max(0.5, snap(end - gap / 2) - (left[bar] as number));
  }
  return { left, width };
}

interface Stacks {
  /** Where each bar begins, moved by what is painted. */
  readonly baseline: Float64Array;
  /** Below 0 upwards. */
  readonly perCountPx: number;
  readonly parts: readonly { readonly cells: Uint32Array; readonly alphaOf: (bar: number) => number }[];
}

/** Bars type by type, so that a colour is set once: full for what occurred, hollow for what was looked into and not found. */
function paintStacks(
  context: CanvasRenderingContext2D,
  { bars, colors, palette }: TimeChart,
  { left, width }: Edges,
  { baseline, perCountPx, parts }: Stacks,
): void {
  let alpha: number | undefined;
  for (const { cells, alphaOf } of parts) {
    for (let cell = 0; cell < bars.width; cell++) {
      const isHollow = cell % 2 === 1;
      context.fillStyle = colors[cell >> 1] ?? palette.ink;
      for (let bar = 0; bar < bars.count; bar++) {
        const n = cells[bar * bars.width + cell] as number;
        if (n === 0) continue;
        const [x, wide] = [left[bar] as number, width[bar] as number];
        const start = baseline[bar] as number;
        const end = start + n * perCountPx;
        baseline[bar] = end;
        const [top, high] = [Math.min(start, end), Math.abs(end - start)];
        // A line of the ground between two types, where both are high enough to spare it.
        const seam = high > 3 && wide > 3 ? 0.5 : 0;
        const its = alphaOf(bar);
        // Thousands of bars: what is set already is not set again.
        if (its !== alpha) context.globalAlpha = alpha = its;
        const tall = Math.max(0.5, high - seam);
        if (isHollow) hollowRect(context, x, top + seam, wide, tall);
        else context.fillRect(x, top + seam, wide, tall);
      }
    }
  }
}

/** The sides of a rectangle alone: a bar too low or narrow for a hollow is full. A stroke would cost several times as much. */
function hollowRect(context: CanvasRenderingContext2D, x: number, y: number, widthPx: number, heightPx: number): void {
  const line = Math.min(1.2, widthPx / 3);
  if (heightPx <= 2 * line) {
    context.fillRect(x, y, widthPx, heightPx);
    return;
  }
  context.fillRect(x, y, widthPx, line);
  context.fillRect(x, y + heightPx - line, widthPx, line);
  context.fillRect(x, y + line, line, heightPx - 2 * line);
  context.fillRect(x + widthPx - line, y + line, line, heightPx - 2 * line);
}

/** Days from which little could be reported lie on grey, hatched, so that an empty day there is not read as quiet. */
function paintHoles({ axis, holes, palette }: TimeChart, context: CanvasRenderingContext2D): void {
  const highPx = BASE_PX - TOP_PX;
  for (const { from, to } of holes) {
    const [left, right] = [Math.max(0, axis.x(from)), axis.x(Math.min(axis.to, to) + 1)];
    if (right <= left) continue;
    context.save();
    context.beginPath();
    context.rect(left, TOP_PX, right - left, highPx);
    context.clip();
    context.globalAlpha = 1;
    context.fillStyle = palette.land;
    context.fillRect(left, TOP_PX, right - left, highPx);
    context.strokeStyle = palette.hatch;
    context.lineWidth = 0.7;
    context.beginPath();
    for (let x = left - highPx; x < right; x += 7) {
      context.moveTo(x, BASE_PX);
      context.lineTo(x + highPx, TOP_PX);
    }
    context.stroke();
    context.restore();
  }
}

function paintTicks(chart: TimeChart, context: CanvasRenderingContext2D, snap: (px: number) => number): void {
  const { ticks, palette, widthPx } = chart;
  context.font = fontOf(chart, 400);
  context.fillStyle = palette.inkFaint;
  let takenPx = -Infinity;
  context.textAlign = 'center';
  for (const { xPx, text, isEdge } of ticks) {
    if (isEdge) context.fillRect(snap(xPx), BASE_PX, 1, 4);
    // Named at its edge, a label still stays within the chart.
    const half = textWidthPx(text, AXIS_TYPE_PX, 400) / 2;
    const at = Math.max(half, Math.min(widthPx - half, xPx));
    if (at - half < takenPx) continue;
    takenPx = at + half + 4;
    context.fillText(text, at, BASE_PX + 14);
  }
}

function paintSpans(chart: TimeChart, context: CanvasRenderingContext2D, edges: Edges): void {
  const { spans, axis, bars, colors, palette } = chart;
  if (spans.kind === 'none') return;
  if (spans.kind === 'bars') {
    const { inView, outside } = spans.bars;
    paintStacks(context, chart, edges, {
      baseline: new Float64Array(bars.count).fill(spans.topPx),
      perCountPx: spans.heightPx / spans.most,
      parts: [
        { cells: inView, alphaOf: () => 1 },
        { cells: outside, alphaOf: () => OUTSIDE },
      ],
    });
    return;
  }
  context.lineWidth = 2;
  for (const { from, to, cells, y, inView } of spans.placed) {
    const types = [...cells].flatMap((n, cell) => (n > 0 ? [cell >> 1] : []));
    const isOne = types.every((type) => type === types[0]);
    context.globalAlpha = inView ? 1 : OUTSIDE;
    context.strokeStyle = isOne ? (colors[types[0] ?? 0] ?? palette.inkFaint) : palette.inkFaint;
    context.beginPath();
    context.moveTo(Math.max(0, axis.x(from)) + 2, y);
    context.lineTo(axis.x(Math.min(axis.to, to) + 1) - 2, y);
    context.stroke();
  }
}

/** Room that a word at the chart's top leaves to its neighbour. */
const ROOM_PX = 8;

function paintWords(chart: TimeChart, context: CanvasRenderingContext2D): void {
  const { axis, bars, holes, palette, widthPx, words, spans } = chart;
  context.globalAlpha = 1;
  context.textAlign = 'left';
  context.font = fontOf(chart, 400);
  context.fillStyle = palette.inkSoft;
  let taken = 0;
  for (const { from, to } of holes) {
    if (to < axis.from || from > axis.to) continue;
    const wide = context.measureText(words.gap).width;
    const at = Math.max(0, Math.min(widthPx - wide, axis.x(from)));
    if (at < taken) continue;
    context.fillText(words.gap, at, TOP_PX - 5);
    taken = at + wide + ROOM_PX;
  }
  const barWidth = context.measureText(words.bar).width;
  context.fillStyle = palette.inkFaint;
  if (words.bar !== '' && widthPx - barWidth >= taken) context.fillText(words.bar, widthPx - barWidth, TOP_PX - 5);
  if (spans.kind !== 'none') context.fillText(words.spans, 0, BASE_PX + AXIS_PX + 12);
  if (words.peak === '') return;
  const peak = bars.totals.indexOf(bars.totals.reduce((greatest, n) => Math.max(greatest, n), 0));
  const middle = (axis.x(bars.from[peak] as number) + axis.x((bars.to[peak] as number) + 1)) / 2;
  context.font = fontOf(chart, 600);
  const half = context.measureText(words.peak).width / 2;
  context.textAlign = 'center';
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.page;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  const at = Math.max(half, Math.min(widthPx - half, middle));
  context.strokeText(words.peak, at, BASE_PX - BAR_ROOM_PX - 4);
  context.fillText(words.peak, at, BASE_PX - BAR_ROOM_PX - 4);
}
