import { gunzipped, peek, wholeOf, type Source } from './bytes.ts';
import { decoded, encodingOf, type Encoding } from './encoding.ts';
import { kindOf, refuseMarkup, serverMessage } from './file-kind.ts';
import { geonamesTable, isGeonames } from './geonames.ts';
import { geojsonTable, isLines, linesTable } from './geojson.ts';
import { parquetTable } from './parquet.ts';
import { Refusal } from './refusal.ts';
import type { Table } from './table.ts';
import { delimiterOf, textTable } from './text-table.ts';
import { xlsxTable } from './xlsx.ts';

/** What kind of file a table came in. */
export interface Container {
  readonly container: 'text' | 'json' | 'xlsx' | 'parquet';
  readonly isPacked: boolean;
  /** Absent where the file is no text. */
  readonly encoding?: Encoding;
  /** The sheets of a workbook that a person sees: the first of them is read. Absent where the file is none. */
  readonly sheets?: readonly string[];
}

/** A table ready to be read. */
export interface Opening extends Container {
  readonly table: Table;
  /** Asked when all is read: a text may turn out to be in another encoding after its first piece. Absent where the file is no text. */
  readonly encodingRead?: () => Encoding;
}

const MOST_WHOLE_BYTES = 400 * 1024 ** 2;
const MOST_PARQUET_BYTES = 1500 * 1024 ** 2;

/** Unpacks an input, finds its encoding and its table. @throws Refusal where there is none */
export async function openTable(source: Source): Promise<Opening> {
  let peeked = await peek(source.chunks());
  const isPacked = kindOf(peeked.head) === 'gzip';
  if (isPacked) peeked = await peek(gunzipped(peeked.all));
  switch (kindOf(peeked.head)) {
    case 'gzip':
      throw new Refusal('archive-nested', 'is packed twice', 'unpack it once');
    case 'zip':
      return { container: 'xlsx', isPacked, ...(await xlsxTable(await wholeOf(peeked.all, MOST_WHOLE_BYTES, 'give it as CSV'))) };
    case 'parquet': {
      const bytes = await wholeOf(peeked.all, MOST_PARQUET_BYTES, 'split it');
      return { container: 'parquet', isPacked, table: await parquetTable(bytes) };
    }
    case 'text':
      return { isPacked, ...(await openText(peeked.head, peeked.all)) };
  }
}

async function openText(head: Uint8Array, all: AsyncIterable<Uint8Array>): Promise<Omit<Opening, 'isPacked'>> {
  const encoding = encodingOf(head);
  let actual = encoding;
  const encodingRead = (): Encoding => actual;
  const sample = new TextDecoder(encoding).decode(head).replace(/\ufffd+$/, '');
  const start = sample.trimStart();
  if (start === '') throw new Refusal('file-empty', 'holds nothing but white space');
  refuseMarkup(start);
  if (start.startsWith('version https://git-lfs'))
    throw new Refusal('not-a-table', 'stands for a file that Git LFS keeps elsewhere', 'fetch it with: git lfs pull');
  if (/^[45]\d\d:? [A-Z][A-Za-z ]+\s*$/.test(start)) throw serverMessage();
  const text = decoded(all, encoding, (changed) => (actual = changed));
  if (/^[\u001e\s]*[{[]/.test(start))
    return { container: 'json', encoding, encodingRead, table: await (isLines(sample) ? linesTable(text) : geojsonTable(text)) };
  if (isGeonames(sample)) return { container: 'text', encoding, encodingRead, table: geonamesTable(text) };
  return { container: 'text', encoding, encodingRead, table: textTable(sample, text, delimiterOf(sample)) };
}
