import { dayOf, type Day } from '../core/day.ts';
import type { Mark } from '../marks/mark.ts';
import { linePath } from '../marks/path.ts';
import type { SpanCount } from '../scene/scene.ts';
import { lanesOf } from '../scene/time-scale.ts';
import { FURNITURE } from './blocks.ts';
import { type Bar, type TimeAxis, stackMarks, unitsOf } from './time-bars.ts';

/** What is dated to several days, under the bars of days: what to draw, and how high it is. */
export interface SpanPart {
  readonly heightPx: number;
  readonly draw: (x: number, y: number) => Mark[];
}

/** The widest that one incident's stripe gets, and the highest that all lanes together do. */
const MOST_STRIPE_PX = 2.6;
const MOST_LINES_PX = 62;
const BARS_PX = 26;

/**
 * A stripe an incident over its whole span where these are few; else, as on the screen, the bars' own days with how many
 * incidents meet them: one that meets three bars stands in each of them.
 */
export function spanPart(spans: readonly SpanCount[], bars: readonly Bar[], axis: TimeAxis): SpanPart {
  if (spans.length === 0) return { heightPx: 0, draw: () => [] };
  const placed = spans.map((span) => ({ span, from: dayOf(span.from) ?? 0, to: dayOf(span.to) ?? 0 }));
  const isFew = lanesOf(
    placed.map(({ from }) => from),
    placed.map(({ to }) => to),
  );
  return isFew ? linesPart(placed, axis) : meetingPart(placed, bars, axis);
}

interface Placed {
  readonly span: SpanCount;
  readonly from: Day;
  readonly to: Day;
}

/** Stripes packed first come first served, `top` in units of one incident's stripe. */
function linesPart(placed: readonly Placed[], axis: TimeAxis): SpanPart {
  const skyline: { from: Day; to: Day; top: number; bottom: number }[] = [];
  const laid = placed.map(({ span, from, to }) => {
    const near = skyline.filter((other) => other.from <= to && other.to >= from);
    const tops = [0, ...near.map(({ bottom }) => bottom + 1)].toSorted((a, b) => a - b);
    const top = tops.find((at) => near.every((other) => at + span.count <= other.top - 1 || at >= other.bottom + 1)) ?? 0;
    skyline.push({ from, to, top, bottom: top + span.count });
    return { span, from, to, top };
  });
  const most = skyline.reduce((lowest, { bottom }) => Math.max(lowest, bottom), 0);
  const unitPx = Math.min(MOST_STRIPE_PX, MOST_LINES_PX / most);
  const draw = (x: number, y: number): Mark[] =>
    laid.flatMap(({ span, from, to, top }) => {
      const left = x + (Math.max(from, axis.firstDay) - axis.firstDay) * axis.dayPx + 1;
      const right = x + (Math.min(to, axis.lastDay) - axis.firstDay + 1) * axis.dayPx - 1;
      let line = top;
      return unitsOf(span.types).map(({ type, hollow, count }): Mark => {
        const middle = y + (line + count / 2) * unitPx;
        line += count;
        return {
          kind: 'path',
          layer: FURNITURE,
          d: linePath(left, middle, right, middle),
          stroke: axis.types.get(type)?.color ?? axis.palette.inkSoft,
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
        };
      });
    });
  return { heightPx: most * unitPx, draw };
}

/** How many incidents of spans meet each bar, hanging from its axis; those in view stand before the others. */
function meetingPart(placed: readonly Placed[], bars: readonly Bar[], axis: TimeAxis): SpanPart {
  const inView = meeting(
    placed.filter(({ span }) => span.inView),
    bars,
    axis,
  );
  const outside = meeting(
    placed.filter(({ span }) => !span.inView),
    bars,
    axis,
  );
  const most = bars.reduce((greatest, _, at) => Math.max(greatest, (inView[at]?.count ?? 0) + (outside[at]?.count ?? 0)), 1);
  const unitPx = BARS_PX / most;
  const draw = (x: number, y: number): Mark[] =>
    bars.flatMap(({ first, last }, at) =>
      [
        { stack: inView[at], isSeen: true, top: y },
        { stack: outside[at], isSeen: false, top: y + (inView[at]?.count ?? 0) * unitPx },
      ].flatMap(({ stack = { types: [], count: 0 }, isSeen, top }) =>
        stackMarks({ first, last, inView: isSeen, ...stack }, x, top, unitPx, axis, 'down').map((mark) => ({
          ...mark,
          data: meetingData(mark),
        })),
      ),
    );
  return { heightPx: BARS_PX, draw };
}

/** What meets each bar: told to the bar where a span begins and taken back behind the one where it ends, then summed along. */
function meeting(placed: readonly Placed[], bars: readonly Bar[], axis: TimeAxis): Pick<Bar, 'types' | 'count'>[] {
  const columns = [...axis.types.keys()].flatMap((type) => [`${type} 0`, `${type} 1`]);
  const columnOf = new Map(columns.map((name, at) => [name, at]));
  const changes = new Int32Array((bars.length + 1) * columns.length);
  const barOf = new Int32Array(axis.lastDay - axis.firstDay + 1);
  bars.forEach(({ first, last }, at) => barOf.fill(at, first - axis.firstDay, last - axis.firstDay + 1));
  for (const { span, from, to } of placed) {
    if (to < axis.firstDay || from > axis.lastDay) continue;
    const first = barOf[Math.max(0, from - axis.firstDay)] ?? 0;
    const last = barOf[Math.min(barOf.length - 1, to - axis.firstDay)] ?? 0;
    for (const { type, hollow, count } of unitsOf(span.types)) {
      const column = columnOf.get(`${type} ${hollow ? '1' : '0'}`) ?? 0;
      changes[first * columns.length + column] = (changes[first * columns.length + column] ?? 0) + count;
      const behind = (last + 1) * columns.length + column;
      changes[behind] = (changes[behind] ?? 0) - count;
    }
  }
  const running = new Int32Array(columns.length);
  return bars.map((_, at) => {
    running.forEach((sum, column) => {
      running[column] = sum + (changes[at * columns.length + column] ?? 0);
    });
    const types = [...axis.types.keys()].flatMap((type, index) => {
      const [occurred = 0, noneReported = 0] = running.subarray(index * 2, index * 2 + 2);
      return occurred + noneReported > 0 ? [{ type, occurred, noneReported }] : [];
    });
    return { types, count: running.reduce((sum, n) => sum + n, 0) };
  });
}

/** An incident that meets several bars is counted in each: its data has names of its own, which nobody sums. */
function meetingData({ data = {} }: Mark): Record<string, string | number> {
  const { day = '', dayType = '', finding = '', shown = 0, inView = 0 } = data;
  return { meetsDay: day, meetsType: dayType, finding, meeting: shown, inView };
}
