import { Resvg, type RenderedImage } from '@resvg/resvg-js';
import { type Band, type Raster, RASTER_SETTINGS, rasterBands } from '../static/raster.ts';
import { dropPixels } from './drop-pixels.ts';
import { FONTS } from './fonts.ts';

export interface Pixels {
  /** RGBA, 8 bits each, rows from the top. */
  readonly data: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

function draw({ svg, firstRow, rows }: Band): Pixels {
  const { pixels, width }: RenderedImage = new Resvg(svg, RASTER_SETTINGS).render();
  const rowBytes = width * 4;
  return { data: pixels.subarray(firstRow * rowBytes, (firstRow + rows) * rowBytes), widthPx: width, heightPx: rows };
}

/** The picture's pixels a band after the other: no more than one is held. */
export function* pixelBands(raster: Raster, scale: number): Generator<Pixels> {
  for (const [index, band] of rasterBands(raster, scale, FONTS).bands.entries()) {
    if (index > 0) dropPixels();
    yield draw(band);
  }
}

/** All pixels of a picture at `scale` device pixels per CSS pixel. */
export function rasterise(raster: Raster, scale: number): Pixels {
  const { widthPx, heightPx, bands } = rasterBands(raster, scale, FONTS);
  const parts = bands.map((band) => draw(band).data);
  const [only] = parts;
  return { data: parts.length === 1 && only ? only : Buffer.concat(parts), widthPx, heightPx };
}
