import { parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import type { Dataset, IncidentColumns } from '../core/dataset.ts';
import { idHash } from '../core/id-index.ts';
import type { IncidentRecord } from '../core/incident.ts';
import { makeRowIndex, type RowIndex } from '../core/row-index.ts';
import { subtypeSlots } from '../core/taxonomy.ts';
import { CLAIM_COLUMNS, DRAWN_COLUMNS, type Published } from './published.ts';
import { openParquet, readColumns, type ParquetFile } from './published-file.ts';
import { placesOfRows, type PlaceRow } from './published-places.ts';
import { recordOfCells, WORD_COLUMNS } from './published-words.ts';

/** Holds the description of an index of ids, and the index of its pages. */
const IDS_TAIL_BYTES = 1 << 15;

/** The Parquet files of a published dataset, as a host gives them. */
export interface PublishedFiles {
  readonly incidents: AsyncBuffer;
  readonly claims: AsyncBuffer;
  readonly places: AsyncBuffer;
  readonly ids: AsyncBuffer;
}

/** What a map is drawn with. */
export interface Drawn extends Pick<Dataset, 'incidents' | 'claims' | 'places' | 'spots'> {
  readonly index: RowIndex;
}

/** Reads a published dataset's files, here or in a worker: all it takes and gives is plain values. */
export interface PublishedReader {
  readonly drawn: () => Promise<Drawn>;
  /** The words of the rows from one to before another. */
  readonly records: (from: number, to: number) => Promise<readonly IncidentRecord[]>;
  /** Rows that an incident of this id may stand in: the row's own id decides. */
  readonly rowsOfId: (id: string) => Promise<readonly number[]>;
}

export function publishedReader(said: Published, files: PublishedFiles): PublishedReader {
  const opening = openParquet(files.incidents);
  // It is told to whoever asks for rows.
  opening.catch(() => undefined);
  let ids: Promise<ParquetFile> | undefined;
  return {
    drawn: () => readDrawn(said, files, opening),
    records: async (from, to) => {
      const { file, metadata } = await opening;
      const columns = [...WORD_COLUMNS.keys()];
      const found = await parquetReadObjects({ file, metadata, columns, rowStart: from, rowEnd: to, useOffsetIndex: true });
      return found.map(recordOfCells);
    },
    rowsOfId: async (id) => {
      const { file, metadata } = await (ids ??= openParquet(files.ids, IDS_TAIL_BYTES).catch((error: unknown) => {
        // What did not come may be asked for again.
        ids = undefined;
        throw error;
      }));
      const hits = await parquetReadObjects({ file, metadata, filter: { hash: { $eq: idHash(id) } }, usePageIndex: true });
      return hits.map(({ row }) => Number(row));
    },
  };
}

/** Columns of `count` rows, all codes 0, to be filled. */
const emptyColumns = (count: number): IncidentColumns => ({
  count,
  from: new Int32Array(count),
  to: new Int32Array(count),
  slot: new Uint8Array(count),
  spot: new Int32Array(count),
  precision: new Uint8Array(count),
  finding: new Uint8Array(count),
  status: new Uint8Array(count),
});

async function readDrawn(
  { count, claimCount, regions, taxonomy, span }: Published,
  files: PublishedFiles,
  opening: Promise<ParquetFile>,
): Promise<Drawn> {
  const incidents = emptyColumns(count);
  const claims = {
    count: claimCount,
    incident: new Int32Array(claimCount),
    measure: new Uint8Array(claimCount),
    low: new Float64Array(claimCount),
    best: new Float64Array(claimCount),
    high: new Float64Array(claimCount),
    status: new Uint8Array(claimCount),
  };
  const [placeRows] = await Promise.all([
    openParquet(files.places).then(readPlaces),
    opening.then((file) => readColumns(file, DRAWN_COLUMNS, incidents)),
    claimCount === 0 ? undefined : openParquet(files.claims).then((file) => readColumns(file, CLAIM_COLUMNS, claims)),
  ]);
  const { places, spots } = placesOfRows(placeRows, regions.list);
  return { incidents, claims, places, spots, index: makeRowIndex({ incidents, spots, span, slots: subtypeSlots(taxonomy) }) };
}

async function readPlaces({ file, metadata }: ParquetFile): Promise<PlaceRow[]> {
  const rows = await parquetReadObjects({ file, metadata });
  return rows.map(({ geometry, ...row }) => ({
    ...(row as Omit<PlaceRow, 'point'>),
    point: (geometry as { readonly coordinates: [number, number] } | null)?.coordinates ?? null,
  }));
}
