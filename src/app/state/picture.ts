import { version } from '../../../package.json';
import { isoOf } from '../../core/day.ts';
import { paint } from '../../marks/canvas.ts';
import { decodeView, encodeView } from '../../scene/view-codec.ts';
import { draw, type Drawing, encodeVector, provenanceFor } from '../../static/drawing.ts';
import type { Picture } from '../../static/picture.ts';
import type { Ask } from '../../static/figure.ts';
import { parseSize } from '../../static/sizes.ts';
import { fetchFonts } from './font-files.ts';
import { worldTopology } from './load.ts';
import type { Viewer } from './viewer.svelte.ts';

export const PICTURE_FORMATS = ['png', 'svg', 'pdf'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** As `--size` has them. `screen` has the very frame of the map on the screen; the others are the whole page's sides. */
export const PICTURE_SIZES = { screen: '', wide: '1200x800', square: '1080x1080', tall: '1080x1350' } as const;
export type PictureSize = keyof typeof PICTURE_SIZES;

/** A picture and all that decides its bytes: the command line makes the same files from the same. */
export interface Drawn {
  readonly picture: Picture;
  readonly drawing: Drawing;
}

/** The figure of the present view, by the code that the command line draws with. Undefined if the size can't hold one. */
export async function pictureOf(viewer: Viewer, wanted: PictureSize): Promise<Drawn | undefined> {
  const world = await worldTopology();
  const { node: _node, incident: _incident, frame: _frame, ...seen } = viewer.view;
  const sizeText = PICTURE_SIZES[wanted];
  // A picture of the screen looks where the screen looks; another size is fitted anew unless the reader moved the map.
  const { widthPx, heightPx } = viewer.frame;
  const frame = { widthPx: Math.round(widthPx), heightPx: Math.round(heightPx) };
  const size: Ask | undefined = wanted === 'screen' ? { kind: 'frame', frame } : parseSize(sizeText);
  if (size === undefined) return undefined;
  // As its text says it and no finer, so that the file can be made again from what it says of itself.
  const { view } = decodeView(encodeView(wanted === 'screen' ? { ...seen, frame } : seen));
  const drawing: Drawing = {
    layout: 'figure',
    size,
    sizeText,
    scale: 2,
    svgText: 'embedded',
    panels: 'day',
    dpi: 0,
    creator: `Qantar ${version}`,
  };
  const picture = draw(viewer.dataset, view, drawing, { ground: viewer.topology, world });
  return picture && { picture, drawing };
}

export interface SavedPicture {
  readonly name: string;
  readonly blob: Blob;
}

const MEDIA_TYPES: Readonly<Record<PictureFormat, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
};

/** A picture as a file, named for its dataset, days and language. */
export async function fileOf(viewer: Viewer, drawn: Drawn, format: PictureFormat): Promise<SavedPicture> {
  const { from, to } = viewer.range;
  const days = from === to ? isoOf(from) : `${isoOf(from)}_${isoOf(to)}`;
  const name = `${viewer.dataset.meta.id || 'qantar'}_${days}_${viewer.lang}.${format}`;
  const content = await contentOf(viewer, drawn, format);
  return { name, blob: new Blob([content as BlobPart], { type: MEDIA_TYPES[format] }) };
}

async function contentOf({ dataset }: Viewer, { picture, drawing }: Drawn, format: PictureFormat): Promise<Uint8Array | string> {
  const fonts = await fetchFonts();
  if (format !== 'png') return encodeVector(dataset, picture, format, drawing, fonts);
  const { pngOf } = await import('./raster-file.ts');
  return pngOf(picture, { scale: drawing.scale, provenance: provenanceFor(dataset, picture, drawing) }, fonts);
}

/** Draws a picture on a canvas, `scale` device pixels a CSS pixel: a look at what will be saved. */
export function drawOn(canvas: HTMLCanvasElement, picture: Picture, lang: Viewer['lang'], scale: number): void {
  canvas.width = Math.round(picture.widthPx * scale);
  canvas.height = Math.round(picture.heightPx * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('canvas');
  paint(picture.marks, context, { dpr: scale, lang });
}
