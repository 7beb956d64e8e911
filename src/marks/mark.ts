/**
 * What every picture is made of: a flat list of shapes and texts in CSS pixels, origin top left of the picture, y down.
 * It is painted in order on a canvas over the map, written as SVG, and written as PDF; no painter decides anything.
 */
export type Mark = PathMark | TextMark;

/** Named groups; an SVG's layers in Illustrator and Inkscape. Order here is order of painting. */
export const LAYERS = [
  'page',
  'ground',
  'water',
  'land',
  'subject',
  'choropleth',
  'rivers',
  'lakes',
  'borders',
  'hatches',
  'heat',
  'map-labels',
  'districts',
  'spread',
  'nodes',
  'place-labels',
  'frame',
  'furniture',
] as const;
export type Layer = (typeof LAYERS)[number];

/** What a mark stands for, kept in the SVG as `data-*` so that counts can be read back from the picture. */
export type MarkData = Readonly<Record<string, string | number>>;

interface Common {
  readonly layer: Layer;
  readonly data?: MarkData;
}

/** A part of a ring, or from 0 to a whole turn without a hole a disc. Angles in radians, clockwise from the top. */
export interface Sector {
  readonly x: number;
  readonly y: number;
  readonly innerPx: number;
  readonly outerPx: number;
  readonly fromRad: number;
  readonly toRad: number;
}

/** A path. `d` uses the commands M L C A Z, absolute, at most 2 decimals. */
export interface PathMark extends Common {
  readonly kind: 'path';
  readonly d: string;
  /** What `d` says as parts of rings, where it has no others: a canvas draws them without reading text. */
  readonly sectors?: readonly Sector[];
  /** `#rrggbb`. */
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeOpacity?: number;
  readonly widthPx?: number;
  readonly dashPx?: readonly number[];
  readonly fillRule?: 'evenodd';
  /** Clip to this rectangle `[x, y, width, height]`: the map's frame. */
  readonly clip?: readonly [number, number, number, number];
}

export type FontWeight = 400 | 600 | 700;

/** One line of text in Noto Sans. `x` is where `anchor` says, `y` the baseline. */
export interface TextMark extends Common {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly sizePx: number;
  readonly weight: FontWeight;
  readonly italic?: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
  readonly halo?: { readonly color: string; readonly widthPx: number };
  readonly letterSpacingPx?: number;
  readonly strike?: boolean;
  /** http(s) address the text leads to, in formats that can. */
  readonly href?: string;
}
