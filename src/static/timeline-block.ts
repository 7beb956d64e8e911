import { shortDay } from '../core/date-words.ts';
import { dayOf } from '../core/day.ts';
import type { Language } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import type { Mark } from '../marks/mark.ts';
import { linePath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import type { DayCount, Scene } from '../scene/scene.ts';
import { daysPerBar } from '../scene/time-scale.ts';
import { type Block, FURNITURE, headed, LETTERING, lineOf, paragraph, stack, widthOf } from './blocks.ts';
import { gapLines, SIGN_PX, signMarks } from './signs.ts';
import { type Bar, barsOf, stackMarks, type TimeAxis } from './time-bars.ts';
import { spanPart } from './time-spans.ts';
import { sayStatic } from './words.ts';

const BARS_PX = 54;
const TICKS_PX = 18;
const PEAK_PX = 14;

const TICK_STEPS = [1, 2, 5, 10, 15, 30, 61, 91, 183, 365, 730, 1826, 3652];

/** Day labels as close as they have room, from the first day on. */
function tickMarks(axis: TimeAxis, x: number, y: number, widthPx: number): Mark[] {
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

/**
 * Counts by day as bars stacked by type; under them what is dated to a span only, a stripe an incident, over the whole span.
 * Days from which little could be reported are ruled upright behind the bars, so that an empty day there isn't read as quiet.
 */
export function timelineBlock(scene: Scene, widthPx: number, palette: Palette, mostGaps: number): Block {
  const { days, spans, gaps } = scene;
  const { lang } = scene.view;
  if (days.length === 0) return { widthPx, heightPx: 0, draw: () => [] };
  const perBar = daysPerBar(widthPx / days.length);
  const firstDay = dayOf(days[0]?.day ?? '') ?? 0;
  const axis: TimeAxis = {
    firstDay,
    lastDay: firstDay + days.length - 1,
    dayPx: widthPx / days.length,
    lang,
    types: new Map(scene.legend.types.map((type) => [type.id, type])),
    palette,
  };
  const bars = barsOf(days, perBar, axis);
  const peak = bars.reduce((best, bar) => (bar.count > best.count ? bar : best), bars[0] as Bar);
  const unitPx = BARS_PX / Math.max(1, peak.count);
  const dated = spanPart(spans, bars, axis);
  const spansTitle = paragraph(sayStatic(lang, 'spans'), widthPx, { ...LETTERING.tiny, fill: palette.inkFaint });
  const spansPx = dated.heightPx === 0 ? 0 : spansTitle.heightPx + dated.heightPx + 4;
  const barsTop = PEAK_PX;
  const bottom = barsTop + BARS_PX;

  const draw = (x: number, y: number): Mark[] => {
    const gapBoxes = gapStretches(days).map(([from, to]): Mark => {
      const left = x + from * axis.dayPx;
      const d = gapLines(left, y + barsTop, (to - from + 1) * axis.dayPx, BARS_PX);
      return { kind: 'path', layer: FURNITURE, d, stroke: palette.rule, widthPx: 0.8, data: { gapDays: to - from + 1 } };
    });
    const peakMiddle = x + ((peak.first + peak.last + 1) / 2 - firstDay) * axis.dayPx;
    const peakText = countText(peak.count, lang);
    const peakStyle = { ...LETTERING.tiny, weight: 600, fill: palette.ink } as const;
    const peakHalf = widthOf(peakText, peakStyle) / 2;
    const peakAt = Math.min(Math.max(peakMiddle, x + peakHalf), x + widthPx - peakHalf);
    return [
      ...gapBoxes,
      ...bars.flatMap((bar) => stackMarks(bar, x, y + bottom, unitPx, axis, 'up')),
      {
        kind: 'path',
        layer: FURNITURE,
        d: linePath(x, y + bottom, x + widthPx, y + bottom),
        stroke: palette.inkFaint,
        widthPx: 0.8,
      },
      ...(peak.count > 0 ? [lineOf(peakText, peakAt, y + barsTop - PEAK_PX, peakStyle, 'middle')] : []),
      ...tickMarks(axis, x, y + bottom, widthPx),
      ...(dated.heightPx === 0 ? [] : spansTitle.draw(x, y + bottom + TICKS_PX)),
      ...dated.draw(x, y + bottom + TICKS_PX + spansTitle.heightPx + 2),
    ];
  };
  const chart: Block = { widthPx, heightPx: bottom + TICKS_PX + spansPx, draw };
  const captions = gapCaptions(gaps, mostGaps, widthPx, lang, palette);
  const title =
    perBar === 1 ? sayStatic(lang, 'perDay') : sayStatic(lang, 'perDays', { count: countText(perBar, lang), n: perBar });
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
