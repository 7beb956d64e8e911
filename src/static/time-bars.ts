import { dayOf, isoOf, type Day } from '../core/day.ts';
import type { Language } from '../core/languages.ts';
import { greyFillMarks, hatchableRect } from '../marks/grey-fill.ts';
import type { Mark } from '../marks/mark.ts';
import { rectPath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import type { DayCount, LegendType, TypeCount } from '../scene/scene.ts';
import { FURNITURE } from './blocks.ts';
import { isGrey } from './signs.ts';

/** A bar's days, none of them in view where another is not, and what is dated to them. */
export interface Bar {
  readonly first: Day;
  readonly last: Day;
  readonly inView: boolean;
  readonly types: readonly TypeCount[];
  readonly count: number;
}

export interface TimeAxis {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly dayPx: number;
  readonly lang: Language;
  /** In the taxonomy's order. */
  readonly types: ReadonlyMap<string, LegendType>;
  readonly palette: Palette;
}

/** Several days' counts by type as one list, in the taxonomy's order. */
export function typesSummed(lists: readonly (readonly TypeCount[])[], { types }: Pick<TimeAxis, 'types'>): TypeCount[] {
  const sums = new Map<string, { occurred: number; noneReported: number }>([...types.keys()].map((id) => [id, none()]));
  for (const { type, occurred, noneReported } of lists.flat()) {
    const sum = sums.get(type) ?? none();
    sum.occurred += occurred;
    sum.noneReported += noneReported;
    sums.set(type, sum);
  }
  return [...sums].filter(([, sum]) => sum.occurred + sum.noneReported > 0).map(([type, sum]) => ({ type, ...sum }));
}

const none = (): { occurred: number; noneReported: number } => ({ occurred: 0, noneReported: 0 });

/** The bars that the screen draws: never one for days in and out of view. */
export function barsOf(days: readonly DayCount[], perBar: number, axis: Pick<TimeAxis, 'types'>): Bar[] {
  const groups: DayCount[][] = [];
  days.forEach((day, at) => {
    const open = groups.at(-1);
    if (open && at % perBar !== 0 && open[0]?.inView === day.inView) open.push(day);
    else groups.push([day]);
  });
  return groups.map((members) => {
    const [first] = members;
    const from = dayOf(first?.day ?? '') ?? 0;
    return {
      first: from,
      last: from + members.length - 1,
      inView: first?.inView === true,
      types: typesSummed(
        members.map(({ types }) => types),
        axis,
      ),
      count: members.reduce((sum, { count }) => sum + count, 0),
    };
  });
}

/** Incidents of a list of types one by one, taxonomy's order, full before hollow. */
export const unitsOf = (types: readonly TypeCount[]): { type: string; hollow: boolean; count: number }[] =>
  types.flatMap(({ type, occurred, noneReported }) =>
    [
      { type, hollow: false, count: occurred },
      { type, hollow: true, count: noneReported },
    ].filter(({ count }) => count > 0),
  );

/** One bar, stacked by type from `start` on. Days outside the view's range are pale: what a wider range would add. */
export function stackMarks(bar: Bar, x: number, start: number, unitPx: number, axis: TimeAxis, way: 'up' | 'down'): Mark[] {
  const barPx = axis.dayPx * (bar.last - bar.first + 1);
  const inset = Math.min(1.5, barPx * 0.12);
  const left = x + (bar.first - axis.firstDay) * axis.dayPx + inset;
  const widthPx = barPx - 2 * inset;
  let edge = start;
  return unitsOf(bar.types).flatMap(({ type, hollow, count }): Mark[] => {
    const heightPx = count * unitPx;
    if (way === 'up') edge -= heightPx;
    const top = edge;
    if (way === 'down') edge += heightPx;
    const known = axis.types.get(type);
    const color = known?.color ?? axis.palette.inkSoft;
    const data = {
      day: isoOf(bar.first),
      dayType: type,
      finding: hollow ? 'none-reported' : 'occurred',
      shown: count,
      inView: bar.inView ? 1 : 0,
    };
    const seam = heightPx > 3 ? 0.5 : 0;
    const pale = bar.inView ? {} : { fillOpacity: 0.3 };
    if (!hollow && known && isGrey(known)) {
      return greyFillMarks(known.shape, hatchableRect(left, top, widthPx, heightPx), { layer: FURNITURE, data, ...pale });
    }
    if (!hollow) {
      const d = rectPath(left, top + seam, widthPx, heightPx - seam);
      return [{ kind: 'path', layer: FURNITURE, d, fill: color, ...pale, data }];
    }
    const d = rectPath(left + 0.5, top + seam + 0.5, Math.max(0.5, widthPx - 1), Math.max(0.5, heightPx - seam - 1));
    const faint = bar.inView ? {} : { strokeOpacity: 0.3 };
    return [{ kind: 'path', layer: FURNITURE, d, stroke: color, widthPx: 1, ...faint, data }];
  });
}
