import type { Dataset } from './dataset.ts';
import type { Day } from './day.ts';
import type { FoundRows } from './found-rows.ts';
import { FACET_NAMES, FACETS, type Facet } from './incident.ts';
import { rowIndex } from './row-index.ts';
import type { RowKinds } from './row-kinds.ts';
import { inOrderOf } from './row-order.ts';
import { timeCounts, viewCounts } from './view-cube.ts';

/**
 * Which rows are in view: a row is, if its slot is on, its days meet the range, each facet lets its value through and a search,
 * where there is one, found it.
 */
export interface Filter {
  /** Per slot of `Dataset.slots`: 1 on, 0 off. */
  readonly on: Uint8Array;
  readonly from: Day;
  readonly to: Day;
  /** Per value of a facet: 1 through, 0 not. A facet that is absent lets all through. */
  readonly facets?: { readonly [F in Facet]?: Uint8Array };
  readonly found?: FoundRows;
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
  /** `regions × 2·types`: in view, of what lies in that one region; what spans several is in none of them. */
  readonly byRegion: Uint32Array;
  /** `days × 2·types`, day 0 = `Dataset.span.from`: incidents of exactly one day, under all filters but the days'. */
  readonly byDay: Uint32Array;
  /** Incidents of several days, under all filters but the days'. */
  readonly spans: SpanCounts;
  /** Per slot, under all filters but the types'. */
  readonly bySlot: Uint32Array;
  /** Per value of each facet, under all filters but that facet's own. */
  readonly byFacet: Readonly<Record<Facet, Uint32Array>>;
  /** What facets alone keep out: of the types and days in view. */
  readonly outOfFacets: number;
}

/** The different spans of days that incidents are dated to, as columns, by first day, then last. There may be tens of thousands. */
export interface SpanCounts {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** `count × 2·types`. */
  readonly cells: Uint32Array;
  /** Incidents of each. */
  readonly totals: Uint32Array;
}

/** Counts everything a view shows. Cost: what differs from the view before; not all rows, and not all cells. */
export function countAll(dataset: Dataset, filter: Filter): Counts {
  const searched = searchedPart(dataset, filter);
  const { kinds } = rowIndex(searched);
  const stops = stopsOf(kinds, filter);
  const { byCode, ...placed } = viewCounts(searched, filter.from, filter.to, stops);
  return {
    total: dataset.incidents.count,
    ...placed,
    ...countKinds(dataset.slots.length, kinds, stops, byCode),
    ...overTime(searched, stops),
  };
}

const EVERYTHING = new WeakMap<Dataset, Counts>();

/** The counts with no filter at all, made once: what scales and classes are set by, whatever is in view. */
export function countEverything(dataset: Dataset): Counts {
  let counts = EVERYTHING.get(dataset);
  if (counts === undefined) {
    const on = new Uint8Array(dataset.slots.length).fill(1);
    EVERYTHING.set(dataset, (counts = countAll(dataset, { on, from: -Infinity, to: Infinity })));
  }
  return counts;
}

/** The dataset, or of it what the search found: its rows are those of `found.rows`, in that order. */
const searchedPart = (dataset: Dataset, { found }: Filter): Dataset =>
  found === undefined ? dataset : { ...dataset, incidents: found.incidents };

/** The bit that says that the types keep a code out; those of the facets follow, in the order of `FACET_NAMES`. */
const BY_TYPE = 1;

/** Which filters, but for the days', keep each code out of view: 0 is in view. */
function stopsOf({ codes, slot, facet }: RowKinds, { on, facets }: Filter): Uint8Array {
  const stops = Uint8Array.from({ length: codes }, (_, code) => (on[slot[code] as number] === 1 ? 0 : BY_TYPE));
  FACET_NAMES.forEach((name, index) => {
    const through = facets?.[name];
    if (through === undefined) return;
    for (let code = 0; code < codes; code++)
      if (through[facet[name][code] as number] !== 1) stops[code] = (stops[code] as number) | ((2 * BY_TYPE) << index);
  });
  return stops;
}

