import { parquetMetadataAsync, parquetRead, type AsyncBuffer, type FileMetaData } from 'hyparquet';

/** As many bytes of a file's end as hold its description and the index of its pages, in most datasets. */
const TAIL_BYTES = 1 << 18;

/** Bytes of a file that may be asked for and then not wanted any more. */
export interface RangeFile extends AsyncBuffer {
  readonly slice: (start: number, end?: number, signal?: AbortSignal) => ArrayBuffer | Promise<ArrayBuffer>;
}

/** The same file, of which everything is asked for under one signal. */
export const under = (signal: AbortSignal, { byteLength, slice }: RangeFile): AsyncBuffer => ({
  byteLength,
  slice: (start, end) => slice(start, end, signal),
});

/** A Parquet file whose description has been read. */
export interface ParquetFile {
  readonly file: RangeFile;
  readonly metadata: FileMetaData;
}

/** @param tailBytes how much of its end to read at once: what is asked of a file of few columns has a short description */
export async function openParquet(bytes: RangeFile, tailBytes = TAIL_BYTES): Promise<ParquetFile> {
  const file = withTail(bytes, tailBytes);
  return { file, metadata: await parquetMetadataAsync(file, { initialFetchSize: tailBytes }) };
}

/** A file whose end is read once and kept: opening an incident asks for the index of pages of every column. */
function withTail(file: RangeFile, tailBytes: number): RangeFile {
  const tailStart = Math.max(0, file.byteLength - tailBytes);
  let tail: Promise<ArrayBuffer> | undefined;
  return {
    byteLength: file.byteLength,
    slice: async (start, end = file.byteLength, signal?: AbortSignal) => {
      if (start < tailStart) return file.slice(start, end, signal);
      tail ??= Promise.resolve(file.slice(tailStart, file.byteLength));
      try {
        return (await tail).slice(start - tailStart, end - tailStart);
      } catch (error) {
        // What did not come may be asked for again.
        tail = undefined;
        throw error;
      }
    },
  };
}

/** Fills typed columns a row group at a time; between two the page may draw. */
export async function readColumns<Columns extends object>(
  { file, metadata }: ParquetFile,
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
