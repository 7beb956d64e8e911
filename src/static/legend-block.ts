import { countText } from '../core/messages.ts';
import { glyphMark } from '../marks/glyph.ts';
import { greyFillMarks, hatchableRect } from '../marks/grey-fill.ts';
import type { Palette } from '../marks/theme.ts';
import type { Scene } from '../scene/scene.ts';
import { beside, type Block, FURNITURE, headed, LETTERING, lineOf, paragraph, stack, widthOf } from './blocks.ts';
import { isGrey, SIGN_PX, signMarks } from './signs.ts';
import { sayStatic } from './words.ts';

const ROW_PX = 20;
const GLYPH_PX = 20;
/** A swatch of what fills rings and bars, where that is no colour. */
const SWATCH_PX = { width: 16, height: 10, air: 8 } as const;

/** Types in `columns` columns, read downward: glyph, label, count. A type that is off keeps its row and says so. */
export function typesBlock(scene: Scene, widthPx: number, columns: number, palette: Palette): Block {
  const { types, title } = scene.legend;
  const { lang } = scene.view;
  const perColumn = Math.ceil(types.length / columns);
  const columnPx = (widthPx - (columns - 1) * 24) / columns;
  const rows = types.map((type): Block => {
    const swatchPx = isGrey(type) ? SWATCH_PX.width + SWATCH_PX.air : 0;
    const leadPx = GLYPH_PX + swatchPx;
    const off = type.off ? ` (${sayStatic(lang, 'off')})` : '';
    const count = countText(type.count, lang);
    const fill = type.off || type.count === 0 ? palette.inkFaint : palette.ink;
    const label = paragraph(type.label + off, columnPx - leadPx - widthOf(count, LETTERING.strong) - 8, {
      ...LETTERING.small,
      linePx: 16,
      fill,
    });
    const rowPx = Math.max(ROW_PX, label.heightPx + 4);
    return {
      widthPx: columnPx,
      heightPx: rowPx,
      draw: (x, y) => [
        glyphMark(
          type.shape,
          x + 6,
          y + 10,
          5,
          { color: type.off ? palette.inkFaint : type.color, ground: palette.page, hollow: false },
          { layer: FURNITURE },
        ),
        ...(swatchPx === 0
          ? []
          : greyFillMarks(type.shape, hatchableRect(x + GLYPH_PX, y + 5, SWATCH_PX.width, SWATCH_PX.height), {
              layer: FURNITURE,
              ...(type.off ? { fillOpacity: 0.4 } : {}),
            })),
        ...label.draw(x + leadPx, y + 2),
        lineOf(count, x + columnPx, y + 2, { ...LETTERING.strong, fill, data: { legend: type.id, shown: type.count } }, 'end'),
      ],
    };
  });
  const lists = Array.from({ length: columns }, (_, index): readonly [number, Block] => [
    index * (columnPx + 24),
    stack(rows.slice(index * perColumn, (index + 1) * perColumn), 0),
  ]);
  return headed(title, widthPx, palette, beside(lists), countText(scene.counts.shown, lang));
}

/** Every sign that the map uses, explained. */
export function signsBlock(scene: Scene, widthPx: number, columns: number, palette: Palette): Block {
  const { signs, types } = scene.legend;
  if (signs.length === 0) return { widthPx, heightPx: 0, draw: () => [] };
  const columnPx = (widthPx - (columns - 1) * 24) / columns;
  const rows = signs.map(({ sign, label }): Block => {
    const words = paragraph(label, columnPx - SIGN_PX - 8, { ...LETTERING.small, fill: palette.inkSoft });
    const heightPx = Math.max(24, words.heightPx + 4);
    return {
      widthPx: columnPx,
      heightPx,
      draw: (x, y) => [
        ...signMarks(sign, x + SIGN_PX / 2 - 2, y + heightPx / 2, types, palette),
        ...words.draw(x + SIGN_PX + 8, y + (heightPx - words.heightPx) / 2),
      ],
    };
  });
  const lists = inColumns(rows, columns).map((column, index): readonly [number, Block] => [
    index * (columnPx + 24),
    stack(column, 2),
  ]);
  return headed(sayStatic(scene.view.lang, 'signs'), widthPx, palette, beside(lists));
}

/** Blocks in columns as level as can be, in order. */
export function inColumns(blocks: readonly Block[], columns: number): Block[][] {
  const heights = blocks.map((block) => block.heightPx);
  const fits = (limitPx: number): Block[][] | undefined => {
    const lists: Block[][] = [[]];
    let filledPx = 0;
    for (const [index, block] of blocks.entries()) {
      const heightPx = heights[index] ?? 0;
      if (filledPx + heightPx > limitPx && filledPx > 0) {
        lists.push([]);
        filledPx = 0;
      }
      lists.at(-1)?.push(block);
      filledPx += heightPx;
    }
    return lists.length <= columns ? lists : undefined;
  };
  const totalPx = heights.reduce((sum, heightPx) => sum + heightPx, 0);
  for (let limitPx = Math.max(totalPx / columns, ...heights, 1); ; limitPx += 4) {
    const lists = fits(limitPx);
    if (lists) return lists;
  }
}
