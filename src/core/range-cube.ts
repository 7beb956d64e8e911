import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { dayPlaces, rowIndex } from './row-index.ts';

/** Rows whose days meet a range, counted by cell: from it every filter but the days' is counted without a row. */
export interface RangeCube {
  from: Day;
  to: Day;
  /** By cell of the `RowIndex`. */
  readonly counts: Uint32Array;
}

const overlaps = (aFrom: number, aTo: number, bFrom: number, bTo: number): boolean => aFrom <= bTo && aTo >= bFrom;

/**
 * Moves the counts to another range. A step of the timeline counts only the rows of the days that came and went.
 * @param moved is told of each of those rows, by its cell: 1 came, -1 went
 * @returns true where so many moved that nobody was told: the cells alone are counted anew
 */
export function moveRange(
  dataset: Dataset,
  cube: RangeCube,
  from: Day,
  to: Day,
  moved: (cell: number, by: number) => void,
): boolean {
  if (cube.from === from && cube.to === to) return false;
  const { counts } = cube;
  const { dayStart, cellByDay, long, cellOfLong } = rowIndex(dataset);
  const [oldFirst, oldEnd] = cube.to < cube.from ? [0, 0] : dayPlaces(dataset, cube.from, cube.to);
  const [first, end] = to < from ? [0, 0] : dayPlaces(dataset, from, to);
  const rowsIn = (a: number, b: number): number => (dayStart[Math.max(a, b)] as number) - (dayStart[a] as number);
  const [sharedFirst, sharedEnd] = [Math.max(first, oldFirst), Math.min(end, oldEnd)];
  const shared = sharedFirst < sharedEnd ? rowsIn(sharedFirst, sharedEnd) : 0;
  const moving = rowsIn(first, end) + rowsIn(oldFirst, oldEnd) - 2 * shared;
  const isFresh = shared === 0 || moving > rowsIn(first, end);
  const areCellsOnly = isFresh || moving > counts.length / 4;
  const add = (firstDay: number, lastDay: number, by: number): void => {
    const last = dayStart[Math.max(firstDay, lastDay)] as number;
    for (let at = dayStart[firstDay] as number; at < last; at++) {
      const cell = cellByDay[at] as number;
      counts[cell] = (counts[cell] as number) + by;
      if (!areCellsOnly) moved(cell, by);
    }
  };
  if (isFresh) {
    counts.fill(0);
    add(first, end, 1);
  } else {
    if (oldFirst < first) add(oldFirst, first, -1);
    if (oldEnd > end) add(end, oldEnd, -1);
    if (first < oldFirst) add(first, oldFirst, 1);
    if (end > oldEnd) add(oldEnd, end, 1);
  }
  const { incidents } = dataset;
  for (let at = 0; at < long.length; at++) {
    const row = long[at] as number;
    const [rowFrom, rowTo] = [incidents.from[row] as number, incidents.to[row] as number];
    const was = !isFresh && overlaps(rowFrom, rowTo, cube.from, cube.to);
    const is = overlaps(rowFrom, rowTo, from, to);
    if (was === is) continue;
    const cell = cellOfLong[at] as number;
    counts[cell] = (counts[cell] as number) + (is ? 1 : -1);
    if (!areCellsOnly) moved(cell, is ? 1 : -1);
  }
  cube.from = from;
  cube.to = to;
  return areCellsOnly;
}
