import type { Dataset, Spot } from '../core/dataset.ts';

const isWide = ({ where }: Spot): boolean =>
  where.kind === 'country' || where.kind === 'unlocated' || (where.kind === 'regions' && where.regions.length > 1);

export interface PublishOrder {
  /** Row of the dataset by its row in the files. */
  readonly rows: Int32Array;
  /** So many of them are wider than one region, and stand first. */
  readonly wideRows: number;
}

/** The order of the files: the wide first, then by spot, by first day, by row; so a place's rows sit together, and its days. */
export function publishOrder({ incidents, spots }: Dataset): PublishOrder {
  const { count, spot, from } = incidents;
  const wide = spots.flatMap((each, code) => (isWide(each) ? [code] : []));
  const narrow = spots.flatMap((each, code) => (isWide(each) ? [] : [code]));
  const rank = new Int32Array(spots.length);
  [...wide, ...narrow].forEach((code, at) => (rank[code] = at));
  const [firstDay, lastDay] = boundsOf(from);
  const unsorted = Int32Array.from({ length: count }, (_, row) => row);
  const byDay = countingSort(unsorted, lastDay - firstDay + 1, (row) => (from[row] as number) - firstDay);
  const rows = countingSort(byDay, spots.length, (row) => rank[spot[row] as number] as number);
  const firstNarrow = rows.findIndex((row) => (rank[spot[row] as number] as number) >= wide.length);
  return { rows, wideRows: firstNarrow < 0 ? count : firstNarrow };
}

function boundsOf(days: Int32Array): [number, number] {
  let [first, last] = [days[0] ?? 0, days[0] ?? 0];
  for (const day of days) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return [first, last];
}

/** Stable, in two passes: comparing ten million rows one with another takes minutes. */
function countingSort(rows: Int32Array, keys: number, keyOf: (row: number) => number): Int32Array {
  const starts = new Uint32Array(keys + 1);
  for (const row of rows) starts[keyOf(row) + 1] = (starts[keyOf(row) + 1] as number) + 1;
  for (let key = 1; key <= keys; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const key = keyOf(row);
    sorted[starts[key] as number] = row;
    starts[key] = (starts[key] as number) + 1;
  }
  return sorted;
}
