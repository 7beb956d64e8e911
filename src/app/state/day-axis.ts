import { shortDay, shortMonth } from '../../core/date-words.ts';
import { isoOf, type Day } from '../../core/day.ts';
import type { Language } from '../../core/languages.ts';

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
  /** A year or a month begins here: it stands at the day's edge and not in the middle of its cell. */
  readonly isEdge: boolean;
}

/** Room that one label takes, pixels. */
const LABEL_PX = 44;

/** Labels of the axis, as many as there is room for: numbers of days, or the firsts of months and years where days are too narrow. */
export function ticksOf(axis: DayAxis, lang: Language): Tick[] {
  const every = [1, 2, 7, 14].find((days) => days * axis.stepPx >= (days === 1 ? 22 : LABEL_PX));
  return every === undefined ? monthTicks(axis, lang) : dayTicks(axis, lang, every);
}

function dayTicks(axis: DayAxis, lang: Language, every: number): Tick[] {
  const ticks: Tick[] = [];
  let month = '';
  for (let day = axis.from; day <= axis.to; day += every) {
    const [number = '', ...rest] = shortDay(day, lang, false).split(' ');
    const named = rest.join(' ');
    const text = named === month ? number : `${number} ${named}`;
    ticks.push({ day, xPx: axis.x(day) + axis.stepPx / 2, text, isEdge: false });
    month = named;
  }
  return ticks;
}

/** Mean days of a month. */
const MONTH_DAYS = 30.44;

/** Each year's number where it begins, and between as many of its months as have room; above that a year in so many. */
function monthTicks(axis: DayAxis, lang: Language): Tick[] {
  const every = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((months) => months * MONTH_DAYS * axis.stepPx >= LABEL_PX) ?? 1200;
  const [year = 0, month = 1] = isoOf(axis.from).split('-').map(Number);
  const ticks: Tick[] = [];
  const first = year * 12 + month - 1;
  for (let at = Math.ceil(first / every) * every; ; at += every) {
    const day = Date.UTC(Math.floor(at / 12), at % 12, 1) / 86_400_000;
    if (day > axis.to) break;
    // A month that began before the axis has no first here, and a label at the very end has no room.
    if (day < axis.from || axis.x(axis.to + 1) - axis.x(day) < LABEL_PX / 2) continue;
    const text = at % 12 === 0 ? String(at / 12) : shortMonth(day, lang);
    ticks.push({ day, xPx: axis.x(day), text, isEdge: true });
  }
  return ticks;
}
