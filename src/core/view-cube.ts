import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { moveRange, type RangeCube } from './range-cube.ts';
import { rowIndex, type ByCode, type RowIndex } from './row-index.ts';

/** What of a view is counted by code, spot and region. */
export interface ViewCounts {
  /** Rows of the range by code (see `RowKinds`), whatever keeps a code out of view. */
  readonly byCode: Uint32Array;
  /** `spots × 2·types`. */
  readonly bySpot: Uint32Array;
  /** `regions × 2·types`. */
  readonly byRegion: Uint32Array;
}

/** Days and spans of what is in view, whatever the range: `days × 2·types`, and `spans × 2·types` over all spans there are. */
export interface TimeCounts {
  readonly byDay: Uint32Array;
  readonly bySpan: Uint32Array;
}

/**
 * The counts of the latest view, kept and moved to the next: a switch of a type counts only what has that type, and a step of the
 * timeline only the days that came and went. What is given out is a copy.
 */
interface Cube extends ViewCounts, TimeCounts, RangeCube {
  /** By code: 1 where the tables hold it. Those of time are moved apart, when they are asked for. */
  readonly isIn: Uint8Array;
  readonly isInTime: Uint8Array;
}

const CUBES = new WeakMap<Dataset['incidents'], Cube>();

function cubeOf(dataset: Dataset, { kinds, cells, dayStart, spanFrom }: RowIndex): Cube {
  const known = CUBES.get(dataset.incidents);
  if (known !== undefined) return known;
  const table = (rows: number): Uint32Array => new Uint32Array(rows * dataset.taxonomy.types.length * 2);
  const cube: Cube = {
    from: 0,
    to: -1,
    counts: new Uint32Array(cells.at.length),
    byCode: new Uint32Array(kinds.codes),
    bySpot: table(dataset.spots.length),
    byRegion: table(dataset.regions.length),
    byDay: table(dayStart.length - 1),
    bySpan: table(spanFrom.length),
    isIn: new Uint8Array(kinds.codes),
    isInTime: new Uint8Array(kinds.codes),
  };
  CUBES.set(dataset.incidents, cube);
  return cube;
}

/** @param stops by code: 0 is in view */
export function viewCounts(dataset: Dataset, from: Day, to: Day, stops: Uint8Array): ViewCounts {
  const index = rowIndex(dataset);
  const { kinds, cells, codeOfCell, regionOfSpot } = index;
  const width = dataset.taxonomy.types.length * 2;
  const cube = cubeOf(dataset, index);
  const { counts, byCode, bySpot, byRegion, isIn } = cube;
  const place = (cell: number, column: number, by: number): void => {
    const spot = cells.at[cell] as number;
    const at = spot * width + column;
    bySpot[at] = (bySpot[at] as number) + by;
    const region = regionOfSpot[spot] as number;
    if (region < 0) return;
    const inRegion = region * width + column;
    byRegion[inRegion] = (byRegion[inRegion] as number) + by;
  };
  const areCellsOnly = moveRange(dataset, cube, from, to, (cell, by) => {
    const code = codeOfCell[cell] as number;
    byCode[code] = (byCode[code] as number) + by;
    if (isIn[code] === 1) place(cell, kinds.column[code] as number, by);
  });
  if (areCellsOnly) {
    for (const table of [bySpot, byRegion, isIn]) table.fill(0);
    for (let code = 0; code < kinds.codes; code++) byCode[code] = sumOf(cells, counts, code);
  }
  for (let code = 0; code < kinds.codes; code++) {
    const now = stops[code] === 0 ? 1 : 0;
    if (now === isIn[code]) continue;
    isIn[code] = now;
    const column = kinds.column[code] as number;
    const end = cells.start[code + 1] as number;
    for (let cell = cells.start[code] as number; cell < end; cell++) {
      const count = counts[cell] as number;
      if (count !== 0) place(cell, column, now === 1 ? count : -count);
    }
  }
  return { byCode: byCode.slice(), bySpot: bySpot.slice(), byRegion: byRegion.slice() };
}

function sumOf({ start }: ByCode, counts: Uint32Array, code: number): number {
  let sum = 0;
  for (let at = start[code] as number; at < (start[code + 1] as number); at++) sum += counts[at] as number;
  return sum;
}

/** @param stops by code: 0 is in view */
export function timeCounts(dataset: Dataset, stops: Uint8Array): TimeCounts {
  const index = rowIndex(dataset);
  const { kinds, days, longSpans } = index;
  const width = dataset.taxonomy.types.length * 2;
  const { byDay, bySpan, isInTime } = cubeOf(dataset, index);
  for (let code = 0; code < kinds.codes; code++) {
    const now = stops[code] === 0 ? 1 : 0;
    if (now === isInTime[code]) continue;
    isInTime[code] = now;
    for (const [table, { start, at, counts }] of [
      [byDay, days],
      [bySpan, longSpans],
    ] as const) {
      const end = start[code + 1] as number;
      for (let entry = start[code] as number; entry < end; entry++) {
        const cell = (at[entry] as number) * width + (kinds.column[code] as number);
        table[cell] = (table[cell] as number) + (now === 1 ? (counts[entry] as number) : -(counts[entry] as number));
      }
    }
  }
  return { byDay: byDay.slice(), bySpan: bySpan.slice() };
}
