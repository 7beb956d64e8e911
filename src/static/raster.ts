import type { Mark } from '../marks/mark.ts';
import type { Fonts } from '../marks/outline.ts';
import { toSvg } from '../marks/svg.ts';
import { withSayings } from './png-text.ts';
import { type Provenance, xmpPacket } from './provenance.ts';

/** What is rasterised: a picture, or anything of marks and a size. */
export interface Raster {
  readonly marks: readonly Mark[];
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What resvg reads. Text goes in as outlines: same widths everywhere, no shaping. */
export const rasterSvg = (raster: Raster, fonts: Fonts): string =>
  toSvg(raster.marks, { ...raster, title: '', desc: '', lang: 'en', text: { kind: 'outlines', fonts } });

/** How resvg is asked: `scale` device pixels per CSS pixel. Native and in WebAssembly it gives the same pixels. */
export const rasterSettings = (scale: number) =>
  ({ fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } }) as const;

export interface PngOptions {
  /** Device pixels per CSS pixel. */
  readonly scale: number;
  /** Of print; absent: 96 a scale, so that it prints as large as it is on the screen. */
  readonly dpi?: number;
  readonly provenance?: Provenance;
}

/** A PNG with its size in print, its view, source and licence inside. */
export function saidPng(png: Uint8Array, { scale, dpi, provenance }: PngOptions): Uint8Array {
  return withSayings(png, {
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
