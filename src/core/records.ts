import type { IncidentRecord } from './incident.ts';

/** Where the words of a dataset's rows are: in memory, or where there is more room. */
export interface RecordStore {
  /** Rows come in order. */
  readonly add: (record: IncidentRecord) => void;
  /** @throws if there is no such row */
  readonly at: (row: number) => IncidentRecord;
}

/** Keeps the records as they are. */
export function recordsInMemory(): RecordStore {
  const records: IncidentRecord[] = [];
  return {
    add: (record) => records.push(record),
    at: (row) => {
      const record = records[row];
      if (record === undefined) throw new Error(`no row ${String(row)}`);
      return record;
    },
  };
}
