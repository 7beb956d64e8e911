import { Refusal } from './refusal.ts';
import type { Advice } from '../core/problem.ts';
import { said, type Said } from '../core/said.ts';

/** Where an input's bytes come from: a file, standard input, a file dropped on the page. */
export interface Source {
  readonly name: string;
  /** The bytes from the beginning. Called once. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** The same source, with each piece shown to somebody on its way. */
export const tapped = ({ name, chunks }: Source, show: (piece: Uint8Array) => void): Source => ({
  name,
  chunks: async function* () {
    for await (const piece of chunks()) {
      show(piece);
      yield piece;
    }
  },
});

/** A stream whose first bytes can be looked at before it is read. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly all: AsyncIterable<Uint8Array>;
}

const HEAD_BYTES = 65_536;

export async function peek(chunks: AsyncIterable<Uint8Array>, headBytes = HEAD_BYTES): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  let isDone = false;
  while (size < headBytes && !isDone) {
    const step = await iterator.next();
    isDone = step.done === true;
    if (step.done !== true) {
      first.push(step.value);
      size += step.value.length;
    }
  }
  const head = joined(first);
  async function* all(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    for (;;) {
      const step = await iterator.next();
      if (step.done === true) return;
      yield step.value;
    }
  }
  return { head: head.subarray(0, headBytes), all: all() };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export type Kind = 'gzip' | 'zip' | 'parquet' | 'text';

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** What the first bytes say a file is. @throws Refusal for an empty file and for kinds that are known and not read */
export function kindOf(head: Uint8Array): Kind {
  if (head.length === 0) throw new Refusal('file-empty', 'is empty');
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (startsWith(head, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  const unread: readonly (readonly [Said, Advice, ...number[]])[] = [
    ['is a PDF', 'copy its table into a spreadsheet', 0x25, 0x50, 0x44, 0x46],
    ['is an Excel 97–2003 workbook', 'save it as XLSX or CSV', 0xd0, 0xcf, 0x11, 0xe0],
    ['is a zstd archive', 'unpack it first', 0x28, 0xb5, 0x2f, 0xfd],
    ['is a bzip2 archive', 'unpack it first', 0x42, 0x5a, 0x68],
    ['is an xz archive', 'unpack it first', 0xfd, 0x37, 0x7a, 0x58],
    ['is a 7-Zip archive', 'unpack it first', 0x37, 0x7a, 0xbc, 0xaf],
    ['is a PNG picture', 'give a table', 0x89, 0x50, 0x4e, 0x47],
    ['is a JPEG picture', 'give a table', 0xff, 0xd8, 0xff],
    ['is a SQLite database or GeoPackage', 'export the table as CSV or GeoJSON', 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
  ];
  const found = unread.find(([, , ...magic]) => startsWith(head, ...magic));
  if (found !== undefined) throw new Refusal('not-text', found[0], found[1]);
  return 'text';
}

/** A packed file may not unfold into more than this, nor into a thousand times its size: that is a bomb. */
const MOST_UNPACKED_BYTES = 4 * 1024 ** 3;
const MOST_RATIO = 1000;
const BOMB_FROM_BYTES = 64 * 1024 ** 2;

/** Unpacks gzip. @throws Refusal for damaged archives and bombs */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = new DecompressionStream('gzip');
  let packed = 0;
  const writer = unpacker.writable.getWriter();
  const feeding = (async (): Promise<void> => {
    for await (const chunk of chunks) {
      packed += chunk.length;
      await writer.write(chunk as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  })();
  // A damaged archive fails on both sides: it is told where it is read.
  feeding.catch(() => undefined);
  const reader = unpacker.readable.getReader();
  let unpacked = 0;
  for (;;) {
    const step = await reader.read().catch(() => {
      throw new Refusal('archive-damaged', 'is a damaged or cut off gzip archive', 'pack it again');
    });
    if (step.done) return;
    unpacked += step.value.length;
    if (unpacked > MOST_UNPACKED_BYTES || (unpacked > BOMB_FROM_BYTES && unpacked > packed * MOST_RATIO)) {
      await reader.cancel();
      throw new Refusal(
        'archive-bomb',
        said('unpacks to more than {times} times its size', { times: MOST_RATIO }),
        'unpack it, and give the part that is needed',
      );
    }
    yield step.value;
  }
}

/** All bytes of a stream that can't be read in pieces. @throws Refusal where they are more than `most` */
export async function wholeOf(chunks: AsyncIterable<Uint8Array>, most: number, advice: Advice): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most)
      throw new Refusal('file-too-large', said('is larger than {mb} MB', { mb: Math.round(most / 1024 ** 2) }), advice);
    parts.push(chunk);
  }
  return joined(parts);
}
