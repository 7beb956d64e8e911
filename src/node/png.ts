import { renderAsync, Resvg, type RenderedImage } from '@resvg/resvg-js';
import type { Sharp } from 'sharp';
import { xmpPacket } from '../static/provenance.ts';
import { type PngOptions, type Raster, rasterSettings, rasterSvg, saidPng } from '../static/raster.ts';
import { FONTS } from './fonts.ts';

export interface Pixels {
  /** RGBA, 8 bits each, rows from the top. */
  readonly data: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

const pixelsOf = ({ pixels, width, height }: RenderedImage): Pixels => ({ data: pixels, widthPx: width, heightPx: height });

/** Device pixels of a picture at `scale` pixels per CSS pixel. */
export const rasterise = (raster: Raster, scale: number): Pixels =>
  pixelsOf(new Resvg(rasterSvg(raster, FONTS), rasterSettings(scale)).render());

/** The picture as PNG, opaque, with its view, source and licence inside. Same picture, same bytes. */
export async function toPng(raster: Raster, options: PngOptions): Promise<Uint8Array> {
  const image = await opaque(raster, options.scale);
  // Level 3 without filters: flat colours compress well as they are, and the time goes into nothing else.
  return saidPng(await image.png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer(), options);
}

/** The picture without transparency. sharp is loaded when first asked for, while another thread rasterises. */
async function opaque(raster: Raster, scale: number): Promise<Sharp> {
  const [image, { default: sharp }] = await Promise.all([
    renderAsync(rasterSvg(raster, FONTS), rasterSettings(scale)),
    import('sharp'),
  ]);
  const { data, widthPx, heightPx } = pixelsOf(image);
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } }).removeAlpha();
}

/** WebP (lossless: the picture is flat colours and letters) or AVIF (lossy, near lossless). */
export async function toWebImage(
  raster: Raster,
  format: 'webp' | 'avif',
  { scale, provenance }: PngOptions,
): Promise<Uint8Array> {
  const image = await opaque(raster, scale);
  const said = provenance ? image.withXmp(xmpPacket(provenance)) : image;
  return format === 'webp'
    ? said.webp({ lossless: true, effort: 4 }).toBuffer()
    : said.avif({ quality: 80, effort: 4 }).toBuffer();
}
