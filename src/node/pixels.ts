import { renderAsync, Resvg, type RenderedImage } from '@resvg/resvg-js';
import { type Band, type Raster, RASTER_SETTINGS, rasterBands } from '../static/raster.ts';
import { FONTS } from './fonts.ts';

export interface Pixels {
  /** RGBA, 8 bits each, rows from the top. */
  readonly data: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

function pixelsOf({ pixels, width }: RenderedImage, { firstRow, rows }: Band): Pixels {
  const rowBytes = width * 4;
  return { data: pixels.subarray(firstRow * rowBytes, (firstRow + rows) * rowBytes), widthPx: width, heightPx: rows };
}

/** The picture's pixels a band after the other, each drawn in another thread: no more than one is held. */
export async function* pixelBands(raster: Raster, scale: number): AsyncGenerator<Pixels> {
  for (const band of rasterBands(raster, scale, FONTS).bands) yield pixelsOf(await renderAsync(band.svg, RASTER_SETTINGS), band);
}

/** All pixels of a picture at `scale` device pixels per CSS pixel. */
export function rasterise(raster: Raster, scale: number): Pixels {
  const { widthPx, heightPx, bands } = rasterBands(raster, scale, FONTS);
  const parts = bands.map((band) => pixelsOf(new Resvg(band.svg, RASTER_SETTINGS).render(), band).data);
  const [only] = parts;
  return { data: parts.length === 1 && only ? only : Buffer.concat(parts), widthPx, heightPx };
}
