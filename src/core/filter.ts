import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { FINDINGS } from './incident.ts';

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

const NONE_REPORTED = FINDINGS.indexOf('none-reported');

/** Counts everything a view shows. Cost: one pass, O(rows). */
export function countAll(dataset: Dataset, filter: Filter): Counts {
  const { incidents, slots, taxonomy, spots, span } = dataset;
  const width = taxonomy.types.length * 2;
  const cellOfSlot = Uint8Array.from(slots, (slot) => slot.type * 2);
  const bySpot = new Uint32Array(spots.length * width);
  const byDay = new Uint32Array(Math.max(0, span.to - span.from + 1) * width);
  const bySlot = new Uint32Array(slots.length);
  const spans = new Map<string, { from: Day; to: Day; cells: Uint32Array }>();
  let shown = 0;
  for (let row = 0; row < incidents.count; row++) {
    const slot = incidents.slot[row] as number;
    const from = incidents.from[row] as number;
    const to = incidents.to[row] as number;
    const inRange = from <= filter.to && to >= filter.from;
    if (inRange) bySlot[slot] = (bySlot[slot] as number) + 1;
    if (filter.on[slot] !== 1) continue;
    const cell = (cellOfSlot[slot] as number) + (incidents.finding[row] === NONE_REPORTED ? 1 : 0);
    if (from === to) {
      const at = (from - span.from) * width + cell;
      byDay[at] = (byDay[at] as number) + 1;
    } else {
      const key = `${String(from)}/${String(to)}`;
      let entry = spans.get(key);
      if (entry === undefined) spans.set(key, (entry = { from, to, cells: new Uint32Array(width) }));
      entry.cells[cell] = (entry.cells[cell] as number) + 1;
    }
    if (!inRange) continue;
    shown++;
    const at = (incidents.spot[row] as number) * width + cell;
    bySpot[at] = (bySpot[at] as number) + 1;
  }
  const inOrder = [...spans.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  return { total: incidents.count, shown, bySpot, byDay, spans: inOrder, bySlot };
}

/** Rows in view at the spots given (all spots if none are), by first day, then by row. */
export function rowsInView(dataset: Dataset, filter: Filter, spots?: readonly number[]): number[] {
  const { incidents } = dataset;
  const wanted = spots === undefined ? undefined : new Set(spots);
  const rows: number[] = [];
  for (let row = 0; row < incidents.count; row++) {
    if (filter.on[incidents.slot[row] as number] !== 1) continue;
    if ((incidents.from[row] as number) > filter.to || (incidents.to[row] as number) < filter.from) continue;
    if (wanted !== undefined && !wanted.has(incidents.spot[row] as number)) continue;
    rows.push(row);
  }
  return rows.sort((a, b) => (incidents.from[a] as number) - (incidents.from[b] as number) || a - b);
}
