/**
 * Rows by a whole number each, least first; rows of one number stay as they came. A pass over the rows and one over the numbers:
 * a million rows are in order in some ten milliseconds, where comparing them two by two takes a second.
 * @param keyOf at least `least`, at most `greatest`; what lies beyond is taken for the nearest
 */
export function inOrderOf(rows: ArrayLike<number>, keyOf: (row: number) => number, least: number, greatest: number): Int32Array {
  const starts = new Uint32Array(Math.max(0, greatest - least) + 2);
  const keys = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const key = Math.min(greatest, Math.max(least, keyOf(rows[at] as number))) - least;
    keys[at] = key;
    starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const ordered = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const key = keys[at] as number;
    const to = starts[key] as number;
    starts[key] = to + 1;
    ordered[to] = rows[at] as number;
  }
  return ordered;
}
