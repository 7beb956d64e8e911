import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { rangeCube } from './range-cube.ts';
import { codeOf, rowIndex } from './row-index.ts';
import type { SubtypeSlot } from './taxonomy.ts';

/** Which rows are in view: a row is, if its slot is on and its days meet the range. */
export interface Filter {
  /** Per slot of `Dataset.slots`: 1 on, 0 off. */
  readonly on: Uint8Array;
  readonly from: Day;
  readonly to: Day;
}

/**
 * All counts of one view, from one pass over the columns. Cells come in pairs a type: `occurred`, then `none-reported`,
 * so a row of cells is `2 × types` long.
 */
export interface Counts {
  readonly total: number;
  readonly shown: number;
  /** `spots × 2·types`: in view. */
  readonly bySpot: Uint32Array;
  /** `days × 2·types`, day 0 = `Dataset.span.from`: incidents of exactly one day, under all filters but the days'. */
  readonly byDay: Uint32Array;
  /** Incidents of several days, under all filters but the days': from, to and cells, by first day, then last. */
  readonly spans: readonly { readonly from: Day; readonly to: Day; readonly cells: Uint32Array }[];
  /** Per slot, under all filters but the types'. */
  readonly bySlot: Uint32Array;
}

/** Counts everything a view shows. Cost: one pass over spots, days and the rows of several days; not over all rows. */
export function countAll(dataset: Dataset, filter: Filter): Counts {
  const { incidents, slots, taxonomy, spots } = dataset;
  const { codes } = rowIndex(dataset);
  const width = taxonomy.types.length * 2;
  /** Cell of a code, and whether its slot is on. */
  const cellOf = Uint8Array.from({ length: codes }, (_, code) => (slots[code >> 1] as SubtypeSlot).type * 2 + (code & 1));
  const isOn = Uint8Array.from({ length: codes }, (_, code) => (filter.on[code >> 1] === 1 ? 1 : 0));
  const byCode = new Uint32Array(codes);
  const bySpot = new Uint32Array(spots.length * width);
  const cube = rangeCube(dataset, filter.from, filter.to);
  if (cube === undefined) countRows(dataset, filter, cellOf, byCode, bySpot);
  else {
    for (let spot = 0, cell = 0; spot < spots.length; spot++) {
      for (let code = 0; code < codes; code++, cell++) {
        const count = cube[cell] as number;
        if (count === 0) continue;
        byCode[code] = (byCode[code] as number) + count;
        const at = spot * width + (cellOf[code] as number);
        if (isOn[code] === 1) bySpot[at] = (bySpot[at] as number) + count;
      }
    }
  }
  const bySlot = new Uint32Array(slots.length);
  let shown = 0;
  byCode.forEach((count, code) => {
    bySlot[code >> 1] = (bySlot[code >> 1] as number) + count;
    if (isOn[code] === 1) shown += count;
  });
  return { total: incidents.count, shown, bySpot, bySlot, ...overTime(dataset, isOn, cellOf, width) };
}

/** Days and spans, which are under all filters but the days': kept while the types stay, so that time moves for less. */
function overTime(dataset: Dataset, isOn: Uint8Array, cellOf: Uint8Array, width: number): Pick<Counts, 'byDay' | 'spans'> {
  const key = isOn.join('');
  const latest = OVER_TIME.get(dataset.incidents);
  if (latest?.key === key) return latest.counts;
  const counts = { byDay: countDays(dataset, isOn, cellOf, width), spans: countSpans(dataset, isOn, cellOf, width) };
  OVER_TIME.set(dataset.incidents, { key, counts });
  return counts;
}

const OVER_TIME = new WeakMap<Dataset['incidents'], { readonly key: string; readonly counts: Pick<Counts, 'byDay' | 'spans'> }>();

function countDays(dataset: Dataset, isOn: Uint8Array, cellOf: Uint8Array, width: number): Uint32Array {
  const { codes, dayCube } = rowIndex(dataset);
  const days = codes === 0 ? 0 : dayCube.length / codes;
  const byDay = new Uint32Array(days * width);
  for (let day = 0, at = 0; day < days; day++) {
    for (let code = 0; code < codes; code++, at++) {
      if (isOn[code] !== 1) continue;
      const cell = day * width + (cellOf[code] as number);
      byDay[cell] = (byDay[cell] as number) + (dayCube[at] as number);
    }
  }
  return byDay;
}

/** The pass over all rows, for a dataset of so many spots that a cube of them would be larger than its rows. */
function countRows(dataset: Dataset, filter: Filter, cellOf: Uint8Array, byCode: Uint32Array, bySpot: Uint32Array): void {
  const { incidents, taxonomy } = dataset;
  const { count, from, to, slot, spot } = incidents;
  const width = taxonomy.types.length * 2;
  for (let row = 0; row < count; row++) {
    if ((from[row] as number) > filter.to || (to[row] as number) < filter.from) continue;
    const code = codeOf(incidents, row);
    byCode[code] = (byCode[code] as number) + 1;
    if (filter.on[slot[row] as number] !== 1) continue;
    const at = (spot[row] as number) * width + (cellOf[code] as number);
    bySpot[at] = (bySpot[at] as number) + 1;
  }
}

/** Spans with an incident of the types that are on. */
function countSpans(dataset: Dataset, isOn: Uint8Array, cellOf: Uint8Array, width: number): Counts['spans'] {
  const { long, spanOfLong, codeOfLong, spans } = rowIndex(dataset);
  const cells = new Uint32Array(spans.length * width);
  const found = new Uint8Array(spans.length);
  for (let at = 0; at < long.length; at++) {
    const code = codeOfLong[at] as number;
    if (isOn[code] !== 1) continue;
    const span = spanOfLong[at] as number;
    const cell = span * width + (cellOf[code] as number);
    cells[cell] = (cells[cell] as number) + 1;
    found[span] = 1;
  }
  return spans.flatMap(({ from, to }, span) =>
    found[span] === 1 ? [{ from, to, cells: cells.subarray(span * width, (span + 1) * width) }] : [],
  );
}

/** Rows in view at the spots given (all spots if none are), by first day, then by row. */
export function rowsInView(dataset: Dataset, filter: Filter, spots?: readonly number[]): number[] {
  const { incidents } = dataset;
  const { from, to, slot } = incidents;
  const rows: number[] = [];
  const take = (row: number): void => {
    if (filter.on[slot[row] as number] !== 1) return;
    if ((from[row] as number) > filter.to || (to[row] as number) < filter.from) return;
    rows.push(row);
  };
  if (spots === undefined) for (let row = 0; row < incidents.count; row++) take(row);
  else {
    const { spotStart, rowsBySpot } = rowIndex(dataset);
    for (const spot of new Set(spots))
      for (let at = spotStart[spot] as number; at < (spotStart[spot + 1] as number); at++) take(rowsBySpot[at] as number);
    if (spots.length === 1) return rows;
  }
  return rows.sort((a, b) => (from[a] as number) - (from[b] as number) || a - b);
}
