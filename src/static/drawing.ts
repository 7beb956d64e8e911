import type { Dataset } from '../core/dataset.ts';
import type { Fonts } from '../marks/outline.ts';
import { toSvg } from '../marks/svg.ts';
import type { View } from '../scene/view.ts';
import { drawCard } from './card.ts';
import type { Ask, Page } from './figure.ts';
import { drawMultiples } from './multiples.ts';
import { drawFigure, drawMap, type Grounds, type Picture } from './picture.ts';
import { type Provenance, provenanceOf, rdfXml, xmpPacket } from './provenance.ts';
import type { Each } from './series.ts';
import { drawSocial } from './social.ts';
import { type Layout, scaleOf } from './sizes.ts';

/** Formats without pixels: written here for the page and the command line alike, byte for byte. */
export type VectorFormat = 'svg' | 'pdf' | 'json';

export const SVG_TEXTS = ['embedded', 'outlines', 'plain'] as const;
export type SvgTextKind = (typeof SVG_TEXTS)[number];

/** All that decides a picture's bytes, beside dataset and view. A plain value: it goes to workers and into files. */
export interface Drawing {
  readonly layout: Layout;
  readonly size: Ask;
  /** `--size` as it was given, or empty. */
  readonly sizeText: string;
  readonly scale: number;
  readonly svgText: SvgTextKind;
  /** What the panels of `multiples` are. */
  readonly panels: Each;
  /** Pixels per inch of print; 0: as large as on the screen. */
  readonly dpi: number;
  readonly creator: string;
  /** The page that a series shares. */
  readonly page?: Page;
}

/** The picture of a view, or nothing where the size can't hold the layout. */
export function draw(
  dataset: Dataset,
  view: View,
  { layout, size, panels, page }: Drawing,
  grounds: Grounds,
): Picture | undefined {
  if (layout === 'multiples') return drawMultiples(dataset, view, panels, size, grounds);
  if (layout === 'map') {
    const frame = size.kind === 'frame' ? size.frame : { widthPx: size.widthPx, heightPx: size.heightPx };
    return drawMap(dataset, view, frame, grounds);
  }
  if (layout === 'card') return drawCard(dataset, view, size, grounds);
  if (layout === 'social') return drawSocial(dataset, view, size, grounds);
  return drawFigure(dataset, view, size, grounds, page);
}

/** The command line's options as text, kept in the file so that it can be made again. */
export function drawingText({ layout, sizeText, scale, svgText, panels, dpi, page }: Drawing): string {
  const fields: [string, string | undefined][] = [
    ['layout', layout],
    ['size', sizeText || undefined],
    ['scale', scale === scaleOf(layout, sizeText, dpi) ? undefined : String(scale)],
    ['text', svgText === 'embedded' ? undefined : svgText],
    ['panels', layout === 'multiples' ? panels : undefined],
    ['dpi', dpi === 0 ? undefined : String(dpi)],
    ['page', page ? `${String(page.arrangement)},${String(page.heightPx)}` : undefined],
  ];
  return fields.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`])).join('&');
}

/** What a file of the picture says of itself. */
export const provenanceFor = (dataset: Dataset, picture: Picture, drawing: Drawing): Provenance =>
  provenanceOf(dataset, picture, drawingText(drawing), drawing.creator);

/** A picture without pixels. PDF is loaded when first asked for; its streams are deflated by what the platform has. */
export async function encodeVector(
  dataset: Dataset,
  picture: Picture,
  format: VectorFormat,
  drawing: Drawing,
  fonts: Fonts,
): Promise<Uint8Array | string> {
  const provenance = provenanceFor(dataset, picture, drawing);
  const named = { ...picture, desc: picture.altText, lang: picture.view.lang };
  switch (format) {
    case 'json':
      return `${JSON.stringify(picture.scenes.length === 1 ? picture.scenes[0] : picture.scenes, undefined, 2)}\n`;
    case 'svg': {
      const text = drawing.svgText === 'plain' ? ({ kind: 'plain' } as const) : { kind: drawing.svgText, fonts };
      return toSvg(picture.marks, { ...named, text, metadataXml: rdfXml(provenance) });
    }
    case 'pdf': {
      const { toPdf } = await import('../marks/pdf.ts');
      return toPdf(picture.marks, { ...named, fonts, creator: provenance.creator, xmp: xmpPacket(provenance) });
    }
  }
}