/** Counts by slot and by facet: what one filter alone keeps out is still counted in that filter's own values. */
function countKinds(
  slots: number,
  kinds: RowKinds,
  stops: Uint8Array,
  byCode: Uint32Array,
): Pick<Counts, 'shown' | 'bySlot' | 'byFacet' | 'outOfFacets'> {
  /** Counts by one column what only the filter of this bit keeps out, or none. */
  const count = (values: number, column: Uint8Array, bit: number): Uint32Array => {
    const counts = new Uint32Array(values);
    for (let code = 0; code < kinds.codes; code++) {
      if (((stops[code] as number) & ~bit) !== 0) continue;
      const value = column[code] as number;
      counts[value] = (counts[value] as number) + (byCode[code] as number);
    }
    return counts;
  };
  const byFacet = Object.fromEntries(
    FACET_NAMES.map((name, index) => [name, count(FACETS[name].length, kinds.facet[name], (2 * BY_TYPE) << index)]),
  ) as Counts['byFacet'];
  const sumWhere = (isCounted: (stop: number) => boolean): number =>
    byCode.reduce((sum, each, code) => (isCounted(stops[code] as number) ? sum + each : sum), 0);
  return {
    shown: sumWhere((stop) => stop === 0),
    bySlot: count(slots, kinds.slot, BY_TYPE),
    byFacet,
    outOfFacets: sumWhere((stop) => stop !== 0 && (stop & BY_TYPE) === 0),
  };
}

/** Days and spans, which are under all filters but the days': the same while only the range moves. */
function overTime(dataset: Dataset, stops: Uint8Array): Pick<Counts, 'byDay' | 'spans'> {
  const key = stops.join('');
  const latest = OVER_TIME.get(dataset.incidents);
  if (latest?.key === key) return latest.counts;
  const { byDay, bySpan } = timeCounts(dataset, stops);
  const counts = { byDay, spans: countedSpans(dataset, bySpan) };
  OVER_TIME.set(dataset.incidents, { key, counts });
  return counts;
}

const OVER_TIME = new WeakMap<Dataset['incidents'], { readonly key: string; readonly counts: Pick<Counts, 'byDay' | 'spans'> }>();

/** Spans with an incident that the filters, but for the days', let through. Takes the cells for its own. */
function countedSpans(dataset: Dataset, cells: Uint32Array): SpanCounts {
  const width = dataset.taxonomy.types.length * 2;
  const { spanFrom, spanTo } = rowIndex(dataset);
  const [from, to, totals] = [spanFrom.slice(), spanTo.slice(), new Uint32Array(spanFrom.length)];
  let count = 0;
  for (let span = 0; span < totals.length; span++) {
    let total = 0;
    for (let cell = span * width; cell < (span + 1) * width; cell++) total += cells[cell] as number;
    if (total === 0) continue;
    from[count] = from[span] as number;
    to[count] = to[span] as number;
    totals[count] = total;
    if (count < span) cells.copyWithin(count * width, span * width, (span + 1) * width);
    count++;
  }
  return {
    count,
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    cells: cells.subarray(0, count * width),
    totals: totals.subarray(0, count),
  };
}

/** Whether a row is in view. */
export function rowTest(dataset: Dataset, filter: Filter): (row: number) => boolean {
  const passes = columnTest(dataset, filter);
  const { found } = filter;
  return found === undefined ? passes : (row) => passes(row) && isAmong(found.rows, row);
}

/** Whether a row passes every filter but the search. */
function columnTest({ incidents }: Dataset, filter: Filter): (row: number) => boolean {
  const { from, to, slot } = incidents;
  const asked = FACET_NAMES.flatMap((name) => {
    const through = filter.facets?.[name];
    return through === undefined ? [] : [{ column: incidents[name], through }];
  });
  return (row) =>
    filter.on[slot[row] as number] === 1 &&
    (from[row] as number) <= filter.to &&
    (to[row] as number) >= filter.from &&
    asked.every(({ column, through }) => through[column[row] as number] === 1);
}

function isAmong(ascending: Int32Array, row: number): boolean {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === row;
}

/** Rows in view at the spots given (all spots if none are), by first day, then by row. */
export function rowsInView(dataset: Dataset, filter: Filter, spots?: readonly number[]): number[] {
  const rows = rowsAmong(searchedPart(dataset, filter), filter, spots);
  const { found } = filter;
  return found === undefined ? rows : rows.map((row) => found.rows[row] as number);
}

function rowsAmong(dataset: Dataset, filter: Filter, spots?: readonly number[]): number[] {
  const { count, from } = dataset.incidents;
  const passes = columnTest(dataset, filter);
  const rows: number[] = [];
  if (spots === undefined) {
    for (let row = 0; row < count; row++) if (passes(row)) rows.push(row);
  } else {
    const { spotStart, rowsBySpot } = rowIndex(dataset);
    for (const spot of new Set(spots)) {
      for (let at = spotStart[spot] as number; at < (spotStart[spot + 1] as number); at++) {
        const row = rowsBySpot[at] as number;
        if (passes(row)) rows.push(row);
      }
    }
    if (spots.length === 1) return rows;
  }
  // By row, then by day: what is in order stays so. Open ends lie beyond all days there are.
  if (spots !== undefined) rows.sort((a, b) => a - b);
  return Array.from(inOrderOf(rows, (row) => from[row] as number, dataset.span.from - 1, dataset.span.to));
}
