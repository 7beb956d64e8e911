import { parquetMetadataAsync, parquetRead, parquetSchema, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { refuseBomb } from './bytes.ts';
import { refuseSystem } from './coordinate-system.ts';
import type { Row } from './delimited.ts';
import { fieldsOf, NO_FIELDS } from './fields.ts';
import { Refusal } from './refusal.ts';
import { cellText, type Table } from './table.ts';

/** The first rows are read with all their columns, to see what they are; the rest with those that are needed. */
const FIRST_ROWS = 5000;
/** So many are handed over at once; what reads them makes several texts of each. */
const ROWS_A_PIECE = 5000;
/** What a cell takes in memory at the least. */
const CELL_BYTES = 16;

/** The rows of a Parquet or GeoParquet file, a row group at a time; a column of points becomes `lng` and `lat`. @throws Refusal */
export async function parquetTable(bytes: Uint8Array<ArrayBuffer>): Promise<Table> {
  const file = bytes.buffer;
  if (new TextDecoder().decode(bytes.subarray(-4)) === 'PARE')
    throw new Refusal('parquet-unreadable', 'is an encrypted Parquet file', 'write it without encryption');
  const metadata = await orRefusal(parquetMetadataAsync(file));
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  // A value that is said once for millions of rows takes a few bytes of a file, and a cell of memory in each.
  refuseBomb(Number(metadata.num_rows) * columns.length * CELL_BYTES, bytes.length);
  const geometry = geometryColumn(metadata, columns);
  const hasPoint = columns.some((name) => /^(?:lat|latitude)$/i.test(name));
  const plain = columns.filter((name) => name !== geometry);
  const hasGeometry = geometry !== undefined && !hasPoint;
  const names = hasGeometry ? [...plain, 'lng', 'lat'] : plain;
  let wanted = new Set(names.keys());
  let characters = 0;

  /** The cells of some rows, a column after another. */
  const readColumns = async (from: number, to: number): Promise<string[][]> => {
    const cells = Array.from({ length: to - from }, () => Array<string>(names.length).fill(''));
    const put = (index: number, values: ArrayLike<unknown>, textOf: (value: unknown) => string): void => {
      if (!wanted.has(index)) return;
      cells.forEach((row, at) => {
        const text = textOf(values[at]);
        characters += text.length;
        row[index] = text;
      });
      refuseBomb(characters, bytes.length);
    };
    const read = plain.filter((_, index) => wanted.has(index));
    const hasLngLat = hasGeometry && wanted.has(plain.length);
    for (const name of hasLngLat ? [...read, geometry] : read) {
      const values = await orRefusal(columnValues({ file, metadata, name, from, to }));
      if (name === geometry) {
        put(plain.length, values, (value) => cellText(pointOf(value)[0]));
        put(plain.length + 1, values, (value) => cellText(pointOf(value)[1]));
      } else put(plain.indexOf(name), values, cellText);
    }
    return cells;
  };

  async function* rows(): AsyncGenerator<readonly Row[]> {
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      while (start < end) {
        const to = start < FIRST_ROWS ? Math.min(end, FIRST_ROWS) : end;
        const cells = await readColumns(start, to);
        // A Parquet file has no lines: its rows are counted from 1.
        for (let at = 0; at < cells.length; at += ROWS_A_PIECE) {
          const line = start + at + 1;
          yield cells.slice(at, at + ROWS_A_PIECE).map((row, index) => ({ cells: row, line: line + index }));
        }
        start = to;
      }
    }
  }
  return { names, rows: rows(), only: (needed) => (wanted = new Set(needed)) };
}

interface ColumnPart {
  readonly file: ArrayBuffer;
  readonly metadata: FileMetaData;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

async function columnValues({ file, metadata, name, from, to }: ColumnPart): Promise<unknown[]> {
  let values: unknown[] = [];
  await parquetRead({
    ...{ file, metadata, columns: [name], rowStart: from, rowEnd: to, compressors },
    onComplete: (rows) => (values = rows.map(([value]) => value as unknown)),
  });
  return values;
}

function pointOf(value: unknown): readonly [unknown, unknown] {
  const point = fieldsOf(value)?.get('coordinates');
  return Array.isArray(point) ? [point[0], point[1]] : ['', ''];
}

async function orRefusal<T>(reading: Promise<T> | T): Promise<T> {
  try {
    return await reading;
  } catch {
    throw new Refusal('parquet-unreadable', 'is a damaged Parquet file', 'write it again');
  }
}

/**
 * The primary geometry column by GeoParquet's metadata, or a column of that name.
 * @throws Refusal where its points are in another coordinate system than WGS 84
 */
function geometryColumn({ key_value_metadata }: FileMetaData, columns: readonly string[]): string | undefined {
  const geo = key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  if (geo === undefined) return columns.find((name) => name === 'geometry' || name === 'geom');
  const said = fieldsOf(parsed(geo)) ?? NO_FIELDS;
  const primary = said.get('primary_column');
  const name = typeof primary === 'string' ? primary : 'geometry';
  const crs = fieldsOf(fieldsOf(fieldsOf(said.get('columns'))?.get(name))?.get('crs'));
  const id = fieldsOf(crs?.get('id'));
  const label = id === undefined ? crs?.get('name') : `${cellText(id.get('authority'))}:${cellText(id.get('code'))}`;
  if (label !== undefined) refuseSystem(cellText(label));
  return name;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
