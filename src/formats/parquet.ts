import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Row } from './delimited.ts';
import { Refusal } from './refusal.ts';
import { cellText, type Table } from './table.ts';

/** The rows of a Parquet or GeoParquet file, a row group at a time; a column of points becomes `lng` and `lat`. @throws Refusal */
export async function parquetTable(bytes: Uint8Array<ArrayBuffer>): Promise<Table> {
  const file = bytes.buffer;
  const metadata = await orRefusal(parquetMetadataAsync(file));
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  const geometry = geometryColumn(metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value, columns);
  const hasPoint = columns.some((name) => /^(?:lat|latitude)$/i.test(name));
  const plain = columns.filter((name) => name !== geometry);
  const names = geometry === undefined || hasPoint ? plain : [...plain, 'lng', 'lat'];
  async function* rows(): AsyncGenerator<readonly Row[]> {
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      const objects = await orRefusal(parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end, compressors }));
      yield objects.map((object, index) => {
        const cells = new Map(Object.entries(object));
        const point = geometry === undefined ? undefined : (cells.get(geometry) as { coordinates?: unknown } | null)?.coordinates;
        if (names.length > plain.length && Array.isArray(point)) {
          cells.set('lng', point[0]);
          cells.set('lat', point[1]);
        }
        // A Parquet file has no lines: its rows are counted from 1.
        return { cells: names.map((name) => cellText(cells.get(name))), line: start + index + 1 };
      });
      start = end;
    }
  }
  return { names, rows: rows() };
}

async function orRefusal<T>(reading: Promise<T> | T): Promise<T> {
  try {
    return await reading;
  } catch {
    throw new Refusal('parquet-unreadable', 'is a damaged Parquet file', 'write it again');
  }
}

/** The primary geometry column by GeoParquet's metadata, or a column of that name. */
function geometryColumn(geo: string | undefined, columns: readonly string[]): string | undefined {
  if (geo === undefined) return columns.find((name) => name === 'geometry' || name === 'geom');
  try {
    const said = JSON.parse(geo) as { primary_column?: unknown };
    return typeof said.primary_column === 'string' ? said.primary_column : 'geometry';
  } catch {
    return 'geometry';
  }
}
