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
  const words = paragraph(figure.text, widthPx, style);
  const says: TextStyle = { ...base, fill: palette.inkFaint };
  if (figure.attribution === '') return words;
  // The speaker follows on the figure's last line where there is room.
  const lastLine = lastLineOf(figure.text, widthPx, style);
  const lead = widthOf(lastLine, style) + 7;
  if (lead + widthOf(figure.attribution, says) <= widthPx) {
    return {
      widthPx,
      heightPx: words.heightPx,
      draw: (x, y) => [...words.draw(x, y), lineOf(figure.attribution, x + lead, y + words.heightPx - style.linePx, says)],
    };
  }
  return stack([words, paragraph(figure.attribution, widthPx, says)], 0);
}

function lastLineOf(text: string, widthPx: number, style: TextStyle): string {
  const marks = paragraph(text, widthPx, style).draw(0, 0);
  const last = marks.at(-1);
  return last?.kind === 'text' ? last.text : '';
}

/** The figures to show when there is room for `most`: what stands, then one that was withdrawn (readers have seen it), then the rest. */
function chosenFigures(figures: readonly LedgerFigure[], most: number): readonly LedgerFigure[] {
  if (figures.length <= most) return figures;
  const standing = figures.filter(({ status }) => status === 'standing' || status === 'disputed');
  const withdrawn = figures.filter(({ status }) => status === 'withdrawn');
  const kept = [...standing.slice(0, Math.max(1, most - Math.min(1, withdrawn.length))), ...withdrawn, ...standing, ...figures];
  const chosen = new Set([...new Set(kept)].slice(0, most));
  return figures.filter((figure) => chosen.has(figure));
}

function entryBlock(scene: Scene, entry: LedgerEntry, widthPx: number, mostFigures: number, palette: Palette): Block {
  const { lang } = scene.view;
  const room = widthPx - INDENT_PX;
  const type = typeOf(scene, entry.type);
  const figures = chosenFigures(entry.figures, mostFigures);
  const rest = entry.figures.length - figures.length;
  const faint = { ...LETTERING.small, linePx: 15, fill: palette.inkFaint };
  const body = stack(
    [
      paragraph(entry.title, room, { ...LETTERING.strong, fill: palette.ink }),
      paragraph(entry.date, room, faint),
      ...figures.map((figure) => figureBlock(figure, room, palette)),
      rest > 0 ? paragraph(sayStatic(lang, 'moreFigures', { count: countText(rest, lang), n: rest }), room, faint) : EMPTY,
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

/**
 * What belongs to no one city: counts by type, then an entry each with its figures and who says them. In `maxHeightPx` at
 * most: first figures are left out and counted, then entries, counted by type. Nothing vanishes unsaid.
 */
export function ledgerBlock(scene: Scene, widthPx: number, columns: number, maxHeightPx: number, palette: Palette): Block {
  const { ledger, ledgerTitle } = scene;
  const { lang } = scene.view;
  if (ledger.length === 0) return EMPTY;
  const columnPx = (widthPx - (columns - 1) * 24) / columns;
  const total = typeRow(scene, widthPx, palette, ledger, true);
  const page = (body: Block): Block =>
    headed(ledgerTitle, widthPx, palette, stack([total, body], 4), countText(ledger.length, lang));
  const roomPx = maxHeightPx - page(EMPTY).heightPx - 4;
  const laid = (blocks: readonly Block[]): Block =>
    beside(
      inColumns(blocks, columns).map((column, index): readonly [number, Block] => [index * (columnPx + 24), stack(column, 0)]),
    );
  const entriesWith = (limit: number): Block[] => ledger.map((entry) => entryBlock(scene, entry, columnPx, limit, palette));

  for (const limit of FIGURE_LIMITS) {
    const all = laid(entriesWith(limit));
    if (all.heightPx <= roomPx) return page(all);
  }
  const blocks = entriesWith(2);
  for (let shown = blocks.length - 1; shown >= 0; shown -= 1) {
    const left = ledger.slice(shown);
    const words = sayStatic(lang, 'moreEntries', { count: countText(left.length, lang), n: left.length });
    const more = stack(
      [
        paragraph(words, columnPx, { ...LETTERING.strong, fill: palette.inkSoft }),
        typeRow(scene, columnPx, palette, left, false),
      ],
      0,
    );
    const some = laid([...blocks.slice(0, shown), more]);
    if (some.heightPx <= roomPx) return page(some);
  }
  return page(EMPTY);
}
