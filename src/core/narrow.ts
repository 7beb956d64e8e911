import type { ClaimColumns, Dataset, Gap, IncidentColumns } from './dataset.ts';
import { rowIndex } from './row-index.ts';

/** A column at some rows. */
const pick = <Column extends Int32Array | Uint8Array>(column: Column, rows: Int32Array): Column =>
  column.constructor === Int32Array
    ? (Int32Array.from(rows, (row) => column[row] as number) as Column)
    : (Uint8Array.from(rows, (row) => column[row] as number) as Column);

function incidentsAt(incidents: IncidentColumns, rows: Int32Array): IncidentColumns {
  return {
    count: rows.length,
    from: pick(incidents.from, rows),
    to: pick(incidents.to, rows),
    slot: pick(incidents.slot, rows),
    spot: pick(incidents.spot, rows),
    precision: pick(incidents.precision, rows),
    finding: pick(incidents.finding, rows),
    status: pick(incidents.status, rows),
  };
}

function claimsOf(claims: ClaimColumns, newRow: ReadonlyMap<number, number>): ClaimColumns {
  const kept = Array.from({ length: claims.count }, (_, at) => at).filter((at) => newRow.has(claims.incident[at] as number));
  const floats = (column: Float64Array): Float64Array => Float64Array.from(kept, (at) => column[at] as number);
  const bytes = (column: Uint8Array): Uint8Array => Uint8Array.from(kept, (at) => column[at] as number);
  return {
    count: kept.length,
    incident: Int32Array.from(kept, (at) => newRow.get(claims.incident[at] as number) as number),
    measure: bytes(claims.measure),
    low: floats(claims.low),
    best: floats(claims.best),
    high: floats(claims.high),
    status: bytes(claims.status),
  };
}

/**
 * The dataset with only what happened at some of its spots, and the gaps in reports that count there. Its words, places, days
 * and spots stay as they are, so that whatever is made of a dataset is made of a part of one too.
 */
export function narrowed(dataset: Dataset, spots: readonly number[], isGapThere: (gap: Gap) => boolean): Dataset {
  const { spotStart, rowsBySpot } = rowIndex(dataset);
  const rows = Int32Array.from(
    [...new Set(spots)].flatMap((spot) => [...rowsBySpot.subarray(spotStart[spot], spotStart[spot + 1])]),
  ).sort();
  const newRow = new Map(Array.from(rows, (row, at) => [row, at]));
  return {
    ...dataset,
    incidents: incidentsAt(dataset.incidents, rows),
    claims: claimsOf(dataset.claims, newRow),
    gaps: dataset.gaps.filter(isGapThere),
    record: (row) => dataset.record(rows[row] ?? -1),
    rowOf: (id) => {
      const row = dataset.rowOf(id);
      return row === undefined ? undefined : newRow.get(row);
    },
  };
}
