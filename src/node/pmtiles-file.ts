import { closeSync, openSync, readSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { bytesToHeader, Compression, type Entry, findTile, type Header, readVarint, TileType, zxyToTileId } from 'pmtiles';
import { type Opened, opened, refused } from '../core/opened.ts';
import { type TileReader, tileSource } from '../static/ground-shapes.ts';
import type { GroundSource } from '../static/own-ground.ts';

/** Bytes of the header: the specification's, version 3. */
const HEADER_BYTES = 127;
/** A directory and its leaf, and one more for archives of the whole world. */
const MOST_LEVELS = 4;

/** What an archive holds, as far as a picture asks. */
export interface Archive {
  readonly source: GroundSource;
  /** Names of its vector layers, bottom first. */
  readonly layers: readonly string[];
  /** Its own words about whose it is, plain text; empty where it says nothing. */
  readonly attribution: string;
}

/** Its words are HTML: what is between the tags is what is to be read. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ')
    .trim();

/** True if a file begins as a PMTiles archive does. */
export const isArchive = (start: Uint8Array): boolean => Buffer.from(start.subarray(0, 7)).toString('latin1') === 'PMTiles';

/**
 * Opens a PMTiles archive of vector tiles. Pictures are drawn in one go and ask for tiles as they need them, so a tile is read
 * when it is asked for and not before; the file stays open as long as the process.
 */
export function openArchive(path: string): Opened<Archive> {
  const file = openSync(path, 'r');
  const refuse = (reason: string): Opened<Archive> => {
    closeSync(file);
    return refused(reason);
  };
  const bytesAt = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const read = readSync(file, bytes, done, length - done, offset + done);
      if (read === 0) throw new RangeError('the archive is cut off');
      done += read;
    }
    return bytes;
  };
  try {
    const header = bytesToHeader(bytesAt(0, HEADER_BYTES).buffer as ArrayBuffer);
    if (header.specVersion !== 3) return refuse(`is PMTiles of version ${String(header.specVersion)}; version 3 is read`);
    if (header.tileType !== TileType.Mvt) return refuse('holds pictures and not vectors; give an archive of vector tiles (MVT)');
    const compressions = [header.internalCompression, header.tileCompression];
    if (compressions.some((each) => each === Compression.Zstd))
      return refuse('is compressed with zstd; gzip and brotli are read');
    const root = entriesOf(unpacked(bytesAt(header.rootDirectoryOffset, header.rootDirectoryLength), header.internalCompression));
    const meta = metadataOf(bytesAt(header.jsonMetadataOffset, header.jsonMetadataLength), header);
    const read = tileReader(header, root, bytesAt);
    return opened({
      source: tileSource(read, header.minZoom, header.maxZoom),
      layers: (meta.vector_layers ?? []).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
      attribution: typeof meta.attribution === 'string' ? plainText(meta.attribution) : '',
    });
  } catch (error) {
    return refuse(`can't be read as PMTiles: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Metadata {
  readonly attribution?: unknown;
  readonly vector_layers?: readonly { readonly id?: unknown }[];
}

const metadataOf = (bytes: Uint8Array, { internalCompression }: Header): Metadata =>
  bytes.length === 0 ? {} : (JSON.parse(new TextDecoder().decode(unpacked(bytes, internalCompression))) as Metadata);

function unpacked(bytes: Uint8Array, compression: Compression): Uint8Array {
  switch (compression) {
    case Compression.Gzip:
      return gunzipSync(bytes);
    case Compression.Brotli:
      return brotliDecompressSync(bytes);
    default:
      return bytes;
  }
}

/** A directory: ids as differences, then runs, lengths and offsets, each a list of its own; offset 0 follows on the one before. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const at = { buf: bytes, pos: 0 };
  const list = (count: number): number[] => Array.from({ length: count }, () => readVarint(at));
  const count = readVarint(at);
  const [steps, runs, lengths, offsets] = [list(count), list(count), list(count), list(count)];
  let tileId = 0;
  let follows = 0;
  return steps.map((step, index) => {
    tileId += step;
    const length = lengths[index] ?? 0;
    const given = offsets[index] ?? 0;
    const offset = given === 0 ? follows : given - 1;
    follows = offset + length;
    return { tileId, offset, length, runLength: runs[index] ?? 0 };
  });
}

function tileReader(header: Header, root: Entry[], bytesAt: (offset: number, length: number) => Uint8Array): TileReader {
  const leaves = new Map<number, Entry[]>();
  return (z, x, y) => {
    const id = zxyToTileId(z, x, y);
    let entries = root;
    for (let level = 0; level < MOST_LEVELS; level += 1) {
      const entry = findTile(entries, id);
      if (entry === null) return undefined;
      if (entry.runLength > 0)
        return unpacked(bytesAt(header.tileDataOffset + entry.offset, entry.length), header.tileCompression);
      const offset = header.leafDirectoryOffset + entry.offset;
      entries = leaves.get(offset) ?? entriesOf(unpacked(bytesAt(offset, entry.length), header.internalCompression));
      leaves.set(offset, entries);
    }
    return undefined;
  };
}
