import type { Ask } from './figure.ts';

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

/** What social networks take, by the name it goes by: a link's picture, a post, a story. */
export const SOCIAL_SIZES = {
  landscape: [1200, 630],
  square: [1080, 1080],
  story: [1080, 1920],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type SocialSize = keyof typeof SOCIAL_SIZES;

const isSocialSize = (text: string): text is SocialSize => Object.hasOwn(SOCIAL_SIZES, text);

const total = (widthPx: number, heightPx: number): Ask | undefined => {
  const isGood = [widthPx, heightPx].every((side) => side >= LEAST_SIDE_PX && side <= MOST_SIDE_PX);
  return isGood ? { kind: 'total', widthPx, heightPx } : undefined;
};

/**
 * `1200x800` (pixels), `297x210mm`, `A4`, `A4-portrait`, `letter`, `landscape`, `square`, `story`; nothing for what is none of
 * them or out of bounds.
 */
export function parseSize(text: string): Ask | undefined {
  const sides = /^(\d{1,5}(?:\.\d+)?)x(\d{1,5}(?:\.\d+)?)(mm|px)?$/iu.exec(text.trim());
  if (sides) {
    const unit = sides[3]?.toLowerCase() === 'mm' ? MM_PX : 1;
    return total(Number(sides[1]) * unit, Number(sides[2]) * unit);
  }
  const named = text.trim().toLowerCase();
  if (isSocialSize(named)) {
    const [widthPx, heightPx] = SOCIAL_SIZES[named];
    return total(widthPx, heightPx);
  }
  const [name = '', way = 'landscape'] = named.split('-');
  const paper = PAPER[name];
  if (!paper || (way !== 'landscape' && way !== 'portrait')) return undefined;
  const [short, long] = paper;
  return way === 'landscape' ? total(long * MM_PX, short * MM_PX) : total(short * MM_PX, long * MM_PX);
}

/** Whether a size is one of paper, which a number of pixels per inch makes pixels of. */
const isPaper = (text: string): boolean => {
  const [name = ''] = text.trim().toLowerCase().split('-');
  return Object.hasOwn(PAPER, name) || name.endsWith('mm');
};

export const LAYOUTS = ['figure', 'map', 'multiples', 'card', 'social'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const isLayout = (text: string): text is Layout => (LAYOUTS as readonly string[]).includes(text);

/** The size of a layout where none is asked for, and device pixels per pixel: a social picture's size is that of its file. */
export const LAYOUT_SIZES: Readonly<Record<Layout, { readonly ask: Ask; readonly scale: number }>> = {
  figure: { ask: { kind: 'total', widthPx: 1200, heightPx: 800 }, scale: 2 },
  map: { ask: { kind: 'total', widthPx: 1200, heightPx: 700 }, scale: 2 },
  multiples: { ask: { kind: 'total', widthPx: 1200, heightPx: 1200 }, scale: 2 },
  card: { ask: { kind: 'total', widthPx: 1080, heightPx: 1350, isHeightMost: true }, scale: 2 },
  social: { ask: { kind: 'total', widthPx: 1080, heightPx: 1080 }, scale: 1 },
};

/**
 * Device pixels per CSS pixel where none are asked for. Paper at so many pixels per inch has as many as a desk expects: A4 at
 * 300 is 3508×2480. Of a size in pixels `dpi` says only how large it prints.
 * @param dpi 0 where none is asked for
 */
export const scaleOf = (layout: Layout, sizeText: string, dpi: number): number =>
  dpi !== 0 && isPaper(sizeText) ? dpi / 96 : LAYOUT_SIZES[layout].scale;
