import { once } from 'node:events';
import { crc32, createDeflate } from 'node:zlib';
import { chunk, PNG_SIGNATURE } from '../static/png-text.ts';
import { type PngOptions, type Raster, saidPng } from '../static/raster.ts';
import { type Pixels, pixelBands } from './pixels.ts';

/** Flat colours compress well as they are: the time goes into nothing else. */
const DEFLATE = { level: 3, memLevel: 9, chunkSize: 1 << 20 } as const;

/** Rows of red, green and blue as PNG has them, each after the number of its filter: none. */
function opaqueRows({ data, widthPx, heightPx }: Pixels): Uint8Array {
  // Four pixels are three words without their transparency: a quarter of the steps that bytes would take.
  const pixels = new Uint32Array(data.buffer, data.byteOffset, widthPx * heightPx);
  const words = new Uint32Array(Math.ceil(widthPx / 4) * 3);
  const row = new Uint8Array(words.buffer, 0, widthPx * 3);
  const rows = Buffer.allocUnsafe(heightPx * (row.length + 1));
  for (let line = 0; line < heightPx; line += 1) {
    const end = (line + 1) * widthPx;
    for (let from = line * widthPx, to = 0; from < end; from += 4, to += 3) {
      const second = pixels[from + 1] ?? 0;
      const third = pixels[from + 2] ?? 0;
      words[to] = ((pixels[from] ?? 0) & 0xffffff) | (second << 24);
      words[to + 1] = ((second >>> 8) & 0xffff) | (third << 16);
      words[to + 2] = ((third >>> 16) & 0xff) | ((pixels[from + 3] ?? 0) << 8);
    }
    rows[line * (row.length + 1)] = 0;
    rows.set(row, line * (row.length + 1) + 1);
  }
  return rows;
}

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
  let [widthPx, heightPx] = [0, 0];
  for await (const band of pixelBands(raster, options.scale)) {
    widthPx = band.widthPx;
    heightPx += band.heightPx;
    if (!deflate.write(opaqueRows(band))) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  const chunks = [
    chunk('IHDR', header(widthPx, heightPx)),
    ...packed.map((part) => chunk('IDAT', part, crc32)),
    chunk('IEND', new Uint8Array()),
  ];
  return saidPng(Buffer.concat([PNG_SIGNATURE, ...chunks]), options);
}
