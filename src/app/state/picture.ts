import { version } from '../../../package.json';
import { isoOf } from '../../core/day.ts';
import { paint } from '../../marks/canvas.ts';
import { decodeView, encodeView } from '../../scene/view-codec.ts';
import type { View } from '../../scene/view.ts';
import { draw, type Drawing, encodeVector, provenanceFor } from '../../static/drawing.ts';
import type { Ask } from '../../static/figure.ts';
import type { Picture } from '../../static/picture.ts';
import { LAYOUT_SIZES, parseSize, scaleOf } from '../../static/sizes.ts';
import { fetchFonts } from './font-files.ts';
import { worldTopology } from './load.ts';
import { LAYOUT_CHOICES, type LayoutChoice, type LayoutName } from './picture-choices.ts';
import type { Viewer } from './viewer.svelte.ts';

export const PICTURE_FORMATS = ['png', 'svg', 'pdf'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** What the reader chose. */
export interface Wanted {
  readonly name: LayoutName;
  /** As `--size` has it; empty: the layout's own, for figure and map the very frame of the map on the screen. */
  readonly size: string;
  /** Device pixels per pixel of a PNG; 0: what the layout has of itself. */
  readonly scale: number;
  readonly dpi: number;
}

/** A picture and all that decides its bytes: the command line makes the same files from the same. */
export interface Drawn {
  readonly picture: Picture;
  readonly drawing: Drawing;
}

/** The picture of the present view, by the code that the command line draws with. Undefined if the size can't hold it. */
export async function pictureOf(viewer: Viewer, wanted: Wanted): Promise<Drawn | undefined> {
  const world = await worldTopology();
  const choice: LayoutChoice = LAYOUT_CHOICES[wanted.name];
  const { layout } = choice;
  const sizeText = choice.size ?? wanted.size;
  // A picture of the screen looks where the screen looks; another size is fitted anew unless the reader moved the map.
  const { widthPx, heightPx } = viewer.frame;
  const frame = { widthPx: Math.round(widthPx), heightPx: Math.round(heightPx) };
  const isScreen = sizeText === '' && (layout === 'figure' || layout === 'map');
  const size: Ask | undefined = isScreen
    ? { kind: 'frame', frame }
    : sizeText === ''
      ? LAYOUT_SIZES[layout].ask
      : parseSize(sizeText);
  if (size === undefined) return undefined;
  const seen = seenIn(viewer.seen, layout);
  // As its text says it and no finer, so that the file can be made again from what it says of itself.
  const { view } = decodeView(encodeView(isScreen ? { ...seen, frame } : seen));
  const drawing: Drawing = {
    layout,
    size,
    sizeText,
    scale: wanted.scale === 0 ? scaleOf(layout, sizeText, wanted.dpi) : wanted.scale,
    svgText: 'embedded',
    panels: choice.panels ?? 'day',
    dpi: wanted.dpi,
    creator: `Qantar ${version}`,
  };
  const picture = draw(viewer.dataset, view, drawing, { ground: viewer.topology, world });
  return picture && { picture, drawing };
}

/** What of the page's view a layout shows: a card looks at its own place, and of the others nothing is opened. */
function seenIn({ node, incident: _incident, frame: _frame, ...view }: View, layout: Drawing['layout']): View {
  if (layout !== 'card') return view;
  const { camera: _camera, ...fitted } = view;
  return node === undefined ? fitted : { ...fitted, node };
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

/** A picture as a file, named for its dataset, layout, days and language. */
export async function fileOf(viewer: Viewer, name: LayoutName, drawn: Drawn, format: PictureFormat): Promise<SavedPicture> {
  const { from, to } = viewer.range;
  const days = from === to ? isoOf(from) : `${isoOf(from)}_${isoOf(to)}`;
  const place = name === 'card' ? (drawn.picture.view.node ?? '').replace(/[^\p{L}\p{N}]+/gu, '-') : '';
  const parts = [viewer.dataset.meta.id || 'qantar', name === 'figure' ? '' : name, place, days, viewer.lang];
  const content = await contentOf(viewer, drawn, format);
  return {
    name: `${parts.filter((part) => part !== '').join('_')}.${format}`,
    blob: new Blob([content as BlobPart], { type: MEDIA_TYPES[format] }),
  };
}

async function contentOf({ dataset }: Viewer, { picture, drawing }: Drawn, format: PictureFormat): Promise<Uint8Array | string> {
  const fonts = await fetchFonts();
  if (format !== 'png') return encodeVector(dataset, picture, format, drawing, fonts);
  const { pngOf } = await import('./raster-file.ts');
  const { scale, dpi } = drawing;
  const provenance = provenanceFor(dataset, picture, drawing);
  return pngOf(picture, { scale, provenance, ...(dpi === 0 ? {} : { dpi }) }, fonts);
}

/** Draws a picture on a canvas, `scale` device pixels a CSS pixel: a look at what will be saved. */
export function drawOn(canvas: HTMLCanvasElement, picture: Picture, lang: Viewer['lang'], scale: number): void {
  canvas.width = Math.round(picture.widthPx * scale);
  canvas.height = Math.round(picture.heightPx * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('canvas');
  paint(picture.marks, context, { dpr: scale, lang });
}
