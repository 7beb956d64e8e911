import { paint } from '../../marks/canvas.ts';
import type { Fonts } from '../../marks/outline.ts';
import { toSvg } from '../../marks/svg.ts';
import { drawFigure, type Picture } from '../../static/picture.ts';
import { isoOf } from '../../core/day.ts';
import { worldTopology } from './load.ts';
import type { Viewer } from './viewer.svelte.ts';

export const PICTURE_FORMATS = ['png', 'svg'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** `screen` has the very frame of the map on the screen; the others are the whole page's width and height. */
export const PICTURE_SIZES = { screen: undefined, wide: [1200, 800], square: [1080, 1080], tall: [1080, 1350] } as const;
export type PictureSize = keyof typeof PICTURE_SIZES;

/** Device pixels per CSS pixel of a saved PNG: sharp in print and on any screen. */
const PNG_SCALE = 2;

/** The figure of the present view, by the code that the command line draws with. Undefined if the size can't hold one. */
export async function pictureOf(viewer: Viewer, size: PictureSize): Promise<Picture | undefined> {
  const world = await worldTopology();
  const { node: _node, incident: _incident, ...view } = viewer.view;
  const whole = PICTURE_SIZES[size];
  // A picture of the screen looks where the screen looks; another size is fitted anew unless the reader moved the map.
  const ask =
    whole === undefined
      ? ({ kind: 'frame', frame: viewer.frame } as const)
      : ({ kind: 'total', widthPx: whole[0], heightPx: whole[1] } as const);
  return drawFigure(viewer.dataset, view, ask, { ground: viewer.topology, world });
}

export interface SavedPicture {
  readonly name: string;
  readonly blob: Blob;
}

/** A picture as a file, named for its dataset, days and language. */
export async function fileOf(viewer: Viewer, picture: Picture, format: PictureFormat): Promise<SavedPicture> {
  const { from, to } = viewer.range;
  const days = from === to ? isoOf(from) : `${isoOf(from)}_${isoOf(to)}`;
  const name = `${viewer.dataset.meta.id || 'qantar'}_${days}_${viewer.lang}.${format}`;
  return { name, blob: format === 'png' ? await pngOf(picture, viewer) : await svgOf(picture, viewer) };
}

/** Draws a picture on a canvas, `scale` device pixels a CSS pixel. */
export function drawOn(canvas: HTMLCanvasElement, picture: Picture, lang: Viewer['lang'], scale: number): void {
  canvas.width = Math.round(picture.widthPx * scale);
  canvas.height = Math.round(picture.heightPx * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('canvas');
  paint(picture.marks, context, { dpr: scale, lang });
}

async function pngOf(picture: Picture, { lang }: Viewer): Promise<Blob> {
  const canvas = document.createElement('canvas');
  drawOn(canvas, picture, lang, PNG_SCALE);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('PNG');
  return blob;
}

async function svgOf({ marks, widthPx, heightPx, title, altText }: Picture, { lang }: Viewer): Promise<Blob> {
  const fonts = await loadFonts();
  const text = fonts === undefined ? ({ kind: 'plain' } as const) : ({ kind: 'embedded', fonts } as const);
  return new Blob([toSvg(marks, { widthPx, heightPx, title, desc: altText, lang, text })], { type: 'image/svg+xml' });
}

/** The font's files, to be cut to the letters used. A page in one file does not carry them: its SVG names the font only. */
async function loadFonts(): Promise<Fonts | undefined> {
  if (import.meta.env.MODE === 'single') return undefined;
  const { fetchFonts } = await import('./font-files.ts');
  return fetchFonts();
}
