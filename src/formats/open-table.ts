import { gunzipped, kindOf, peek, wholeOf, type Source } from './bytes.ts';
import { decoded, encodingOf, type Encoding } from './encoding.ts';
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
      return {
        container: 'xlsx',
        isPacked,
        table: await xlsxTable(await wholeOf(peeked.all, MOST_WHOLE_BYTES, 'give it as CSV')),
      };
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
  if (/^<(?:!doctype html|html|head|body|!--)/i.test(start))
    throw new Refusal(
      'html-page',
      'is a web page and no table',
      'a download page was saved instead of the file, or you were logged out',
    );
  if (/^<\?xml|^<(?:kml|gpx|osm)\b/i.test(start)) throw new Refusal('not-a-table', 'is XML', 'convert it to CSV or GeoJSON');
  const text = decoded(all, encoding, (changed) => (actual = changed));
  if (/^[\u001e\s]*[{[]/.test(start)) {
    const parts: string[] = [];
    let size = 0;
    for await (const piece of text) {
      size += piece.length;
      if (size > MOST_WHOLE_BYTES)
        throw new Refusal('file-too-large', 'is JSON of more than 400 MB', 'give it as CSV or Parquet');
      parts.push(piece);
    }
    const whole = parts.join('');
    return { container: 'json', encoding, encodingRead, table: isLines(sample) ? linesTable(whole) : geojsonTable(whole) };
  }
  if (isGeonames(sample)) return { container: 'text', encoding, encodingRead, table: geonamesTable(text) };
  return { container: 'text', encoding, encodingRead, table: textTable(sample, text, delimiterOf(sample)) };
}
