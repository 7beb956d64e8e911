import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { dayPlaces, rowIndex, type RowIndex } from './row-index.ts';

/** Rows whose days meet a range, counted by cell: from it every filter but the days' is counted without a row. */
interface RangeCube {
  from: Day;
  to: Day;
  /** By cell of the `RowIndex`. */
  readonly counts: Uint32Array;
}

const CUBES = new WeakMap<Dataset['incidents'], RangeCube>();

/** The counts of a range. They are kept and moved: a step of the timeline counts only the rows of the days that came and went. */
export function rangeCube(dataset: Dataset, from: Day, to: Day): Uint32Array {
  const { incidents } = dataset;
  const index = rowIndex(dataset);
  let cube = CUBES.get(incidents);
  if (cube === undefined) {
    CUBES.set(incidents, (cube = { from: 0, to: -1, counts: new Uint32Array(index.codeOfCell.length) }));
  }
  move(dataset, index, cube, from, to);
  return cube.counts;
}

const overlaps = (aFrom: number, aTo: number, bFrom: number, bTo: number): boolean => aFrom <= bTo && aTo >= bFrom;

function move(dataset: Dataset, index: RowIndex, cube: RangeCube, from: Day, to: Day): void {
  if (cube.from === from && cube.to === to) return;
  const { counts } = cube;
  const { dayStart, cellByDay, long, cellOfLong } = index;
  const add = (firstDay: number, lastDay: number, by: number): void => {
    const end = dayStart[Math.max(firstDay, lastDay)] as number;
    for (let at = dayStart[firstDay] as number; at < end; at++) {
      const cell = cellByDay[at] as number;
      counts[cell] = (counts[cell] as number) + by;
    }
  };
  const [oldFirst, oldEnd] = cube.to < cube.from ? [0, 0] : dayPlaces(dataset, cube.from, cube.to);
  const [first, end] = to < from ? [0, 0] : dayPlaces(dataset, from, to);
  const rowsIn = (a: number, b: number): number => (dayStart[Math.max(a, b)] as number) - (dayStart[a] as number);
  const [sharedFirst, sharedEnd] = [Math.max(first, oldFirst), Math.min(end, oldEnd)];
  const shared = sharedFirst < sharedEnd ? rowsIn(sharedFirst, sharedEnd) : 0;
  const moved = rowsIn(first, end) + rowsIn(oldFirst, oldEnd) - 2 * shared;
  const isFresh = shared === 0 || moved > rowsIn(first, end);
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
  }
  cube.from = from;
  cube.to = to;
}
