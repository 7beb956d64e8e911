import sharp from 'sharp';
import { xmpPacket } from '../static/provenance.ts';
import type { PngOptions, Raster } from '../static/raster.ts';
import { pixelBands } from './pixels.ts';

/** WebP (lossless: the picture is flat colours and letters) or AVIF (lossy, near lossless). */
export async function toWebImage(
  raster: Raster,
  format: 'webp' | 'avif',
  { scale, provenance }: PngOptions,
): Promise<Uint8Array> {
  const bands: Buffer[] = [];
  let [width, height] = [0, 0];
  for (const { data, widthPx, heightPx } of pixelBands(raster, scale)) {
    bands.push(data);
    [width, height] = [widthPx, height + heightPx];
  }
  const image = sharp(Buffer.concat(bands), { raw: { width, height, channels: 4 }, limitInputPixels: false }).removeAlpha();
  const said = provenance ? image.withXmp(xmpPacket(provenance)) : image;
  return format === 'webp'
    ? said.webp({ lossless: true, effort: 4 }).toBuffer()
    : said.avif({ quality: 80, effort: 4 }).toBuffer();
}
