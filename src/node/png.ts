import { once } from 'node:events';
import { createDeflate } from 'node:zlib';
import { chunk, PNG_SIGNATURE } from '../static/png-text.ts';
import { type PngOptions, type Raster, saidPng } from '../static/raster.ts';
import { type Pixels, pixelBands } from './pixels.ts';

/** Flat colours compress well as they are: the time goes into nothing else. */
const DEFLATE = { level: 3, memLevel: 9, chunkSize: 1 << 20 } as const;

/** Rows of red, green and blue as PNG has them, each after the number of its filter: none. */
function opaqueRows({ data, widthPx, heightPx }: Pixels): Uint8Array {
  const rows = new Uint8Array(heightPx * (widthPx * 3 + 1));
  let [from, to] = [0, 0];
  for (let row = 0; row < heightPx; row += 1) {
    to += 1;
    for (const end = from + widthPx * 4; from < end; from += 4) {
      rows[to] = data[from] as number;
      rows[to + 1] = data[from + 1] as number;
      rows[to + 2] = data[from + 2] as number;
      to += 3;
    }
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
    ...packed.map((part) => chunk('IDAT', part)),
    chunk('IEND', new Uint8Array()),
  ];
  return saidPng(Buffer.concat([PNG_SIGNATURE, ...chunks]), options);
}
