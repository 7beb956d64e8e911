import { renderAsync, Resvg, type RenderedImage } from '@resvg/resvg-js';
import type { Sharp } from 'sharp';
import type { Mark } from '../marks/mark.ts';
import { toSvg } from '../marks/svg.ts';
import { withSayings } from '../static/png-text.ts';
import { type Provenance, xmpPacket } from '../static/provenance.ts';
import { FONTS } from './fonts.ts';

/** What is rasterised: a picture, or anything of marks and a size. */
export interface Raster {
  readonly marks: readonly Mark[];
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Pixels {
  /** RGBA, 8 bits each, rows from the top. */
  readonly data: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Text goes in as outlines: same widths everywhere, no shaping. */
const svgOf = (raster: Raster): string =>
  toSvg(raster.marks, { ...raster, title: '', desc: '', lang: 'en', text: { kind: 'outlines', fonts: FONTS } });

const settings = (scale: number) => ({ fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } }) as const;

const pixelsOf = ({ pixels, width, height }: RenderedImage): Pixels => ({ data: pixels, widthPx: width, heightPx: height });

/** Device pixels of a picture at `scale` pixels per CSS pixel. */
export const rasterise = (raster: Raster, scale: number): Pixels => pixelsOf(new Resvg(svgOf(raster), settings(scale)).render());

export interface PngOptions {
  /** Device pixels per CSS pixel. */
  readonly scale: number;
  /** Of print; absent: 96 a scale, so that it prints as large as it is on the screen. */
  readonly dpi?: number;
  readonly provenance?: Provenance;
}

/** The picture as PNG, opaque, with its view, source and licence inside. Same picture, same bytes. */
export async function toPng(raster: Raster, { scale, dpi, provenance }: PngOptions): Promise<Uint8Array> {
  const image = await opaque(raster, scale);
  // Level 3 without filters: flat colours compress well as they are, and the time goes into nothing else.
  const bytes = await image.png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer();
  return withSayings(bytes, {
    dpi: dpi ?? 96 * scale,
    texts: provenance
      ? [
          ['Title', provenance.title],
          ['Description', provenance.description],
          ['Copyright', provenance.rights],
          ['Software', provenance.creator],
          ['XML:com.adobe.xmp', xmpPacket(provenance)],
        ]
      : [],
  });
}

/** The picture without transparency. sharp is loaded when first asked for, while another thread rasterises. */
async function opaque(raster: Raster, scale: number): Promise<Sharp> {
  const [image, { default: sharp }] = await Promise.all([renderAsync(svgOf(raster), settings(scale)), import('sharp')]);
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
