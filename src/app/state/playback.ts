import type { Day } from '../../core/day.ts';

/** Days by name from the first to the last, or one after the other: a `window` of one day is a single day. */
export type PlayMode = { readonly kind: 'sum' } | { readonly kind: 'window'; readonly days: number };

interface Range {
  readonly from: Day;
  readonly to: Day;
}

/** What may be played: a day at a time, all days up to one, or a window of so many days; no window wider than the days there are. */
export function playModes(span: Range): PlayMode[] {
  const days = span.to - span.from + 1;
  const windows = [1, 3, 7, 14, 30, 91, 365].filter((wide) => wide === 1 || wide < days);
  const [single, ...others] = windows.map((wide): PlayMode => ({ kind: 'window', days: wide }));
  return [...(single === undefined ? [] : [single]), { kind: 'sum' }, ...others];
}

/** Text of a mode, for a choice. */
export const modeKey = (mode: PlayMode): string => (mode.kind === 'sum' ? 'sum' : String(mode.days));

/** Where playing begins. */
const firstOf = (mode: PlayMode, span: Range): Range => ({
  from: span.from,
  to: Math.min(span.to, span.from + (mode.kind === 'sum' ? 0 : mode.days - 1)),
});

/** The range is one that this mode passes through, and not its last. */
export function isUnderWay(mode: PlayMode, span: Range, range: Range): boolean {
  if (range.to >= span.to || range.from < span.from) return false;
  return mode.kind === 'sum' ? range.from === span.from : range.to - range.from + 1 === mode.days;
}

/** The last of a mode: the next is all days again. */
export function isLast(mode: PlayMode, span: Range, range: Range): boolean {
  if (mode.kind === 'sum') return false;
  return range.to === span.to && range.from === Math.max(span.from, span.to - mode.days + 1) && range.from > span.from;
}

/** One day on; from anywhere else to the beginning; from the last to all days. */
export function nextRange(mode: PlayMode, span: Range, range: Range): Range {
  if (isLast(mode, span, range)) return span;
  if (!isUnderWay(mode, span, range)) return firstOf(mode, span);
  return { from: mode.kind === 'sum' ? span.from : range.from + 1, to: range.to + 1 };
}

/** Days a second that can be chosen; above sixty a display has no frame for each. */
export const SPEEDS: readonly number[] = [1, 2, 5, 10, 30, 60];

/** The slowest that plays all days within this. */
const PATIENCE_SECONDS = 60;

export const usualSpeed = (span: Range): number =>
  SPEEDS.find((speed) => (span.to - span.from + 1) / speed <= PATIENCE_SECONDS) ?? (SPEEDS.at(-1) as number);

/**
 * When the next day is due, after one that was shown at `now`: a late frame makes the next day come at once, and never makes
 * two come in one frame, so that a slow machine plays longer and leaves no day out. Milliseconds.
 */
export const nextDue = (due: number, now: number, speed: number): number => Math.max(due + 1000 / speed, now);
