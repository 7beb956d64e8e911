import { leadingFigures } from '../scene/figures.ts';
import { countText } from '../core/messages.ts';
import { glyphMark } from '../marks/glyph.ts';
import type { Mark } from '../marks/mark.ts';
import type { Palette } from '../marks/theme.ts';
import type { LedgerEntry, LedgerFigure, LegendType, Scene } from '../scene/scene.ts';
import {
  beside,
  type Block,
  EMPTY,
  FURNITURE,
  headed,
  LETTERING,
  lineOf,
  paragraph,
  stack,
  type TextStyle,
  widthOf,
} from './blocks.ts';
import { inColumns } from './legend-block.ts';
import { sayStatic } from './words.ts';

const INDENT_PX = 18;
const GAP_PX = 7;

const typeOf = (scene: Scene, id: string): LegendType | undefined => scene.legend.types.find((type) => type.id === id);

/** A figure's words: what is withdrawn is struck and says so, what was overtaken recedes. */
function figureBlock(figure: LedgerFigure, widthPx: number, palette: Palette): Block {
  const base = { ...LETTERING.small, linePx: 15 };
  const fill =
    figure.status === 'withdrawn' ? palette.withdrawn : figure.status === 'superseded' ? palette.inkFaint : palette.ink;
  const style: TextStyle = {
    ...base,
    fill,
    weight: figure.status === 'standing' ? 600 : 400,
    strike: figure.status === 'withdrawn',
  };
  if (figure.attribution === '') return paragraph(figure.text, widthPx, style);
  // "(9 Jan)" stays on one line.
  const says = figure.attribution.replace(/\([^()]{1,24}\)$/u, (date) => date.replaceAll(' ', '\u00a0'));
  return trailing(figure.text, style, says, { ...base, fill: palette.inkFaint }, widthPx);
}

/** The title, and its date behind it where the line has room, else under it. */
function titleBlock(title: string, date: string, widthPx: number, palette: Palette): Block {
  const strong = { ...LETTERING.strong, fill: palette.ink };
  const faint = { ...LETTERING.small, fill: palette.inkFaint };
  return trailing(title, strong, date, faint, widthPx);
}

/** Words, and others of a second lettering behind them where they fit, else under them. */
function trailing(first: string, firstStyle: TextStyle, second: string, secondStyle: TextStyle, widthPx: number): Block {
  const words = paragraph(first, widthPx, firstStyle);
  const lines = words.draw(0, 0);
  const last = lines.at(-1);
  const lead = (last?.kind === 'text' ? widthOf(last.text, firstStyle) : 0) + 7;
  if (lead + widthOf(second, secondStyle) > widthPx) return stack([words, paragraph(second, widthPx, secondStyle)], 0);
  return {
    widthPx,
    heightPx: words.heightPx,
    draw: (x, y) => [...words.draw(x, y), lineOf(second, x + lead, y + words.heightPx - firstStyle.linePx, secondStyle)],
  };
}

/** An entry with its figures, the leading ones where it has more than `mostFigures`; how many it has is said. */
export function entryBlock(scene: Scene, entry: LedgerEntry, widthPx: number, mostFigures: number, palette: Palette): Block {
  const { lang } = scene.view;
  const room = widthPx - INDENT_PX;
  const type = typeOf(scene, entry.type);
  const figures = leadingFigures(entry.figures, mostFigures);
  const partial =
    figures.length < entry.figures.length
      ? ` · ${sayStatic(lang, 'figures', { shown: figures.length, count: countText(entry.figures.length, lang), n: entry.figures.length })}`
      : '';
  const body = stack(
    [
      titleBlock(entry.title, entry.date + partial, room, palette),
      ...figures.map((figure) => figureBlock(figure, room, palette)),
    ],
    0,
  );
  return {
    widthPx,
    heightPx: body.heightPx + GAP_PX,
    draw: (x, y) => [
      ...(type
        ? [
            glyphMark(
              type.shape,
              x + 6,
              y + 8,
              5,
              { color: type.color, ground: palette.page, hollow: entry.noneReported },
              {
                layer: FURNITURE,
                data: { entry: entry.id, entryType: entry.type },
              },
            ),
          ]
        : []),
      ...body.draw(x + INDENT_PX, y),
    ],
  };
}

