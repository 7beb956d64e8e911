import { parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import { emptyColumns } from '../core/build-dataset.ts';
import type { Dataset } from '../core/dataset.ts';
import { isoOf } from '../core/day.ts';
import { FINDINGS, STATUSES, type IncidentRecord } from '../core/incident.ts';
import { subtypeSlots } from '../core/taxonomy.ts';
import { CLAIM_COLUMNS, DRAWN_COLUMNS, idHash, type Published } from './published.ts';
import { openParquet, readColumns, type ParquetFile } from './published-file.ts';
import { placesOfRows, type PlaceRow } from './published-places.ts';
import { unpackRegions } from './published-regions.ts';
import { recordOfCells, WORD_COLUMNS } from './published-words.ts';

/** Words of rows wider than a region are read at once, up to this many: the ledger prints them. */
const MOST_WIDE = 2000;

/** Holds the description of an index of ids, and the index of its pages. */
const IDS_TAIL_BYTES = 1 << 15;

/** The Parquet files of a published dataset, as a host gives them. */
export interface PublishedFiles {
  readonly incidents: AsyncBuffer;
  readonly claims: AsyncBuffer;
  readonly places: AsyncBuffer;
  readonly ids: AsyncBuffer;
}

/** A dataset whose words are elsewhere. */
export interface PublishedDataset extends Dataset {
  /** Whether `record` gives a row's words by now. */
  readonly hasWords: (row: number) => boolean;
  /** Reads the words of rows; afterwards `record` gives them. */
  readonly fetchRecords: (from: number, to: number) => Promise<readonly IncidentRecord[]>;
  /** Finds an incident by its id and reads its words; afterwards `rowOf` gives its row. Undefined if there is none. */
  readonly findRow: (id: string) => Promise<number | undefined>;
}

/**
 * Opens a published dataset: reads the columns that a map is drawn with, and the words of the ledger, and nothing else. Until
 * a row's words are fetched, `record` gives what the columns say: type, days, finding, status.
 */
export async function openPublished(said: Published, files: PublishedFiles): Promise<PublishedDataset> {
  const { count, claimCount } = said;
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
  const regions = unpackRegions(said.regions);
  const slots = subtypeSlots(said.taxonomy);
  const records = new Map<number, IncidentRecord>();
  const bares = new Map<number, IncidentRecord>();
  const rows = new Map<string, number>();
  const opening = openParquet(files.incidents);
  const fetchRecords = async (from: number, to: number): Promise<readonly IncidentRecord[]> => {
    const { file, metadata } = await opening;
    const columns = [...WORD_COLUMNS.keys()];
    const found = await parquetReadObjects({ file, metadata, columns, rowStart: from, rowEnd: to, useOffsetIndex: true });
    return found.map((cells, index) => {
      const record = recordOfCells(cells);
      records.set(from + index, record);
      bares.delete(from + index);
      rows.set(record.id, from + index);
      return record;
    });
  };
  const wide = Math.min(said.wideRows, MOST_WIDE);
  const [placeRows] = await Promise.all([
    openParquet(files.places).then(readPlaces),
    opening.then((file) => readColumns(file, DRAWN_COLUMNS, incidents)),
    claimCount === 0 ? undefined : openParquet(files.claims).then((file) => readColumns(file, CLAIM_COLUMNS, claims)),
    wide === 0 ? undefined : fetchRecords(0, wide),
  ]);
  const bare = (row: number): IncidentRecord => {
    const slot = slots[incidents.slot[row] as number];
    const [from, to] = [isoOf(incidents.from[row] as number), isoOf(incidents.to[row] as number)];
    return {
      id: `row:${String(row)}`,
      date: from === to ? from : `${from}/${to}`,
      type: said.taxonomy.types[slot?.type ?? 0]?.id ?? '',
      subtype: slot?.id ?? '',
      ...{ place: '', region: '', country: '' },
      finding: FINDINGS[incidents.finding[row] as number] ?? 'occurred',
      status: STATUSES[incidents.status[row] as number] ?? 'reported',
      title: { en: '' },
      summary: { en: '' },
      ...{ actors: [], sourceIds: [], claims: [], extra: {}, file: '', line: 0 },
    };
  };
  let idsFile: Promise<ParquetFile> | undefined;
  const findRow = async (id: string): Promise<number | undefined> => {
    const { file, metadata } = await (idsFile ??= openParquet(files.ids, IDS_TAIL_BYTES).catch((error: unknown) => {
      // What did not come may be asked for again.
      idsFile = undefined;
      throw error;
    }));
    const hits = await parquetReadObjects({ file, metadata, filter: { hash: { $eq: idHash(id) } }, usePageIndex: true });
    for (const { row } of hits) await fetchRecords(Number(row), Number(row) + 1);
    return rows.get(id);
  };
  const { meta, taxonomy, ground, measures, span, gaps } = said;
  return {
    ...{ meta, taxonomy, slots, regions, ground, incidents, claims, measures, span, gaps },
    ...placesOfRows(placeRows, regions),
    sources: new Map(said.sources.map((source) => [source.id, source])),
    terms: new Map(said.terms),
    record: (row) => {
      if (!(row >= 0 && row < count)) throw new Error(`no row ${String(row)}`);
      const known = records.get(row) ?? bares.get(row) ?? bare(row);
      if (!records.has(row)) bares.set(row, known);
      return known;
    },
    rowOf: (id) => rows.get(id),
    hasWords: (row) => records.has(row),
    ...{ fetchRecords, findRow },
  };
}

async function readPlaces({ file, metadata }: ParquetFile): Promise<PlaceRow[]> {
  const rows = await parquetReadObjects({ file, metadata });
  return rows.map(({ geometry, ...row }) => ({
    ...(row as Omit<PlaceRow, 'point'>),
    point: (geometry as { readonly coordinates: [number, number] } | null)?.coordinates ?? null,
  }));
}
