import type { Day } from '../core/day.ts';

/** Narrower bars than this can't be told apart, and cost as much as those that can, pixels. */
const LEAST_BAR_PX = 2.5;

/** Days a bar, on screen and in print: what a reader can name, a day, a week, a quarter. */
export const daysPerBar = (stepPx: number): number =>
  [1, 2, 7, 14, 28, 91, 182, 364].find((days) => days * stepPx >= LEAST_BAR_PX) ?? Math.ceil(LEAST_BAR_PX / stepPx);

/** More lines than this under each other are a pattern and no longer lines. */
const MOST_LANES = 16;
const MOST_LINES = 120;

/**
 * The lane of each span in as few as keep them apart, each in the first that is free; undefined where that takes too many, and
 * what is dated to spans is counted by bars.
 * @param from first days, in ascending order
 */
export function lanesOf(
  from: ArrayLike<Day>,
  to: ArrayLike<Day>,
): { readonly laneOf: readonly number[]; readonly lanes: number } | undefined {
  if (from.length > MOST_LINES) return undefined;
  const ends: Day[] = [];
  const laneOf = Array.from({ length: from.length }, (_, span) => {
    const first = from[span] as number;
    const free = ends.findIndex((end) => end < first);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to[span] as number;
    return lane;
  });
  return ends.length > MOST_LANES ? undefined : { laneOf, lanes: ends.length };
}
