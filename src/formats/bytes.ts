import { Refusal } from './refusal.ts';
import type { Advice } from '../core/problem.ts';
import { said } from '../core/said.ts';

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

/** A packed file may not unfold into more than this, nor, from a size on, into so many times its own: that is a bomb. */
const MOST_UNPACKED_BYTES = 4 * 1024 ** 3;
/** Tables come down to a tenth or a thirtieth; the same row again and again to a three hundredth. */
const MOST_RATIO = 200;
const BOMB_FROM_BYTES = 64 * 1024 ** 2;

/** @throws Refusal where so many bytes come, or are said to come, out of so many */
export function refuseBomb(unpackedBytes: number, packedBytes: number): void {
  if (unpackedBytes <= BOMB_FROM_BYTES) return;
  if (unpackedBytes > MOST_UNPACKED_BYTES || unpackedBytes > packedBytes * MOST_RATIO)
    throw new Refusal(
      'archive-bomb',
      said('unpacks to more than {times} times its size', { times: MOST_RATIO }),
      'unpack it, and give the part that is needed',
    );
}

/** Unpacks gzip. @throws Refusal for damaged archives and bombs */
export const gunzipped = (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> =>
  unpacked(chunks, 'gzip', () => new Refusal('archive-damaged', 'is a damaged or cut off gzip archive', 'pack it again'));

/** Unpacks a stream. @throws Refusal for bombs, and as it is `damaged` */
export async function* unpacked(
  chunks: AsyncIterable<Uint8Array>,
  format: 'gzip' | 'deflate-raw',
  damaged: () => Refusal,
): AsyncGenerator<Uint8Array> {
  const unpacker = new DecompressionStream(format);
  let packedBytes = 0;
  const writer = unpacker.writable.getWriter();
  const feeding = (async (): Promise<void> => {
    for await (const chunk of chunks) {
      packedBytes += chunk.length;
      await writer.write(chunk as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  })();
  // A damaged archive fails on both sides: it is told where it is read.
  feeding.catch(() => undefined);
  const reader = unpacker.readable.getReader();
  let unpackedBytes = 0;
  try {
    for (;;) {
      const step = await reader.read().catch(() => {
        throw damaged();
      });
      if (step.done) return;
      unpackedBytes += step.value.length;
      refuseBomb(unpackedBytes, packedBytes);
      yield step.value;
    }
  } finally {
    // Whoever stops reading stops the unpacking.
    reader.cancel().catch(() => undefined);
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
