import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { rowKinds, type RowKinds } from './row-kinds.ts';

/**
 * Rows in the orders that filters ask for, built once per dataset. A `cell` is a spot and a code (see `RowKinds`) that at least
 * one row has: there are never more cells than rows, and usually a fraction, so that counts by cell serve any number of spots.
 */
export interface RowIndex {
  readonly kinds: RowKinds;
  /** Cells of a spot, from `cellStart[s]` to `cellStart[s + 1]`. */
  readonly cellStart: Uint32Array;
  readonly codeOfCell: Uint16Array;
  /** The one region of each spot, -1 where it lies in none or spans several. */
  readonly regionOfSpot: Int32Array;
  /** Rows of exactly one day by that day: those of `Dataset.span.from + d` stand from `dayStart[d]` to `dayStart[d + 1]`. */
  readonly dayStart: Uint32Array;
  /** Cell of each, in that order, so that days are read from end to end. */
  readonly cellByDay: Int32Array;
  /** How many rows of a day have a code: pairs of code and count, from `dayCodeStart[d]` to `dayCodeStart[d + 1]`. */
  readonly dayCodeStart: Uint32Array;
  readonly dayCode: Uint16Array;
  readonly dayCount: Uint32Array;
  /** Rows of several days: their cells and codes, and which of the spans each is dated to. */
  readonly long: Int32Array;
  readonly cellOfLong: Int32Array;
  readonly codeOfLong: Uint16Array;
  readonly spanOfLong: Int32Array;
  /** The different spans that rows are dated to, by first day, then last. */
  readonly spanFrom: Int32Array;
  readonly spanTo: Int32Array;
  /** Rows of a spot, by first day and then by row, from `spotStart[s]` to `spotStart[s + 1]`. */
  readonly spotStart: Uint32Array;
  readonly rowsBySpot: Int32Array;
}

const INDICES = new WeakMap<Dataset['incidents'], RowIndex>();

export function rowIndex(dataset: Dataset): RowIndex {
  let index = INDICES.get(dataset.incidents);
  if (index === undefined) INDICES.set(dataset.incidents, (index = makeRowIndex(dataset)));
  return index;
}

/** Keeps an index that was made elsewhere: in the worker that read the columns. */
export const keepRowIndex = (incidents: Dataset['incidents'], index: RowIndex): void => void INDICES.set(incidents, index);

/** Turns counts at `1…n` into starts: what stood at `i + 1` becomes the sum up to `i`. */
function intoStarts(counts: Uint32Array): Uint32Array {
  for (let at = 1; at < counts.length; at++) counts[at] = (counts[at] as number) + (counts[at - 1] as number);
  return counts;
}

export function makeRowIndex(dataset: Pick<Dataset, 'incidents' | 'spots' | 'span' | 'slots'>): RowIndex {
  const { incidents, spots, span } = dataset;
  const { count, from, to, spot } = incidents;
  const kinds = rowKinds(dataset);
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
  const rowByDay = new Int32Array(count - longCount);
  const long = new Int32Array(longCount);
  const dayNext = dayStart.slice();
  let longAt = 0;
  for (let row = 0; row < count; row++) {
    if (from[row] !== to[row]) {
      long[longAt++] = row;
      continue;
    }
    const day = (from[row] as number) - span.from;
    const at = dayNext[day] as number;
    dayNext[day] = at + 1;
    rowByDay[at] = row;
  }
  const bySpot = rowsBySpot(from, spot, spotStart, rowByDay, long);
  const { cellOfRow, ...cells } = cellsOf(kinds, spotStart, bySpot);
  return {
    kinds,
    ...cells,
    regionOfSpot: Int32Array.from(spots, ({ regions }) => (regions.length === 1 ? (regions[0] as number) : -1)),
    dayStart,
    cellByDay: rowByDay.map((row) => cellOfRow[row] as number),
    ...dayCodes(kinds, dayStart, rowByDay),
    long,
    cellOfLong: long.map((row) => cellOfRow[row] as number),
    codeOfLong: Uint16Array.from(long, (row) => kinds.ofRow[row] as number),
    ...spansOf(incidents, long),
    spotStart,
    rowsBySpot: bySpot,
  };
}

/** Numbers the pairs of spot and code that occur, spot after spot. */
function cellsOf(
  { codes, ofRow }: RowKinds,
  spotStart: Uint32Array,
  bySpot: Int32Array,
): Pick<RowIndex, 'cellStart' | 'codeOfCell'> & { readonly cellOfRow: Int32Array } {
  const cellStart = new Uint32Array(spotStart.length);
  const codeOfCell = new Uint16Array(bySpot.length);
  const cellOfRow = new Int32Array(bySpot.length);
  /** The newest cell of each code: of this spot, if it is not before the spot's first. */
  const newest = new Int32Array(codes).fill(-1);
  let cells = 0;
  for (let spot = 0; spot + 1 < spotStart.length; spot++) {
    const first = cells;
    const end = spotStart[spot + 1] as number;
    for (let at = spotStart[spot] as number; at < end; at++) {
      const row = bySpot[at] as number;
      const code = ofRow[row] as number;
      if ((newest[code] as number) < first) {
        codeOfCell[cells] = code;
        newest[code] = cells++;
      }
      cellOfRow[row] = newest[code] as number;
    }
    cellStart[spot + 1] = cells;
  }
  return { cellStart, codeOfCell: codeOfCell.slice(0, cells), cellOfRow };
}

/** Counts the codes of each day's rows, the codes of a day as they first come. */
function dayCodes(
  { codes, ofRow }: RowKinds,
  dayStart: Uint32Array,
  rowByDay: Int32Array,
): Pick<RowIndex, 'dayCodeStart' | 'dayCode' | 'dayCount'> {
  const dayCodeStart = new Uint32Array(dayStart.length);
  const dayCode = new Uint16Array(rowByDay.length);
  const dayCount = new Uint32Array(rowByDay.length);
  const newest = new Int32Array(codes).fill(-1);
  let pairs = 0;
  for (let day = 0; day + 1 < dayStart.length; day++) {
    const first = pairs;
    const end = dayStart[day + 1] as number;
    for (let at = dayStart[day] as number; at < end; at++) {
      const code = ofRow[rowByDay[at] as number] as number;
      if ((newest[code] as number) < first) {
        dayCode[pairs] = code;
        newest[code] = pairs++;
      }
      const pair = newest[code] as number;
      dayCount[pair] = (dayCount[pair] as number) + 1;
    }
    dayCodeStart[day + 1] = pairs;
  }
  return { dayCodeStart, dayCode: dayCode.slice(0, pairs), dayCount: dayCount.slice(0, pairs) };
}

function spansOf({ from, to }: Dataset['incidents'], long: Int32Array): Pick<RowIndex, 'spanFrom' | 'spanTo' | 'spanOfLong'> {
  const spans: DaySpan[] = [];
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
  return {
    spanFrom: Int32Array.from(order, (span) => (spans[span] as DaySpan).from),
    spanTo: Int32Array.from(order, (span) => (spans[span] as DaySpan).to),
    spanOfLong: found.map((span) => rank[span] as number),
  };
}

interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}
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
