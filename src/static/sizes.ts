import type { Ask } from './figure.ts';

/** How large a picture is drawn and by how much it is enlarged: a social picture is small on the page and large on the wall. */
export interface Size {
  readonly ask: Ask;
  /** On top of `--scale`. */
  readonly zoom: number;
}

const MM_PX = 96 / 25.4;

/** Paper in millimetres, upright. */
const PAPER: Readonly<Record<string, readonly [number, number]>> = {
  a2: [420, 594],
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  letter: [215.9, 279.4],
};

/** Sides that a picture can have, CSS pixels. */
export const LEAST_SIDE_PX = 64;
export const MOST_SIDE_PX = 12_000;

const total = (widthPx: number, heightPx: number): Size | undefined => {
  const isGood = [widthPx, heightPx].every((side) => side >= LEAST_SIDE_PX && side <= MOST_SIDE_PX);
  return isGood ? { ask: { kind: 'total', widthPx, heightPx }, zoom: 1 } : undefined;
};

/** `1200x800` (pixels), `297x210mm`, `A4`, `A4-portrait`, `letter`; nothing for what is none of them or out of bounds. */
export function parseSize(text: string): Size | undefined {
  const sides = /^(\d{1,5}(?:\.\d+)?)x(\d{1,5}(?:\.\d+)?)(mm|px)?$/iu.exec(text.trim());
  if (sides) {
    const unit = sides[3]?.toLowerCase() === 'mm' ? MM_PX : 1;
    return total(Number(sides[1]) * unit, Number(sides[2]) * unit);
  }
  const [name = '', way = 'landscape'] = text.trim().toLowerCase().split('-');
  const paper = PAPER[name];
  if (!paper || (way !== 'landscape' && way !== 'portrait')) return undefined;
  const [short, long] = paper;
  return way === 'landscape' ? total(long * MM_PX, short * MM_PX) : total(short * MM_PX, long * MM_PX);
}

export const LAYOUTS = ['figure', 'map', 'multiples', 'card', 'social'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const isLayout = (text: string): text is Layout => (LAYOUTS as readonly string[]).includes(text);

/** The size of a layout where none is asked for. Cards and social pictures are read on a telephone: drawn small, enlarged. */
export const LAYOUT_SIZES: Readonly<Record<Layout, Size>> = {
  figure: { ask: { kind: 'total', widthPx: 1200, heightPx: 800 }, zoom: 1 },
  map: { ask: { kind: 'total', widthPx: 1200, heightPx: 700 }, zoom: 1 },
  multiples: { ask: { kind: 'total', widthPx: 1200, heightPx: 1200 }, zoom: 1 },
  card: { ask: { kind: 'total', widthPx: 960, heightPx: 504 }, zoom: 1.25 },
  social: { ask: { kind: 'total', widthPx: 720, heightPx: 900 }, zoom: 1.5 },
};
