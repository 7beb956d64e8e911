import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { FINDINGS } from './incident.ts';

/**
 * Rows in the orders that filters ask for, built once per dataset in two passes. A `code` is a slot and a finding,
 * `slot × 2 + (none reported ? 1 : 0)`: all that a row adds to besides where and when.
 */
export interface RowIndex {
  readonly codes: number;
  /** Rows of exactly one day by that day: those of `Dataset.span.from + d` stand from `dayStart[d]` to `dayStart[d + 1]`. */
  readonly dayStart: Uint32Array;
  /** Spot and code of each, in that order, so that days are read from end to end. */
  readonly spotByDay: Int32Array;
  readonly codeByDay: Uint16Array;
  /** `days × codes`: how many rows of a day have a code. */
  readonly dayCube: Uint32Array;
  /** Rows of several days: their codes, and which of `spans` each is dated to. */
  readonly long: Int32Array;
  readonly codeOfLong: Uint16Array;
  readonly spanOfLong: Int32Array;
  /** The different spans that rows are dated to, by first day, then last. */
  readonly spans: readonly { readonly from: Day; readonly to: Day }[];
  /** Rows of a spot, by first day and then by row, from `spotStart[s]` to `spotStart[s + 1]`. */
  readonly spotStart: Uint32Array;
  readonly rowsBySpot: Int32Array;
}

const NONE_REPORTED = FINDINGS.indexOf('none-reported');
const INDICES = new WeakMap<Dataset['incidents'], RowIndex>();

export const codeOf = ({ slot, finding }: Dataset['incidents'], row: number): number =>
  (slot[row] as number) * 2 + (finding[row] === NONE_REPORTED ? 1 : 0);

export function rowIndex(dataset: Dataset): RowIndex {
  let index = INDICES.get(dataset.incidents);
  if (index === undefined) INDICES.set(dataset.incidents, (index = makeIndex(dataset)));
  return index;
}

/** Turns counts at `1…n` into starts: what stood at `i + 1` becomes the sum up to `i`. */
function intoStarts(counts: Uint32Array): Uint32Array {
  for (let at = 1; at < counts.length; at++) counts[at] = (counts[at] as number) + (counts[at - 1] as number);
  return counts;
}

function makeIndex({ incidents, slots, spots, span }: Dataset): RowIndex {
  const { count, from, to, spot } = incidents;
  const codes = slots.length * 2;
  const days = Math.max(0, span.to - span.from + 1);
  const dayStart = new Uint32Array(days + 1);
  const spotStart = new Uint32Array(spots.length + 1);
  let longCount = 0;
  for (let row = 0; row < count; row++) {
    const day = from[row] as number;
    spotStart[(spot[row] as number) + 1] = (spotStart[(spot[row] as number) + 1] as number) + 1;
    if (day === to[row]) dayStart[day - span.from + 1] = (dayStart[day - span.from + 1] as number) + 1;
    else longCount++;
  }
  intoStarts(dayStart);
  intoStarts(spotStart);
  const spotByDay = new Int32Array(count - longCount);
  const codeByDay = new Uint16Array(count - longCount);
  const rowByDay = new Int32Array(count - longCount);
  const dayCube = new Uint32Array(days * codes);
  const long = new Int32Array(longCount);
  const dayNext = dayStart.slice();
  let longAt = 0;
  for (let row = 0; row < count; row++) {
    const day = (from[row] as number) - span.from;
    if (from[row] !== to[row]) {
      long[longAt++] = row;
      continue;
    }
    const at = dayNext[day] as number;
    dayNext[day] = at + 1;
    const code = codeOf(incidents, row);
    rowByDay[at] = row;
    spotByDay[at] = spot[row] as number;
    codeByDay[at] = code;
    dayCube[day * codes + code] = (dayCube[day * codes + code] as number) + 1;
  }
  return {
    codes,
    dayStart,
    spotByDay,
    codeByDay,
    dayCube,
    long,
    codeOfLong: Uint16Array.from(long, (row) => codeOf(incidents, row)),
    ...spansOf(incidents, long),
    spotStart,
    rowsBySpot: rowsBySpot(from, spot, spotStart, rowByDay, long),
  };
}

function spansOf({ from, to }: Dataset['incidents'], long: Int32Array): Pick<RowIndex, 'spans' | 'spanOfLong'> {
  const spans: { from: Day; to: Day }[] = [];
  const known = new Map<number, number>();
  const found = Int32Array.from(long, (row) => {
    const [first, last] = [from[row] as number, to[row] as number];
    // Days lie within ±4 million: one number for both ends, exact below 2^53.
    const key = first * 8_388_608 + last;
    const span = known.get(key) ?? spans.push({ from: first, to: last }) - 1;
    known.set(key, span);
    return span;
  });
  const order = spans.map((_, span) => span).sort((a, b) => byDays(spans[a] as DaySpan, spans[b] as DaySpan));
  const rank = new Int32Array(spans.length);
  order.forEach((span, at) => (rank[span] = at));
  return { spans: order.map((span) => spans[span] as DaySpan), spanOfLong: found.map((span) => rank[span] as number) };
}

type DaySpan = RowIndex['spans'][number];
const byDays = (a: DaySpan, b: DaySpan): number => a.from - b.from || a.to - b.to;

/** Fills each spot's rows by first day: those of one day are in that order, and those of several are merged in. */
function rowsBySpot(
  from: Int32Array,
  spot: Int32Array,
  spotStart: Uint32Array,
  rowByDay: Int32Array,
  long: Int32Array,
): Int32Array {
  const longByDay = [...long].sort((a, b) => (from[a] as number) - (from[b] as number) || a - b);
  const rows = new Int32Array(rowByDay.length + long.length);
  const next = spotStart.slice();
  const put = (row: number): void => {
    const at = next[spot[row] as number] as number;
    rows[at] = row;
    next[spot[row] as number] = at + 1;
  };
  let longAt = 0;
  for (const row of rowByDay) {
    const day = from[row] as number;
    for (; longAt < longByDay.length; longAt++) {
      const other = longByDay[longAt] as number;
      if ((from[other] as number) > day || (from[other] === day && other > row)) break;
      put(other);
    }
    put(row);
  }
  for (; longAt < longByDay.length; longAt++) put(longByDay[longAt] as number);
  return rows;
}

/** Days `first…last` as places in `RowIndex.dayStart`, or an empty range. */
export function dayPlaces({ span }: Dataset, from: Day, to: Day): [number, number] {
  const days = Math.max(0, span.to - span.from + 1);
  const first = Math.min(days, Math.max(0, from - span.from));
  return [first, Math.max(first, Math.min(days, to - span.from + 1))];
}
