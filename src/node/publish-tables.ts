import type { ColumnSource } from 'hyparquet-writer';
import type { Dataset } from '../core/dataset.ts';
import type { IncidentRecord } from '../core/incident.ts';
import { CLAIM_COLUMNS, DRAWN_COLUMNS } from '../formats/published.ts';
import { placeRows, type PlaceRow } from '../formats/published-places.ts';
import { WORD_COLUMNS } from '../formats/published-words.ts';
import type { ParquetTable } from './parquet-file.ts';

const column = (name: string, type: 'INT32' | 'DOUBLE' | 'STRING', data: ColumnSource['data']): ColumnSource => ({
  ...{ name, type, data, nullable: false, columnIndex: type !== 'STRING' },
});

/**
 * `incidents.parquet`: what a map is drawn with, then the words.
 * @param order row of the dataset by its row in the file
 * @param read is given each record, by its row in the file and in that order, when the table is written
 */
export function incidentTable(
  dataset: Dataset,
  order: Int32Array,
  read: (record: IncidentRecord, row: number) => void,
): ParquetTable {
  const { incidents } = dataset;
  const columns = (from: number, to: number): ColumnSource[] => {
    const rows = order.subarray(from, to);
    const words = new Map([...WORD_COLUMNS.keys()].map((name) => [name, new Array<string>(rows.length)]));
    rows.forEach((row, at) => {
      const record = dataset.record(row);
      read(record, from + at);
      for (const [name, cellOf] of WORD_COLUMNS) (words.get(name) as string[])[at] = cellOf(record);
    });
    return [
      ...Object.entries(DRAWN_COLUMNS).map(([name, key]) =>
        column(
          name,
          'INT32',
          Int32Array.from(rows, (row) => incidents[key][row] as number),
        ),
      ),
      ...[...words].map(([name, cells]) => column(name, 'STRING', cells)),
    ];
  };
  return { count: order.length, columns };
}

/** `ids.parquet`: the rows of `incidents.parquet` by the hash of their id, so that a link to an incident finds it by one page. */
export function idTable(hashes: Int32Array): ParquetTable {
  const count = hashes.length;
  // Hash and row as one number each, the hash above: the engine sorts ten million of those in a second.
  const keys = new BigUint64Array(count);
  const halves = new Uint32Array(keys.buffer);
  hashes.forEach((hash, row) => {
    halves[2 * row] = row;
    halves[2 * row + 1] = hash ^ 0x8000_0000;
  });
  keys.sort();
  const half = (from: number, to: number, of: (at: number) => number): Int32Array =>
    Int32Array.from({ length: to - from }, (_, at) => of(2 * (from + at)));
  return {
    count,
    columns: (from, to) => [
      column(
        'hash',
        'INT32',
        half(from, to, (at) => (halves[at + 1] as number) ^ 0x8000_0000),
      ),
      column(
        'row',
        'INT32',
        half(from, to, (at) => halves[at] as number),
      ),
    ],
  };
}

/** `claims.parquet`: the figures, by the row of their incident in `incidents.parquet`. */
export function claimTable({ claims, incidents }: Dataset, order: Int32Array): ParquetTable {
  const placeOf = new Int32Array(incidents.count);
  order.forEach((row, place) => (placeOf[row] = place));
  const byPlace = Int32Array.from({ length: claims.count }, (_, claim) => claim).sort(
    (a, b) => (placeOf[claims.incident[a] as number] as number) - (placeOf[claims.incident[b] as number] as number) || a - b,
  );
  const columns = (from: number, to: number): ColumnSource[] => {
    const rows = byPlace.subarray(from, to);
    return Object.entries(CLAIM_COLUMNS).map(([name, key]) => {
      if (claims[key] instanceof Float64Array)
        return column(
          name,
          'DOUBLE',
          Float64Array.from(rows, (claim) => claims[key][claim] as number),
        );
      const of = (claim: number): number => claims[key][claim] as number;
      return column(name, 'INT32', Int32Array.from(rows, key === 'incident' ? (claim) => placeOf[of(claim)] as number : of));
    });
  };
  return { count: claims.count, columns };
}

/** `places.parquet`: GeoParquet 1.1, one column of points, WGS 84 in the order longitude, latitude. */
export function placeTable(dataset: Dataset): ParquetTable {
  const rows = placeRows(dataset);
  const points = rows.flatMap(({ point }) => (point === null ? [] : [point]));
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const bbox = points.length === 0 ? {} : { bbox: [least(lngs), least(lats), most(lngs), most(lats)] };
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'], ...bbox } },
  };
  return {
    count: rows.length,
    metadata: { geo: JSON.stringify(geo) },
    columns: (from, to) => placeColumns(rows.slice(from, to)),
  };
}

function placeColumns(rows: readonly PlaceRow[]): ColumnSource[] {
  type Key = Exclude<keyof PlaceRow, 'point'>;
  const texts: readonly Key[] = ['kind', 'id', 'name', 'label', 'country', 'admin', 'regions', 'more'];
  const numbers: readonly Key[] = ['place', 'rank', 'incidents'];
  return [
    ...texts.map((key) =>
      column(
        key,
        'STRING',
        rows.map((row) => row[key]),
      ),
    ),
    ...numbers.map((key) =>
      column(
        key,
        'INT32',
        rows.map((row) => row[key]),
      ),
    ),
    {
      ...column(
        'population',
        'INT32',
        rows.map(({ population }) => population),
      ),
      nullable: true,
    },
    {
      ...column(
        'radius_km',
        'DOUBLE',
        rows.map(({ radius_km }) => radius_km),
      ),
      nullable: true,
    },
    {
      ...{ name: 'geometry', type: 'BYTE_ARRAY', nullable: true },
      data: rows.map(({ point }) => (point === null ? null : pointBytes(point))),
    },
  ];
}

/** Well-known binary of a point, little-endian. */
function pointBytes([lng, lat]: readonly [number, number]): Uint8Array {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, lng, true);
  view.setFloat64(13, lat, true);
  return new Uint8Array(view.buffer);
}
