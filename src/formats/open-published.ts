import { parquetMetadataAsync, parquetRead, parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { emptyColumns } from '../core/build-dataset.ts';
import type { Dataset } from '../core/dataset.ts';
import { isoOf } from '../core/day.ts';
import { FINDINGS, STATUSES, type IncidentRecord } from '../core/incident.ts';
import { subtypeSlots } from '../core/taxonomy.ts';
import { CLAIM_COLUMNS, DRAWN_COLUMNS, recordOfCells, WORD_COLUMNS, type Published } from './published.ts';

/** As many bytes of a file's end as hold its description and the index of its pages, in most datasets. */
const TAIL_BYTES = 1 << 18;

/** A file whose end is read once and kept: opening an incident asks for the index of pages of every column. */
function withTail(file: AsyncBuffer): AsyncBuffer {
  const tailStart = Math.max(0, file.byteLength - TAIL_BYTES);
  let tail: Promise<ArrayBuffer> | undefined;
  return {
    byteLength: file.byteLength,
    slice: async (start, end = file.byteLength) => {
      if (start < tailStart) return file.slice(start, end);
      tail ??= Promise.resolve(file.slice(tailStart, file.byteLength));
      return (await tail).slice(start - tailStart, end - tailStart);
    },
  };
}

/** Words of rows wider than a region are read at once, up to this many: the ledger prints them. */
const MOST_WIDE = 2000;

/** A dataset whose words are elsewhere. */
export interface PublishedDataset extends Dataset {
  /** Whether `record` gives a row's words by now. */
  readonly hasWords: (row: number) => boolean;
  /** Reads the words of rows; afterwards `record` gives them. */
  readonly fetchRecords: (from: number, to: number) => Promise<readonly IncidentRecord[]>;
}

/**
 * Opens a published dataset: reads the columns that a map is drawn with, and the words of the ledger, and nothing else. Until
 * a row's words are fetched, `record` gives what the columns say: type, days, finding, status.
 */
export async function openPublished(
  said: Published,
  incidentsFile: AsyncBuffer,
  claimsFile?: AsyncBuffer,
): Promise<PublishedDataset> {
  const file = withTail(incidentsFile);
  const metadata = await parquetMetadataAsync(file, { initialFetchSize: TAIL_BYTES });
  const { count, claimCount } = said;
  const incidents = emptyColumns(count);
  await readColumns(file, metadata, DRAWN_COLUMNS, incidents);
  const claims = {
    count: claimCount,
    incident: new Int32Array(claimCount),
    measure: new Uint8Array(claimCount),
    low: new Float64Array(claimCount),
    best: new Float64Array(claimCount),
    high: new Float64Array(claimCount),
    status: new Uint8Array(claimCount),
  };
  if (claimsFile !== undefined && claimCount > 0) {
    const claimsTail = withTail(claimsFile);
    const of = await parquetMetadataAsync(claimsTail, { initialFetchSize: TAIL_BYTES });
    await readColumns(claimsTail, of, CLAIM_COLUMNS, claims);
  }
  const slots = subtypeSlots(said.taxonomy);
  const records = new Map<number, IncidentRecord>();
  const bares = new Map<number, IncidentRecord>();
  const rows = new Map<string, number>();
  const fetchRecords = async (from: number, to: number): Promise<readonly IncidentRecord[]> => {
    const found = await parquetReadObjects({
      file,
      metadata,
      columns: [...WORD_COLUMNS],
      rowStart: from,
      rowEnd: to,
      useOffsetIndex: true,
    });
    return found.map((cells, index) => {
      const record = recordOfCells(cells);
      records.set(from + index, record);
      bares.delete(from + index);
      rows.set(record.id, from + index);
      return record;
    });
  };
  const bare = (row: number): IncidentRecord => {
    const slot = slots[incidents.slot[row] as number];
    const [from, to] = [isoOf(incidents.from[row] as number), isoOf(incidents.to[row] as number)];
    return {
      id: `row:${String(row)}`,
      date: from === to ? from : `${from}/${to}`,
      type: said.taxonomy.types[slot?.type ?? 0]?.id ?? '',
      subtype: slot?.id ?? '',
      place: '',
      region: '',
      country: '',
      finding: FINDINGS[incidents.finding[row] as number] ?? 'occurred',
      status: STATUSES[incidents.status[row] as number] ?? 'reported',
      title: { en: '' },
      summary: { en: '' },
      actors: [],
      sourceIds: [],
      claims: [],
      extra: {},
      file: '',
      line: 0,
    };
  };
  const wide = Math.min(said.wideRows, MOST_WIDE);
  if (wide > 0) await fetchRecords(0, wide);
  const { meta, taxonomy, places, regions, ground, spots, measures, span, gaps } = said;
  return {
    ...{ meta, taxonomy, slots, places, regions, ground, spots, incidents, claims, measures, span, gaps },
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
    fetchRecords,
  };
}

/** Fills typed columns a row group at a time; between two the page may draw. */
async function readColumns<Columns extends object>(
  file: AsyncBuffer,
  metadata: FileMetaData,
  names: Readonly<Record<string, keyof Columns & string>>,
  into: Columns,
): Promise<void> {
  let rowStart = 0;
  const groups = metadata.row_groups.map((group) => {
    const from = rowStart;
    rowStart += Number(group.num_rows);
    return [from, rowStart] as const;
  });
  await Promise.all(
    groups.map(([from, to]) =>
      parquetRead({
        file,
        metadata,
        columns: Object.keys(names),
        rowStart: from,
        rowEnd: to,
        onChunk: ({ columnName, columnData, rowStart: at }) => {
          const column = into[names[columnName] as keyof Columns & string] as { [index: number]: number };
          for (let index = 0; index < columnData.length; index++) column[at + index] = Number(columnData[index]);
        },
      }),
    ),
  );
}
