import { initWasm, Resvg } from '@resvg/resvg-wasm';
import resvg from '@resvg/resvg-wasm/index_bg.wasm?url';
import type { Fonts } from '../../marks/outline.ts';
import { type PngOptions, type Raster, RASTER_SETTINGS, rasterBands, saidPng } from '../../static/raster.ts';

let ready: Promise<void> | undefined;

/** The rasteriser of the command line, compiled for the page: fetched from beside it when the first PNG is saved. */
function load(): Promise<void> {
  ready ??= fetch(resvg)
    .then((response) => response.arrayBuffer())
    .then(initWasm)
    .catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
  return ready;
}

/** The picture as PNG with the very pixels that `qantar export` gives; only their packing is the browser's. */
export async function pngOf(raster: Raster, options: PngOptions, fonts: Fonts): Promise<Uint8Array> {
  await load();
  const { widthPx, heightPx, bands } = rasterBands(raster, options.scale, fonts);
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('canvas');
  let top = 0;
  for (const { svg, firstRow, rows } of bands) {
    const drawing = new Resvg(svg, RASTER_SETTINGS);
    const image = drawing.render();
    const pixels = new ImageData(new Uint8ClampedArray(image.pixels), image.width, image.height);
    image.free();
    drawing.free();
    context.putImageData(pixels, 0, top - firstRow, 0, firstRow, widthPx, rows);
    top += rows;
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('PNG');
  return saidPng(new Uint8Array(await blob.arrayBuffer()), options);
}
