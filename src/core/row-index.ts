import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import { rowKinds, type RowKinds } from './row-kinds.ts';

/** What rows of one code lie at: entries of code `c` stand from `start[c]` to `start[c + 1]`, each a spot, a day or a span. */
export interface ByCode {
  readonly start: Uint32Array;
  readonly at: Int32Array;
}

export interface CountedByCode extends ByCode {
  readonly counts: Uint32Array;
}

/**
 * Rows in the orders that filters ask for, built once per dataset. A `cell` is a spot and a code (see `RowKinds`) that at least
 * one row has: there are never more cells than rows, and usually a fraction, so that counts by cell serve any number of spots.
 */
export interface RowIndex {
  readonly kinds: RowKinds;
  /** Cells by code, each with its spot. */
  readonly cells: ByCode;
  readonly codeOfCell: Uint16Array;
  /** The one region of each spot, -1 where it lies in none or spans several. */
  readonly regionOfSpot: Int32Array;
  /** Rows of exactly one day by that day: those of `Dataset.span.from + d` stand from `dayStart[d]` to `dayStart[d + 1]`. */
  readonly dayStart: Uint32Array;
  /** Cell of each, in that order, so that days are read from end to end. */
  readonly cellByDay: Int32Array;
  /** Days by code, each with how many rows of exactly that day have the code. */
  readonly days: CountedByCode;
  /** Rows of several days, and their cells. */
  readonly long: Int32Array;
  readonly cellOfLong: Int32Array;
  /** Spans by code: one entry for each of those rows. */
  readonly longSpans: CountedByCode;
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
  const { cellOfRow, cells, codeOfCell } = cellsOf(kinds, spotStart, bySpot);
  const { spanOfLong, ...spans } = spansOf(incidents, long);
  return {
    kinds,
    cells,
    codeOfCell,
    regionOfSpot: Int32Array.from(spots, ({ regions }) => (regions.length === 1 ? (regions[0] as number) : -1)),
    dayStart,
    cellByDay: rowByDay.map((row) => cellOfRow[row] as number),
    days: daysByCode(kinds, dayStart, rowByDay),
    long,
    cellOfLong: long.map((row) => cellOfRow[row] as number),
    longSpans: spansByCode(kinds, long, spanOfLong),
    ...spans,
    spotStart,
    rowsBySpot: bySpot,
  };
}

/**
 * Puts entries in order of their codes, those of a code as they came.
 * @returns where each code's entries start, and the new place of each entry
 */
function byCode(codes: number, codeOf: Uint16Array): { readonly start: Uint32Array; readonly placeOf: Int32Array } {
  const start = new Uint32Array(codes + 1);
  for (const code of codeOf) start[code + 1] = (start[code + 1] as number) + 1;
  intoStarts(start);
  const next = start.slice();
  const placeOf = new Int32Array(codeOf.length);
  for (let entry = 0; entry < codeOf.length; entry++) {
    const code = codeOf[entry] as number;
    const place = next[code] as number;
    next[code] = place + 1;
    placeOf[entry] = place;
  }
  return { start, placeOf };
}

/** The pairs of a group and a code that occur in rows that stand group by group. */
interface Pairs {
  readonly groupOf: Int32Array;
  readonly codeOf: Uint16Array;
  readonly counts: Uint32Array;
  /** Pair of each row, in the order of the rows given. */
  readonly pairOf: Int32Array;
}

function pairsOf({ codes, ofRow }: RowKinds, groupStart: Uint32Array, rows: Int32Array): Pairs {
  const [groupOf, codeOf] = [new Int32Array(rows.length), new Uint16Array(rows.length)];
  const [counts, pairOf] = [new Uint32Array(rows.length), new Int32Array(rows.length)];
  /** The newest pair of each code: of this group, if it is not before the group's first. */
  const newest = new Int32Array(codes).fill(-1);
  let pairs = 0;
  for (let group = 0; group + 1 < groupStart.length; group++) {
    const first = pairs;
    const end = groupStart[group + 1] as number;
    for (let at = groupStart[group] as number; at < end; at++) {
      const code = ofRow[rows[at] as number] as number;
      if ((newest[code] as number) < first) {
        groupOf[pairs] = group;
        codeOf[pairs] = code;
        newest[code] = pairs++;
      }
      const pair = newest[code] as number;
      counts[pair] = (counts[pair] as number) + 1;
      pairOf[at] = pair;
    }
  }
  return { groupOf: groupOf.slice(0, pairs), codeOf: codeOf.slice(0, pairs), counts: counts.slice(0, pairs), pairOf };
}

/** Numbers the pairs of spot and code that occur, code after code. */
function cellsOf(
  kinds: RowKinds,
  spotStart: Uint32Array,
  bySpot: Int32Array,
): Pick<RowIndex, 'cells' | 'codeOfCell'> & { readonly cellOfRow: Int32Array } {
  const { groupOf, codeOf, pairOf } = pairsOf(kinds, spotStart, bySpot);
  const { start, placeOf } = byCode(kinds.codes, codeOf);
  const at = new Int32Array(groupOf.length);
  const codeOfCell = new Uint16Array(groupOf.length);
  groupOf.forEach((spot, pair) => {
    at[placeOf[pair] as number] = spot;
    codeOfCell[placeOf[pair] as number] = codeOf[pair] as number;
  });
  const cellOfRow = new Int32Array(bySpot.length);
  bySpot.forEach((row, order) => (cellOfRow[row] = placeOf[pairOf[order] as number] as number));
  return { cells: { start, at }, codeOfCell, cellOfRow };
}

function daysByCode(kinds: RowKinds, dayStart: Uint32Array, rowByDay: Int32Array): CountedByCode {
  const { groupOf, codeOf, counts } = pairsOf(kinds, dayStart, rowByDay);
  return ordered(kinds, codeOf, groupOf, counts);
}

function spansByCode(kinds: RowKinds, long: Int32Array, spanOfLong: Int32Array): CountedByCode {
  const codeOf = Uint16Array.from(long, (row) => kinds.ofRow[row] as number);
  return ordered(kinds, codeOf, spanOfLong, new Uint32Array(long.length).fill(1));
}

function ordered({ codes }: RowKinds, codeOf: Uint16Array, what: Int32Array, howMany: Uint32Array): CountedByCode {
  const { start, placeOf } = byCode(codes, codeOf);
  const [at, counts] = [new Int32Array(what.length), new Uint32Array(what.length)];
  placeOf.forEach((place, entry) => {
    at[place] = what[entry] as number;
    counts[place] = howMany[entry] as number;
  });
  return { start, at, counts };
}

function spansOf(
  { from, to }: Dataset['incidents'],
  long: Int32Array,
): Pick<RowIndex, 'spanFrom' | 'spanTo'> & { readonly spanOfLong: Int32Array } {
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
