import { Resvg } from '@resvg/resvg-js';
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

/** Device pixels of a picture at `scale` pixels per CSS pixel. Text goes in as outlines: same widths everywhere, no shaping. */
export function rasterise(raster: Raster, scale: number): Pixels {
  const svg = toSvg(raster.marks, { ...raster, title: '', desc: '', lang: 'en', text: { kind: 'outlines', fonts: FONTS } });
  const image = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } }).render();
  return { data: image.pixels, widthPx: image.width, heightPx: image.height };
}

export interface PngOptions {
  /** Device pixels per CSS pixel. */
  readonly scale: number;
  /** Of print; absent: 96 a scale, so that it prints as large as it is on the screen. */
  readonly dpi?: number;
  readonly provenance?: Provenance;
}

/** The picture as PNG, opaque, with its view, source and licence inside. Same picture, same bytes. */
export async function toPng(raster: Raster, { scale, dpi, provenance }: PngOptions): Promise<Uint8Array> {
  const pixels = rasterise(raster, scale);
  const bytes = await encodePng(pixels);
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

/** sharp is loaded when first asked for: a start of the command line that writes no image doesn't pay for it. */
async function opaque({ data, widthPx, heightPx }: Pixels): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } }).removeAlpha();
}

/** Level 3 without filters: flat colours compress well as they are, and the time goes into nothing else. */
const encodePng = async (pixels: Pixels): Promise<Uint8Array> =>
  (await opaque(pixels)).png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer();

/** WebP (lossless: the picture is flat colours and letters) or AVIF (lossy, near lossless). */
export async function toWebImage(
  raster: Raster,
  format: 'webp' | 'avif',
  { scale, provenance }: PngOptions,
): Promise<Uint8Array> {
  const image = await opaque(rasterise(raster, scale));
  const said = provenance ? image.withXmp(xmpPacket(provenance)) : image;
  return format === 'webp'
    ? said.webp({ lossless: true, effort: 4 }).toBuffer()
    : said.avif({ quality: 80, effort: 4 }).toBuffer();
}
