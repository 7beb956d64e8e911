import { type Layout, MOST_SIDE_PX } from '../../static/sizes.ts';
import type { Each } from '../../static/series.ts';
import type { PageKey } from '../messages/say.ts';

/** A layout as the page offers it: with what its panels are, and for social pictures with their size. */
export interface LayoutChoice {
  readonly layout: Layout;
  readonly key: PageKey;
  readonly panels?: Each;
  /** The one size that it has. */
  readonly size?: string;
}

/** By the name that the choice has in the page. */
export const LAYOUT_CHOICES = {
  figure: { layout: 'figure', key: 'layoutFigure' },
  map: { layout: 'map', key: 'layoutMap' },
  card: { layout: 'card', key: 'layoutCard' },
  days: { layout: 'multiples', key: 'layoutDays', panels: 'day' },
  types: { layout: 'multiples', key: 'layoutTypes', panels: 'type' },
  regions: { layout: 'multiples', key: 'layoutRegions', panels: 'region' },
  landscape: { layout: 'social', key: 'layoutLandscape', size: 'landscape' },
  square: { layout: 'social', key: 'layoutSquare', size: 'square' },
  story: { layout: 'social', key: 'layoutStory', size: 'story' },
} as const satisfies Readonly<Record<string, LayoutChoice>>;
export type LayoutName = keyof typeof LAYOUT_CHOICES;

/** A size: its text for `--size` (empty: what the layout has of itself), and its name. */
export interface SizeChoice {
  readonly size: string;
  readonly key: PageKey;
}

const SCREENS: readonly SizeChoice[] = [
  { size: '1200x800', key: 'sizeWide' },
  { size: '1080x1080', key: 'sizeSquare' },
  { size: '1080x1350', key: 'sizeTall' },
];

/** Sizes on a screen that suit a layout, its own first. Sizes on paper suit all. */
export const SCREEN_SIZES: Readonly<Record<Layout, readonly SizeChoice[]>> = {
  figure: [{ size: '', key: 'sizeScreen' }, ...SCREENS],
  map: [{ size: '', key: 'sizeScreen' }, ...SCREENS],
  multiples: [{ size: '', key: 'sizePanels' }, ...SCREENS.filter(({ key }) => key !== 'sizeSquare')],
  card: [{ size: '', key: 'sizeNeeded' }, ...SCREENS],
  social: [],
};

/** Sheets with their sides in millimetres, upright. */
export const PAPERS = [
  { name: 'A5', sides: [148, 210] },
  { name: 'A4', sides: [210, 297] },
  { name: 'A3', sides: [297, 420] },
  { name: 'A2', sides: [420, 594] },
  { name: 'letter', sides: [216, 279] },
] as const;

/** Device pixels per pixel, and pixels per inch of print (0: as on the screen), for PNG. */
export const SCALES = [1, 2, 3, 4] as const;
export const DPIS = [0, 72, 150, 300, 600] as const;

/** Sides of a picture's PNG in pixels, or nothing where it would be larger than one can be. */
export function pixelsOf(widthPx: number, heightPx: number, scale: number): readonly [number, number] | undefined {
  const pixels = [Math.round(widthPx * scale), Math.round(heightPx * scale)] as const;
  return Math.max(...pixels) > MOST_SIDE_PX ? undefined : pixels;
}
