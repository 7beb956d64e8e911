import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileWriter, parquetWrite, type ColumnSource } from 'hyparquet-writer';
import type { Dataset, Spot } from '../core/dataset.ts';
import { nameOn } from '../core/gazetteer.ts';
import { CLAIM_COLUMNS, DRAWN_COLUMNS, PUBLISHED, WORD_COLUMNS, wordCells, type Published } from '../formats/published.ts';

/** Rows of a group: its drawn columns are decoded in one go, and are about 200 kB. */
const GROUP_ROWS = 65_536;
/** A page of words: opening an incident reads one of each column. */
const PAGE_BYTES = 16_384;

const isWide = ({ where }: Spot): boolean =>
  where.kind === 'country' || where.kind === 'unlocated' || (where.kind === 'regions' && where.regions.length > 1);

/** Rows in the order they are published in: the wide first, then by spot, then by day, so that a place's rows sit together. */
function orderOf({ incidents, spots }: Dataset): Int32Array {
  const { count, spot, from } = incidents;
  const wide = Uint8Array.from(spots, (each) => (isWide(each) ? 1 : 0));
  return Int32Array.from({ length: count }, (_, row) => row).sort((a, b) => {
    const [spotA, spotB] = [spot[a] as number, spot[b] as number];
    return (
      (wide[spotB] as number) - (wide[spotA] as number) || spotA - spotB || (from[a] as number) - (from[b] as number) || a - b
    );
  });
}

/** Writes a dataset as a folder that a page opens by range: `dataset.json` and three Parquet files. @returns bytes by file */
export async function publish(dataset: Dataset, folder: string): Promise<Readonly<Record<string, number>>> {
  mkdirSync(folder, { recursive: true });
  const order = orderOf(dataset);
  const write = async (
    name: string,
    columnData: ColumnSource[],
    kvMetadata?: { key: string; value: string }[],
  ): Promise<void> => {
    await parquetWrite({
      writer: fileWriter(join(folder, name)),
      columnData,
      rowGroupSize: GROUP_ROWS,
      pageSize: PAGE_BYTES,
      createdBy: 'qantar',
      ...(kvMetadata === undefined ? {} : { kvMetadata }),
    });
  };
  await write(PUBLISHED.incidents, [...drawnColumns(dataset, order), ...wordColumns(dataset, order)]);
  await write(PUBLISHED.claims, claimColumns(dataset, order));
  await write(PUBLISHED.places, placeColumns(dataset), [{ key: 'geo', value: GEO }]);
  const sizes = [PUBLISHED.incidents, PUBLISHED.claims, PUBLISHED.places].map((name) => [
    name,
    statSync(join(folder, name)).size,
  ]);
  const bytes = Object.fromEntries(sizes) as Record<string, number>;
  const { meta, taxonomy, places, regions, ground, spots, measures, span, gaps } = dataset;
  const description: Published = {
    format: 'qantar-published/1',
    count: dataset.incidents.count,
    claimCount: dataset.claims.count,
    wideRows: order.reduce((sum, row) => sum + Number(isWide(spots[dataset.incidents.spot[row] as number] as Spot)), 0),
    bytes,
    ...{ meta, taxonomy, places, regions, ground, spots, measures, span, gaps },
    sources: [...dataset.sources.values()],
    terms: [...dataset.terms],
  };
  const text = JSON.stringify(description);
  writeFileSync(join(folder, PUBLISHED.description), text);
  return { [PUBLISHED.description]: Buffer.byteLength(text), ...bytes };
}

function drawnColumns({ incidents }: Dataset, order: Int32Array): ColumnSource[] {
  return Object.entries(DRAWN_COLUMNS).map(([name, key]) => ({
    name,
    type: 'INT32',
    nullable: false,
    columnIndex: true,
    data: Int32Array.from(order, (row) => incidents[key][row] as number),
  }));
}

function wordColumns(dataset: Dataset, order: Int32Array): ColumnSource[] {
  const cells = new Map(WORD_COLUMNS.map((name): [string, string[]] => [name, []]));
  for (const row of order) for (const [name, text] of Object.entries(wordCells(dataset.record(row)))) cells.get(name)?.push(text);
  return [...cells].map(([name, data]) => ({ name, type: 'STRING', nullable: false, columnIndex: name === 'id', data }));
}

function claimColumns({ claims, incidents }: Dataset, order: Int32Array): ColumnSource[] {
  const placeOf = new Int32Array(incidents.count);
  order.forEach((row, place) => (placeOf[row] = place));
  const byPlace = Int32Array.from({ length: claims.count }, (_, claim) => claim).sort(
    (a, b) => (placeOf[claims.incident[a] as number] as number) - (placeOf[claims.incident[b] as number] as number) || a - b,
  );
  return Object.entries(CLAIM_COLUMNS).map(([name, key]) => {
    const of = (claim: number): number =>
      key === 'incident' ? (placeOf[claims.incident[claim] as number] as number) : (claims[key][claim] as number);
    const isFigure = claims[key] instanceof Float64Array;
    return isFigure
      ? { name, type: 'DOUBLE', nullable: false, data: Float64Array.from(byPlace, of) }
      : { name, type: 'INT32', nullable: false, data: Int32Array.from(byPlace, of) };
  });
}

/** GeoParquet 1.1: one column of points, WGS 84 in the order longitude, latitude. */
const GEO = JSON.stringify({
  version: '1.1.0',
  primary_column: 'geometry',
  columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
});

/** Every spot that is drawn at a point, with how many incidents it holds: for other programs; the page has them already. */
function placeColumns({ spots, places, incidents }: Dataset): ColumnSource[] {
  const counts = new Uint32Array(spots.length);
  for (const spot of incidents.spot) counts[spot] = (counts[spot] as number) + 1;
  const rows = spots.flatMap(({ where }, spot) => {
    if (where.kind !== 'place' && where.kind !== 'district' && where.kind !== 'coordinates') return [];
    const place = places[where.place];
    const [lng, lat] = where.kind === 'coordinates' ? [where.lngDeg, where.latDeg] : [place?.lngDeg ?? 0, place?.latDeg ?? 0];
    const own = where.kind === 'coordinates' ? where.label : '';
    const name = place === undefined ? own : nameOn(place.names, 'en', '9999-12-31');
    return [{ spot, id: place?.id ?? '', name, lng, lat, incidents: counts[spot] as number }];
  });
  const points = rows.map(({ lng, lat }) => pointBytes(lng, lat));
  return [
    { name: 'spot', type: 'INT32', nullable: false, data: Int32Array.from(rows, ({ spot }) => spot) },
    { name: 'id', type: 'STRING', nullable: false, data: rows.map(({ id }) => id) },
    { name: 'name', type: 'STRING', nullable: false, data: rows.map(({ name }) => name) },
    { name: 'incidents', type: 'INT32', nullable: false, data: Int32Array.from(rows, (row) => row.incidents) },
    { name: 'geometry', type: 'BYTE_ARRAY', nullable: false, data: points },
  ];
}

/** Well-known binary of a point, little-endian. */
function pointBytes(lng: number, lat: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, lng, true);
  view.setFloat64(13, lat, true);
  return new Uint8Array(view.buffer);
}
