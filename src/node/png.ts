import { once } from 'node:events';
import { crc32, createDeflate } from 'node:zlib';
import { chunk, PNG_SIGNATURE } from '../static/png-text.ts';
import { type PngOptions, type Raster, saidPng } from '../static/raster.ts';
import { type Pixels, pixelBands } from './pixels.ts';

/** Flat colours compress well as they are: the time goes into nothing else. */
const DEFLATE = { level: 3, memLevel: 9, chunkSize: 1 << 20 } as const;

/** Rows that are packed at once: while these are deflated in another thread, the next are packed. */
const SLICE_ROWS = 64;

/** Packs rows as PNG has them into `to`: red, green and blue, each row after the number of its filter: none. */
function packRows({ data, widthPx, heightPx }: Pixels, from: number, to: Buffer): Buffer {
  // Four pixels are three words without their transparency: a quarter of the steps that bytes would take.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, widthPx * heightPx);
  const words = new Uint32Array(Math.ceil(widthPx / 4) * 3);
  const row = new Uint8Array(words.buffer, 0, widthPx * 3);
  const rows = Math.min(SLICE_ROWS, heightPx - from);
  for (let line = 0; line < rows; line += 1) {
    const start = (from + line) * widthPx;
    for (let at = start, word = 0; at < start + widthPx; at += 4, word += 3) {
      const second = pixels[at + 1] ?? 0;
      const third = pixels[at + 2] ?? 0;
      words[word] = ((pixels[at] ?? 0) & 0xffffff) | (second << 24);
      words[word + 1] = ((second >>> 8) & 0xffff) | (third << 16);
      words[word + 2] = ((third >>> 16) & 0xff) | ((pixels[at + 3] ?? 0) << 8);
    }
    to[line * (row.length + 1)] = 0;
    to.set(row, line * (row.length + 1) + 1);
  }
  return to.subarray(0, rows * (row.length + 1));
}

const sliceFor = ({ widthPx }: Pixels): Buffer => Buffer.allocUnsafe(SLICE_ROWS * (widthPx * 3 + 1));

/** Colour of 8 bits a channel, no transparency, rows in order. */
function header(widthPx: number, heightPx: number): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  data.set([8, 2], 8);
  return data;
}

/**
 * The picture as PNG, opaque, with its view, source and licence inside. Same picture, same bytes. It is written here, a band
 * at a time into the compression of the platform: a library of images takes longer to load than the picture to draw.
 */
export async function toPng(raster: Raster, options: PngOptions): Promise<Uint8Array> {
  const deflate = createDeflate(DEFLATE);
  const packed: Buffer[] = [];
  deflate.on('data', (part: Buffer) => packed.push(part));
  const ended = once(deflate, 'end');
  const write = (rows: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      deflate.write(rows, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  let [widthPx, heightPx] = [0, 0];
  let [free, busy]: [Buffer?, Buffer?] = [];
  let written = Promise.resolve();
  for (const band of pixelBands(raster, options.scale)) {
    widthPx = band.widthPx;
    for (let from = 0; from < band.heightPx; from += SLICE_ROWS) {
      const rows = packRows(band, from, (free ??= sliceFor(band)));
      await written;
      written = write(rows);
      [free, busy] = [busy, free];
    }
    heightPx += band.heightPx;
  }
  await written;
  deflate.end();
  await ended;
  const chunks = [
    chunk('IHDR', header(widthPx, heightPx)),
    ...packed.map((part) => chunk('IDAT', part, crc32)),
    chunk('IEND', new Uint8Array()),
  ];
  return saidPng(Buffer.concat([PNG_SIGNATURE, ...chunks]), options);
}
