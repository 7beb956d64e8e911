import { statSync } from 'node:fs';
import { fileWriter, ParquetWriter, schemaFromColumnData, type ColumnSource } from 'hyparquet-writer';

/** Rows of a group: its drawn columns are decoded in one go, and are about 200 kB. */
const GROUP_ROWS = 65_536;
/** A page: opening an incident reads one of each column. */
const PAGE_BYTES = 16_384;

export interface ParquetTable {
  readonly count: number;
  /** Columns of the rows `from` to `to`, made when they are written: no more than a group of them is ever held. */
  readonly columns: (from: number, to: number) => ColumnSource[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Writes a table a group of rows at a time. @returns its size in bytes */
export async function writeParquet(path: string, { count, columns, metadata = {} }: ParquetTable): Promise<number> {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: columns(0, 0) }),
    createdBy: 'qantar',
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  for (let from = 0; from < count; from += GROUP_ROWS) {
    const columnData = columns(from, Math.min(count, from + GROUP_ROWS));
    await writer.write({ columnData, rowGroupSize: GROUP_ROWS, pageSize: PAGE_BYTES });
  }
  await writer.finish();
  return statSync(path).size;
}
