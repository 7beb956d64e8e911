import { PUBLISHED } from '../../formats/published.ts';
import { publishedReader, type Drawn, type PublishedReader } from '../../formats/published-reader.ts';
import { HostFailure, troubleOf } from '../state/host.ts';
import type { Asked, FromReader, ToReader } from './protocol.ts';
import { rangeFile } from './range-file.ts';

/** Fetches and decodes a published dataset's files beside the page, and puts its rows in the orders that filters ask for. */
let reader: PublishedReader | undefined;

function answerOf({ drawn, records, rowsOfId }: PublishedReader, asked: Asked): Promise<unknown> {
  switch (asked.method) {
    case 'drawn':
      return drawn();
    case 'records':
      return records(...asked.given);
    case 'rowsOfId':
      return rowsOfId(...asked.given);
  }
}

/** What is handed over and not copied: the columns of a million rows are 50 MB with their orders. */
function buffersOf({ incidents, claims, index }: Drawn): ArrayBuffer[] {
  const columns = [incidents, claims, index, index.kinds, index.kinds.facet].flatMap((table): unknown[] => Object.values(table));
  return columns.flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []));
}

self.onmessage = ({ data }: MessageEvent<ToReader>): void => {
  if (data.kind === 'open') {
    const { said, folder } = data;
    const file = (name: string) => rangeFile(new URL(name, folder), said.bytes[name] ?? 0);
    const { incidents, claims, places, ids } = PUBLISHED;
    reader = publishedReader(said, { incidents: file(incidents), claims: file(claims), places: file(places), ids: file(ids) });
    return;
  }
  if (reader === undefined) throw new Error('nothing is open');
  const { id, asked } = data;
  const tell = (message: FromReader, handed: ArrayBuffer[] = []): void => self.postMessage(message, { transfer: handed });
  answerOf(reader, asked).then(
    (value) => tell({ kind: 'answer', id, value }, asked.method === 'drawn' ? buffersOf(value as Drawn) : []),
    (error: unknown) => {
      const file = error instanceof HostFailure ? error.file : '';
      tell({ kind: 'failed', id, file, trouble: troubleOf(error) });
    },
  );
};
