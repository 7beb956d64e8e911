import { refuseBomb, unpacked } from './bytes.ts';
import { Refusal } from './refusal.ts';

/** A ZIP archive that is held whole: its entries are unpacked one at a time, as a stream. */
export interface Zip {
  readonly names: readonly string[];
  /** The bytes of an entry; undefined where there is none of that name. @throws Refusal while it is read, for damage and bombs */
  readonly entry: (name: string) => AsyncIterable<Uint8Array> | undefined;
}

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly headerAt: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const OF_DIRECTORY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const DEFLATED = 8;

/**
 * Reads the directory at an archive's end. What that says of unpacked sizes may be a lie: a bomb that owns to it is refused here,
 * and any other while it is unpacked.
 * @throws Refusal for what is cut off, and for bombs
 */
export function openZip(bytes: Uint8Array<ArrayBuffer>): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) throw damaged();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  let unpackedBytes = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== OF_DIRECTORY) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    // Pictures and other attachments are never unpacked.
    if (/[.](?:xml|rels)$/.test(name)) unpackedBytes += view.getUint32(at + 24, true);
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  refuseBomb(unpackedBytes, bytes.length);
  return {
    names: [...entries.keys()],
    entry: (name) => {
      const entry = entries.get(name);
      return entry && unpackedEntry(view, bytes, entry);
    },
  };
}

function unpackedEntry(view: DataView, bytes: Uint8Array, { method, packedBytes, headerAt }: Entry): AsyncIterable<Uint8Array> {
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER) throw damaged();
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  if (start + packedBytes > bytes.length) throw damaged();
  const packed = inPieces(bytes.subarray(start, start + packedBytes));
  return method === DEFLATED ? unpacked(packed, 'deflate-raw', damaged) : packed;
}

const PIECE_BYTES = 1 << 16;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield await Promise.resolve(bytes.subarray(at, at + PIECE_BYTES));
}

const damaged = (): Refusal => new Refusal('archive-damaged', 'is a damaged or cut off ZIP archive', 'save it again');

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return -1;
}