/** National incidents by type, so that those without room for an entry are still counted. */
function typeRow(scene: Scene, widthPx: number, palette: Palette, entries: readonly LedgerEntry[], isTotal: boolean): Block {
  const { lang } = scene.view;
  const cells = scene.legend.types.flatMap((type) =>
    [false, true].flatMap((hollow) => {
      const count = entries.filter((entry) => entry.type === type.id && entry.noneReported === hollow).length;
      return count === 0 ? [] : [{ type, hollow, count, text: countText(count, lang) }];
    }),
  );
  const style = { ...LETTERING.strong, fill: palette.ink };
  const lines: { x: number; row: number }[] = [];
  let [left, row] = [0, 0];
  for (const cell of cells) {
    const cellPx = 16 + widthOf(cell.text, style) + 12;
    if (left > 0 && left + cellPx - 12 > widthPx) [left, row] = [0, row + 1];
    lines.push({ x: left, row });
    left += cellPx;
  }
  return {
    widthPx,
    heightPx: cells.length === 0 ? 0 : (row + 1) * 18 + (isTotal ? 4 : 0),
    draw: (x, y) =>
      cells.flatMap(({ type, hollow, count, text }, index): Mark[] => {
        const at = lines[index] ?? { x: 0, row: 0 };
        const top = y + at.row * 18;
        const data = isTotal
          ? { ledgerType: type.id, finding: hollow ? 'none-reported' : 'occurred', count }
          : { moreType: type.id, shown: count };
        return [
          glyphMark(
            type.shape,
            x + at.x + 6,
            top + 8,
            5,
            { color: type.color, ground: palette.page, hollow },
            { layer: FURNITURE, data },
          ),
          lineOf(text, x + at.x + 16, top, style),
        ];
      }),
  };
}

const FIGURE_LIMITS = [Infinity, 5, 4, 3, 2];

/** A ledger, and how many of its entries it holds no more than a count of. */
export interface Ledger {
  readonly block: Block;
  readonly hidden: number;
}

/**
 * What belongs to no one region: counts by type, then an entry each with its figures and who says them. In `maxHeightPx` at
 * most: first figures are left out and counted, then entries, counted by type. Nothing vanishes unsaid.
 */
export function ledgerBlock(
  scene: Scene,
  widthPx: number,
  columns: number,
  maxHeightPx: number,
  palette: Palette,
  { withTotal = true }: { readonly withTotal?: boolean } = {},
): Ledger {
  const { ledger, ledgerTitle } = scene;
  const { lang } = scene.view;
  if (ledger.length === 0) return { block: EMPTY, hidden: 0 };
  const columnPx = (widthPx - (columns - 1) * 24) / columns;
  const total = withTotal ? typeRow(scene, widthPx, palette, ledger, true) : EMPTY;
  const page = (body: Block): Block =>
    headed(ledgerTitle, widthPx, palette, stack([total, body], 4), countText(ledger.length, lang));
  const roomPx = maxHeightPx - page(EMPTY).heightPx - 4;
  const laid = (blocks: readonly Block[]): Block =>
    beside(
      inColumns(blocks, columns).map((column, index): readonly [number, Block] => [index * (columnPx + 24), stack(column, 0)]),
    );
  const entry = (item: LedgerEntry, limit: number): Block => entryBlock(scene, item, columnPx, limit, palette);

  for (const limit of FIGURE_LIMITS) {
    const all = laid(ledger.map((item) => entry(item, limit)));
    if (all.heightPx <= roomPx) return { block: page(all), hidden: 0 };
  }
  const more = (left: readonly LedgerEntry[]): Block => {
    const words = sayStatic(lang, 'moreEntries', { count: countText(left.length, lang), n: left.length });
    const style = { ...LETTERING.strong, fill: palette.inkSoft };
    return stack([paragraph(words, columnPx, style), typeRow(scene, columnPx, palette, left, false)], 0);
  };
  const fitting = (limitOf: (index: number) => number): Ledger => {
    const blocks = ledger.map((item, index) => entry(item, limitOf(index)));
    for (let shown = blocks.length; shown >= 0; shown -= 1) {
      const left = ledger.slice(shown);
      const some = laid([...blocks.slice(0, shown), ...(left.length === 0 ? [] : [more(left)])]);
      if (some.heightPx <= roomPx) return { block: page(some), hidden: left.length };
    }
    return { block: page(EMPTY), hidden: ledger.length };
  };
  // The first entries are the gravest: they keep a second figure, such as one that was withdrawn, if three find room.
  let best: Ledger = { block: page(EMPTY), hidden: ledger.length + 1 };
  for (const limitOf of [(index: number) => (index < 2 ? 2 : 1), () => 1, () => 0]) {
    const way = fitting(limitOf);
    if (way.hidden < best.hidden) best = way;
    if (ledger.length - way.hidden >= 3) return way;
  }
  return best;
}
