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

/** A part of a picture from side to side, as a rasteriser takes it. */
export interface Band {
  /** One user unit is one device pixel. Text is in outlines: same widths everywhere, no shaping. */
  readonly svg: string;
  /** Rows of it that belong to the picture: those above and beneath are drawn so that lines meet, and thrown away. */
  readonly firstRow: number;
  readonly rows: number;
}

/** A picture in device pixels, in bands from the top. */
export interface Bands {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bands: readonly Band[];
}

/** Most device pixels held at once, 4 bytes each: all of a screen's or a page's picture, and a ninth of 12 000 by 12 000. */
const MOST_PX = 16e6;
/** Lines that cross from one band into the next are drawn this far into it. */
const OVERLAP_ROWS = 64;

/**
 * The picture at `scale` device pixels per CSS pixel: how it is cut depends on its size alone, so that page and command line,
 * native and in WebAssembly, give the same pixels.
 */
export function rasterBands(raster: Raster, scale: number, fonts: Fonts): Bands {
  const widthPx = Math.max(1, Math.round(raster.widthPx * scale));
  const heightPx = Math.max(1, Math.round(raster.heightPx * scale));
  const count = Math.ceil((widthPx * heightPx) / MOST_PX);
  const most = Math.ceil(heightPx / count);
  const whole = toSvg(raster.marks, { ...raster, title: '', desc: '', lang: 'en', text: { kind: 'outlines', fonts } });
  const inside = whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('</svg>'));
  const [scaleX, scaleY] = [widthPx / raster.widthPx, heightPx / raster.heightPx];
  const bands = Array.from({ length: count }, (_, index): Band => {
    const rows = Math.min(most, heightPx - index * most);
    const top = Math.max(0, index * most - OVERLAP_ROWS);
    const bottom = Math.min(heightPx, index * most + rows + OVERLAP_ROWS);
    const root = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="${String(widthPx)}" height="${String(bottom - top)}" stroke-linejoin="round">`;
    const placed = `<g transform="matrix(${String(scaleX)} 0 0 ${String(scaleY)} 0 ${String(-top)})">`;
    return { svg: `${root}${placed}${inside}</g></svg>`, firstRow: index * most - top, rows };
  });
  return { widthPx, heightPx, bands };
}

/** How resvg is asked for a band. */
export const RASTER_SETTINGS = { font: { loadSystemFonts: false } } as const;

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
