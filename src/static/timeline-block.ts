import { shortDay } from '../core/date-words.ts';
import { dayOf } from '../core/day.ts';
import type { Language } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import type { Mark } from '../marks/mark.ts';
import { greyFillMarks, hatchableRect } from '../marks/grey-fill.ts';
import { linePath, rectPath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import type { DayCount, LegendType, Scene, SpanCount, TypeCount } from '../scene/scene.ts';
import { type Block, FURNITURE, headed, LETTERING, lineOf, paragraph, stack, widthOf } from './blocks.ts';
import { gapLines, isGrey, SIGN_PX, signMarks } from './signs.ts';
import { sayStatic } from './words.ts';

/** Days that share one bar, so that no bar is thinner than 3 px. */
interface Bin {
  readonly first: number;
  readonly days: readonly DayCount[];
  readonly count: number;
}

interface Axis {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly dayPx: number;
  readonly lang: Language;
  readonly types: ReadonlyMap<string, LegendType>;
  readonly palette: Palette;
}

const BARS_PX = 54;
const TICKS_PX = 18;
const PEAK_PX = 14;

/** Incidents of a list of types one by one, taxonomy's order, full before hollow. */
const units = (types: readonly TypeCount[]): { type: string; hollow: boolean; count: number }[] =>
  types.flatMap(({ type, occurred, noneReported }) =>
    [
      { type, hollow: false, count: occurred },
      { type, hollow: true, count: noneReported },
    ].filter(({ count }) => count > 0),
  );

function binsOf(days: readonly DayCount[], size: number): Bin[] {
  const bins: Bin[] = [];
  for (let at = 0; at < days.length; at += size) {
    const members = days.slice(at, at + size);
    bins.push({
      first: dayOf(members[0]?.day ?? '') ?? 0,
      days: members,
      count: members.reduce((sum, { count }) => sum + count, 0),
    });
  }
  return bins;
}

/** One bar, stacked by type. Days outside the view's range are pale: what a wider range would add. */
function barMarks(bin: Bin, size: number, x: number, bottom: number, unitPx: number, axis: Axis): Mark[] {
  const inset = Math.min(1.5, axis.dayPx * size * 0.12);
  const widthPx = axis.dayPx * size - 2 * inset;
  let top = bottom;
  return bin.days.flatMap((day) =>
    units(day.types).flatMap(({ type, hollow, count }): Mark[] => {
      const heightPx = count * unitPx;
      top -= heightPx;
      const known = axis.types.get(type);
      const color = known?.color ?? axis.palette.inkSoft;
      const data = {
        day: day.day,
        dayType: type,
        finding: hollow ? 'none-reported' : 'occurred',
        shown: count,
        inView: day.inView ? 1 : 0,
      };
      const seam = heightPx > 3 ? 0.5 : 0;
      const pale = day.inView ? {} : { fillOpacity: 0.3 };
      if (!hollow && known && isGrey(known)) {
        return greyFillMarks(known.shape, hatchableRect(x + inset, top, widthPx, heightPx), { layer: FURNITURE, data, ...pale });
      }
      if (!hollow) {
        const d = rectPath(x + inset, top + seam, widthPx, heightPx - seam);
        return [{ kind: 'path', layer: FURNITURE, d, fill: color, ...pale, data }];
      }
      const d = rectPath(x + inset + 0.5, top + seam + 0.5, Math.max(0.5, widthPx - 1), Math.max(0.5, heightPx - seam - 1));
      const faint = day.inView ? {} : { strokeOpacity: 0.3 };
      return [{ kind: 'path', layer: FURNITURE, d, stroke: color, widthPx: 1, ...faint, data }];
    }),
  );
}

const TICK_STEPS = [1, 2, 5, 10, 15, 30, 61, 91, 183, 365, 730, 1826, 3652];

/** Day labels as close as they have room, from the first day on. */
function tickMarks(axis: Axis, x: number, y: number, widthPx: number): Mark[] {
  const { firstDay, lastDay, dayPx, lang, palette } = axis;
  const style = { ...LETTERING.tiny, fill: palette.inkSoft };
  const long = lastDay - firstDay > 300;
  const label = (day: number): string => shortDay(day, lang, long);
  const widest =
    Math.max(...[firstDay, Math.floor((firstDay + lastDay) / 2), lastDay].map((day) => widthOf(label(day), style))) + 14;
  const step = TICK_STEPS.find((days) => days * dayPx >= widest) ?? lastDay - firstDay + 1;
  const marks: Mark[] = [];
  for (let day = firstDay; day <= lastDay; day += step) {
    const middle = x + (day - firstDay + 0.5) * dayPx;
    const half = widthOf(label(day), style) / 2;
    const at = Math.min(Math.max(middle, x + half), x + widthPx - half);
    marks.push({ kind: 'path', layer: FURNITURE, d: linePath(middle, y, middle, y + 3), stroke: palette.inkFaint, widthPx: 0.8 });
    marks.push(lineOf(label(day), at, y + 3, style, 'middle'));
  }
  return marks;
}

/** Spans packed in lanes, first come first served: `top` in units of one incident's stripe. */
function lanesOf(spans: readonly SpanCount[]): {
  placed: { span: SpanCount; from: number; to: number; top: number }[];
  units: number;
} {
  const skyline: { from: number; to: number; top: number; bottom: number }[] = [];
  let most = 0;
  const placed = spans.map((span) => {
    const [from, to] = [dayOf(span.from) ?? 0, dayOf(span.to) ?? 0];
    const near = skyline.filter((other) => other.from <= to && other.to >= from);
    const tops = [0, ...near.map(({ bottom }) => bottom + 1)].toSorted((a, b) => a - b);
    const top = tops.find((at) => near.every((other) => at + span.count <= other.top - 1 || at >= other.bottom + 1)) ?? 0;
    skyline.push({ from, to, top, bottom: top + span.count });
    most = Math.max(most, top + span.count);
    return { span, from, to, top };
  });
  return { placed, units: most };
}

function spanMarks(spans: ReturnType<typeof lanesOf>, axis: Axis, x: number, y: number, unitPx: number): Mark[] {
  return spans.placed.flatMap(({ span, from, to, top }) => {
    const left = x + (Math.max(from, axis.firstDay) - axis.firstDay) * axis.dayPx + 1;
    const right = x + (Math.min(to, axis.lastDay) - axis.firstDay + 1) * axis.dayPx - 1;
    let line = top;
    return units(span.types).flatMap(({ type, hollow, count }): Mark[] => {
      const middle = y + (line + count / 2) * unitPx;
      line += count;
      const color = axis.types.get(type)?.color ?? axis.palette.inkSoft;
      return [
        {
          kind: 'path',
          layer: FURNITURE,
          d: linePath(left, middle, right, middle),
          stroke: color,
          widthPx: Math.round(Math.max(0.6, count * unitPx - 0.6) * 100) / 100,
          ...(hollow ? { dashPx: [2, 2] } : {}),
          ...(span.inView ? {} : { strokeOpacity: 0.3 }),
          data: {
            spanFrom: span.from,
            spanTo: span.to,
            spanType: type,
            finding: hollow ? 'none-reported' : 'occurred',
            shown: count,
            inView: span.inView ? 1 : 0,
          },
        },
      ];
    });
  });
}

/**
 * Counts by day as bars stacked by type; under them what is dated to a span only, a stripe an incident, over the whole span.
 * Days from which little could be reported are ruled upright behind the bars, so that an empty day there isn't read as quiet.
 */
export function timelineBlock(scene: Scene, widthPx: number, palette: Palette, mostGaps: number): Block {
  const { days, spans, gaps } = scene;
  const { lang } = scene.view;
  if (days.length === 0) return { widthPx, heightPx: 0, draw: () => [] };
  const size = Math.max(1, Math.ceil((days.length * 3) / widthPx));
  const bins = binsOf(days, size);
  const firstDay = dayOf(days[0]?.day ?? '') ?? 0;
  const axis: Axis = {
    firstDay,
    lastDay: firstDay + bins.length * size - 1,
    dayPx: widthPx / (bins.length * size),
    lang,
    types: new Map(scene.legend.types.map((type) => [type.id, type])),
    palette,
  };
  const peak = bins.reduce((best, bin) => (bin.count > best.count ? bin : best), bins[0] as Bin);
  const unitPx = BARS_PX / Math.max(1, peak.count);
  const lanes = lanesOf(spans);
  const stripePx = Math.min(2.6, lanes.units === 0 ? 0 : 62 / lanes.units);
  const spansTitle = paragraph(sayStatic(lang, 'spans'), widthPx, { ...LETTERING.tiny, fill: palette.inkFaint });
  const spansPx = lanes.units === 0 ? 0 : spansTitle.heightPx + lanes.units * stripePx + 4;
  const barsTop = PEAK_PX;
  const bottom = barsTop + BARS_PX;

  const draw = (x: number, y: number): Mark[] => {
    const gapBoxes = gapStretches(days).map(([from, to]): Mark => {
      const left = x + from * axis.dayPx;
      const d = gapLines(left, y + barsTop, (to - from + 1) * axis.dayPx, BARS_PX);
      return { kind: 'path', layer: FURNITURE, d, stroke: palette.rule, widthPx: 0.8, data: { gapDays: to - from + 1 } };
    });
    const peakMiddle = x + (peak.first - firstDay + size / 2) * axis.dayPx;
    const peakText = countText(peak.count, lang);
    return [
      ...gapBoxes,
      ...bins.flatMap((bin) => barMarks(bin, size, x + (bin.first - firstDay) * axis.dayPx, y + bottom, unitPx, axis)),
      {
        kind: 'path',
        layer: FURNITURE,
        d: linePath(x, y + bottom, x + widthPx, y + bottom),
        stroke: palette.inkFaint,
        widthPx: 0.8,
      },
      ...(peak.count > 0
        ? [lineOf(peakText, peakMiddle, y + barsTop - PEAK_PX, { ...LETTERING.tiny, weight: 600, fill: palette.ink }, 'middle')]
        : []),
      ...tickMarks(axis, x, y + bottom, widthPx),
      ...(lanes.units === 0 ? [] : spansTitle.draw(x, y + bottom + TICKS_PX)),
      ...spanMarks(lanes, axis, x, y + bottom + TICKS_PX + spansTitle.heightPx + 2, stripePx),
    ];
  };
  const chart: Block = { widthPx, heightPx: bottom + TICKS_PX + spansPx, draw };
  const captions = gapCaptions(gaps, mostGaps, widthPx, lang, palette);
  const title = size === 1 ? sayStatic(lang, 'perDay') : sayStatic(lang, 'perDays', { count: countText(size, lang), n: size });
  return headed(title, widthPx, palette, stack([chart, stack(captions, 3)], 2), scene.dateRange);
}

/** Runs of days with a gap, as indices. */
function gapStretches(days: readonly DayCount[]): [number, number][] {
  const runs: [number, number][] = [];
  days.forEach((day, index) => {
    if (!day.gap) return;
    const last = runs.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

function gapCaptions(gaps: Scene['gaps'], most: number, widthPx: number, lang: Language, palette: Palette): Block[] {
  const style = { ...LETTERING.tiny, fill: palette.inkSoft };
  if (most === 0) return [];
  const rest = gaps.length - most;
  const lines = gaps.slice(0, most).map(({ text }) => text);
  if (rest > 0) lines.push(sayStatic(lang, 'moreGaps', { count: countText(rest, lang), n: rest }));
  return lines.map((text, index) => {
    const words = paragraph(text, widthPx - SIGN_PX - 4, style);
    return {
      widthPx,
      heightPx: words.heightPx,
      draw: (x, y) => [...(index === 0 ? signMarks('gap', x + 12, y + 7, [], palette) : []), ...words.draw(x + SIGN_PX + 4, y)],
    };
  });
}
