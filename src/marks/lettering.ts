import type { FontWeight, TextMark } from './mark.ts';
import { FONT, textWidthPx } from './metrics.ts';
import type { Palette } from './theme.ts';

/** How a kind of name is set. */
export interface Lettering {
  readonly sizePx: number;
  readonly weight: FontWeight;
  readonly letterSpacingPx?: number;
  readonly italic?: boolean;
}

/** Type on the map: the capital and the largest cities carry it, the rest steps back. Index is the gazetteer's rank. */
const CITY: readonly Lettering[] = [
  { sizePx: 14.5, weight: 700 },
  { sizePx: 14, weight: 600 },
  { sizePx: 12.5, weight: 600 },
  { sizePx: 11.5, weight: 400 },
  { sizePx: 11, weight: 400 },
];
export const REGION: Lettering = { sizePx: 10, weight: 400, letterSpacingPx: 0.9 };
export const COUNTRY: Lettering = { sizePx: 12, weight: 400, letterSpacingPx: 3 };
export const WATER: Lettering = { sizePx: 11, weight: 400, letterSpacingPx: 0.4, italic: true };

const HALO_PX = 2.6;

/** The thin halo that keeps a name apart from what it stands on. */
export const haloOf = ({ halo }: Palette): NonNullable<TextMark['halo']> => ({ color: halo, widthPx: HALO_PX });

/** Of a place by its rank in the gazetteer, 0 greatest. */
export const cityLettering = (rank: number): Lettering => CITY[Math.min(rank, CITY.length - 1)] as Lettering;

export const widthOf = (text: string, { sizePx, weight, letterSpacingPx = 0, italic = false }: Lettering): number =>
  textWidthPx(text, sizePx, weight, letterSpacingPx, italic);

/** Height of a line as the eye sees it: capitals and a little descent. */
export const heightOf = ({ sizePx }: Lettering): number => sizePx * (FONT.capHeight + 0.24);

/** A line of text whose box has this centre. */
export function textAt(
  text: string,
  x: number,
  y: number,
  lettering: Lettering,
  rest: Pick<TextMark, 'layer' | 'fill' | 'halo' | 'data'>,
): TextMark {
  return {
    kind: 'text',
    text,
    x: Math.round(x * 100) / 100,
    y: Math.round((y + (lettering.sizePx * FONT.capHeight) / 2 - lettering.sizePx * 0.04) * 100) / 100,
    anchor: 'middle',
    ...lettering,
    ...rest,
  };
}

/** Region and country names are set in capitals: Kazakh and Russian capitals are regular, so one rule serves. */
export const spaced = (text: string): string => text.toLocaleUpperCase('ru');
