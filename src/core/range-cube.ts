import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { dayPlaces, rowIndex, type RowIndex } from './row-index.ts';

/** Rows whose days meet a range, counted by spot and code: from it every toggle of types is counted without a row. */
interface RangeCube {
  from: Day;
  to: Day;
  /** `spots × codes`. */
  readonly cells: Uint32Array;
}

/** Above this many cells a cube costs more memory than the rows themselves. */
const MOST_CELLS = 8_000_000;

const CUBES = new WeakMap<Dataset['incidents'], RangeCube>();

/**
 * The cube of a range, or undefined where a dataset has too many spots for one. It is kept and moved: a step of the timeline
 * counts only the rows of the days that came and went.
 */
export function rangeCube(dataset: Dataset, from: Day, to: Day): Uint32Array | undefined {
  const { incidents, spots } = dataset;
  const index = rowIndex(dataset);
  if (spots.length * index.codes > MOST_CELLS) return undefined;
  let cube = CUBES.get(incidents);
  if (cube === undefined) {
    CUBES.set(incidents, (cube = { from: 0, to: -1, cells: new Uint32Array(spots.length * index.codes) }));
  }
  move(dataset, index, cube, from, to);
  return cube.cells;
}

const overlaps = (aFrom: number, aTo: number, bFrom: number, bTo: number): boolean => aFrom <= bTo && aTo >= bFrom;

function move(dataset: Dataset, index: RowIndex, cube: RangeCube, from: Day, to: Day): void {
  if (cube.from === from && cube.to === to) return;
  const { cells } = cube;
  const { dayStart, spotByDay, codeByDay, codes, long, codeOfLong } = index;
  const add = (firstDay: number, lastDay: number, by: number): void => {
    const end = dayStart[Math.max(firstDay, lastDay)] as number;
    for (let at = dayStart[firstDay] as number; at < end; at++) {
      const cell = (spotByDay[at] as number) * codes + (codeByDay[at] as number);
      cells[cell] = (cells[cell] as number) + by;
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
    cells.fill(0);
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
    const cell = (incidents.spot[row] as number) * codes + (codeOfLong[at] as number);
    cells[cell] = (cells[cell] as number) + (is ? 1 : -1);
  }
  cube.from = from;
  cube.to = to;
}
