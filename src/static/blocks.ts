import type { FontWeight, Layer, Mark, MarkData, TextMark } from '../marks/mark.ts';
import { textWidthPx, wrapText } from '../marks/metrics.ts';
import { linePath } from '../marks/path.ts';
import { type Palette, TYPE_PX } from '../marks/theme.ts';

/** A part of a page whose size is known before it is placed. `draw` gets the top left corner. */
export interface Block {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly draw: (x: number, y: number) => Mark[];
}

export interface Lettering {
  readonly sizePx: number;
  readonly linePx: number;
  readonly weight: FontWeight;
}

/** The page's type: one scale, and lines on a rhythm that suits each size. */
export const LETTERING = {
  title: { sizePx: TYPE_PX.title, linePx: 30, weight: 700 },
  standfirst: { sizePx: TYPE_PX.body, linePx: 19, weight: 400 },
  heading: { sizePx: TYPE_PX.heading, linePx: 18, weight: 700 },
  strong: { sizePx: TYPE_PX.small, linePx: 16, weight: 600 },
  small: { sizePx: TYPE_PX.small, linePx: 16, weight: 400 },
  tiny: { sizePx: TYPE_PX.tiny, linePx: 14, weight: 400 },
} as const satisfies Record<string, Lettering>;

export const FURNITURE: Layer = 'furniture';

/** Where a line's baseline lies below its top, so that capitals stand in the middle of it. */
export const baselinePx = ({ sizePx, linePx }: Lettering): number => Math.round(((linePx + sizePx * 0.714) / 2) * 2) / 2;

export interface TextStyle extends Lettering {
  readonly fill: string;
  readonly strike?: boolean;
  readonly data?: MarkData;
}

/** One line at the top left `x`, `y` (or ending at `x`). */
export function lineOf(text: string, x: number, y: number, style: TextStyle, anchor: TextMark['anchor'] = 'start'): TextMark {
  const { sizePx, weight, fill, strike, data } = style;
  return {
    kind: 'text',
    layer: FURNITURE,
    x,
    y: y + baselinePx(style),
    text,
    sizePx,
    weight,
    anchor,
    fill,
    ...(strike === true ? { strike } : {}),
    ...(data ? { data } : {}),
  };
}

export const widthOf = (text: string, { sizePx, weight }: Lettering): number => textWidthPx(text, sizePx, weight);

/** A paragraph, wrapped. */
export function paragraph(text: string, widthPx: number, style: TextStyle): Block {
  const lines = wrapText(text, widthPx, style.sizePx, style.weight);
  return {
    widthPx,
    heightPx: lines.length * style.linePx,
    draw: (x, y) => lines.map((line, index) => lineOf(line, x, y + index * style.linePx, style)),
  };
}

/** A paragraph in lines of about one length: for a few words set large, which no lone word may end. */
export function balanced(text: string, widthPx: number, style: TextStyle): Block {
  const lines = (roomPx: number): number => wrapText(text, roomPx, style.sizePx, style.weight).length;
  const least = lines(widthPx);
  let narrowPx = widthPx;
  while (narrowPx > widthPx / 2 && lines(narrowPx - 4) === least) narrowPx -= 4;
  return paragraph(text, narrowPx, style);
}

export const EMPTY: Block = { widthPx: 0, heightPx: 0, draw: () => [] };

/** Blocks one under the other; empty ones leave no gap. */
export function stack(blocks: readonly Block[], gapPx: number): Block {
  const full = blocks.filter((block) => block.heightPx > 0);
  return {
    widthPx: Math.max(0, ...full.map((block) => block.widthPx)),
    heightPx: full.reduce((sum, block) => sum + block.heightPx, 0) + Math.max(0, full.length - 1) * gapPx,
    draw: (x, y) => {
      let top = y;
      return full.flatMap((block) => {
        const marks = block.draw(x, top);
        top += block.heightPx + gapPx;
        return marks;
      });
    },
  };
}

/** Blocks side by side at given left edges. */
export function beside(blocks: readonly (readonly [leftPx: number, block: Block])[]): Block {
  return {
    widthPx: Math.max(0, ...blocks.map(([left, block]) => left + block.widthPx)),
    heightPx: Math.max(0, ...blocks.map(([, block]) => block.heightPx)),
    draw: (x, y) => blocks.flatMap(([left, block]) => block.draw(x + left, y)),
  };
}

/** A hair line over the page's or a column's width. */
export const rule = (x: number, y: number, widthPx: number, palette: Palette): Mark => ({
  kind: 'path',
  layer: FURNITURE,
  d: linePath(x, y, x + widthPx, y),
  stroke: palette.rule,
  widthPx: 1,
});

/** A heading with a thin line over it, the page's only ornament. */
export function headed(title: string, widthPx: number, palette: Palette, body: Block, right = ''): Block {
  const style = { ...LETTERING.heading, fill: palette.ink };
  const aside = { ...style, weight: 600 as const, fill: palette.inkSoft };
  // What stands at the right gives way before a heading is broken over lines for it.
  const fits = right !== '' && widthOf(title, style) + 12 + widthOf(right, aside) <= widthPx;
  const heading = paragraph(title, widthPx, style);
  const topPx = 8;
  const gapPx = 5;
  return {
    widthPx,
    heightPx: topPx + heading.heightPx + gapPx + body.heightPx,
    draw: (x, y) => [
      rule(x, y + 0.5, widthPx, palette),
      ...heading.draw(x, y + topPx),
      ...(fits ? [lineOf(right, x + widthPx, y + topPx, aside, 'end')] : []),
      ...body.draw(x, y + topPx + heading.heightPx + gapPx),
    ],
  };
}
