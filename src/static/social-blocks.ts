import { inLanguage, type Language } from '../core/languages.ts';
import type { Dataset } from '../core/dataset.ts';
import { countText } from '../core/messages.ts';
import { glyphMark } from '../marks/glyph.ts';
import type { Palette } from '../marks/theme.ts';
import { placeSources } from '../scene/said.ts';
import type { LegendType, Scene } from '../scene/scene.ts';
import { FONT } from '../marks/metrics.ts';
import {
  balanced,
  beside,
  type Block,
  EMPTY,
  FURNITURE,
  headed,
  type Lettering,
  LETTERING,
  lineOf,
  paragraph,
  stack,
  type TextStyle,
  widthOf,
} from './blocks.ts';
import { entryBlock } from './ledger-block.ts';
import type { Grounds } from './picture.ts';
import { sayStatic } from './words.ts';

/**
 * Type of a social picture in its own units: the picture is some 480 of them wide whatever its pixels, so that on a telephone's
 * width the smallest line is as large as the telephone's own small print.
 */
const TYPE = {
  kicker: { sizePx: 13, linePx: 17, weight: 600 },
  words: { sizePx: 24, linePx: 28, weight: 700 },
  wordsUnder: { sizePx: 18, linePx: 21, weight: 700 },
  date: { sizePx: 14, linePx: 18, weight: 400 },
  legend: { sizePx: 12, linePx: 17, weight: 400 },
  count: { sizePx: 12, linePx: 17, weight: 700 },
  said: { sizePx: 10.7, linePx: 14, weight: 400 },
} as const satisfies Record<string, Lettering>;

/** Of a type's sign, from its left edge to its name. */
const SIGN_PX = 15;
/** Between columns of types. */
const LEAST_AIR_PX = 10;
const MOST_AIR_PX = 30;
/** Between types in a run. */
const RUN_AIR_PX = 14;
/** Entries of the ledger and figures of each, the most first. */
const LEADS = [
  [3, 2],
  [2, 2],
  [1, 3],
  [1, 2],
  [1, 1],
] as const;
/** What stands beside a number is not narrower. */
const LEAST_ASIDE_PX = 190;
/** Between a number and what stands beside it. */
const ASIDE_PX = 14;
/** Share of a figure's size that is white at its left. */
const BEARING = 0.04;

/** A number as high as its figures alone, its ink at the left edge. */
function numberBlock(number: string, sizePx: number, palette: Palette): Block {
  const style: TextStyle = { sizePx, linePx: sizePx * FONT.capHeight, weight: 700, fill: palette.ink };
  return {
    widthPx: widthOf(number, style) - 2 * BEARING * sizePx,
    heightPx: style.linePx,
    draw: (x, y) => [lineOf(number, x - BEARING * sizePx, y, style)],
  };
}

/** Whose data it is, and of which type where one is on; without what takes more than `mostLines`: it stands in the credits too. */
function kickerBlock({ dataset, headline }: Scene, widthPx: number, mostLines: number, palette: Palette): Block {
  const style = { ...TYPE.kicker, fill: palette.inkSoft };
  const title = balanced(dataset.title, widthPx, style);
  const type = paragraph(headline.type, widthPx, style);
  const both = paragraph(`${dataset.title} · ${headline.type}`, widthPx, style);
  if (type.heightPx > 0 && both.heightPx <= style.linePx) return both;
  return stack([title.heightPx <= mostLines * style.linePx ? title : EMPTY, type], 0);
}

/** Days that break over a line after their dash only. */
const daysBlock = ({ dateRange }: Scene, widthPx: number, palette: Palette): Block =>
  paragraph(dateRange.replace(/(?<!–) /gu, '\u00a0'), widthPx, { ...TYPE.date, fill: palette.inkSoft });

/** The number, and at its side, as high as it is: whose data, what is counted, which days. Nothing if there is no room. */
export function headlineBeside(scene: Scene, widthPx: number, mostPx: number, palette: Palette): Block | undefined {
  for (let sizePx = mostPx; sizePx >= 32; sizePx -= 4) {
    const digits = numberBlock(scene.headline.number, sizePx, palette);
    const roomPx = widthPx - digits.widthPx - ASIDE_PX;
    if (roomPx < LEAST_ASIDE_PX) continue;
    const kicker = kickerBlock(scene, roomPx, 2, palette);
    const words = balanced(scene.headline.words, roomPx, { ...TYPE.words, fill: palette.ink });
    const aside = stack([kicker, words, daysBlock(scene, roomPx, palette)], 1);
    // What is white over the first line's capitals and under the last line.
    const first = kicker.heightPx > 0 ? TYPE.kicker : TYPE.words;
    const overPx = (first.linePx - first.sizePx * FONT.capHeight) / 2;
    const underPx = (TYPE.date.linePx - TYPE.date.sizePx * FONT.capHeight) / 2;
    const inkPx = aside.heightPx - overPx - underPx;
    if (digits.heightPx > inkPx + 3 && sizePx > 32) continue;
    const rowPx = Math.max(digits.heightPx, inkPx);
    return {
      widthPx,
      heightPx: rowPx,
      draw: (x, y) => [
        ...digits.draw(x, y + (rowPx - digits.heightPx) / 2),
        ...aside.draw(x + digits.widthPx + ASIDE_PX, y - overPx),
      ],
    };
  }
  return undefined;
}

/**
 * The same in a column: the number as large as width and height let it be. Whose data it is gives way to a number that can be
 * seen from afar.
 */
export function headlineColumn(scene: Scene, widthPx: number, heightPx: number, palette: Palette): Block | undefined {
  const { number, words } = scene.headline;
  const kicker = kickerBlock(scene, widthPx, 3, palette);
  const told = balanced(words, widthPx, { ...TYPE.wordsUnder, fill: palette.ink });
  const days = daysBlock(scene, widthPx, palette);
  // A comma between thousands hangs under the figures.
  const hangs = /^\d+$/u.test(number) ? 0 : 0.14;
  const column = (over: Block, leastPx: number): Block | undefined => {
    for (let sizePx = 96; sizePx >= leastPx; sizePx -= 4) {
      const digits = numberBlock(number, sizePx, palette);
      const air = [space(over.heightPx > 0 ? 7 : 4), space(8 + hangs * sizePx)] as const;
      const block = stack([over, air[0], digits, air[1], told, space(2), days], 0);
      if (digits.widthPx <= widthPx && block.heightPx <= heightPx) return block;
    }
    return undefined;
  };
  return column(kicker, 44) ?? column(EMPTY, 28);
}

/** White space of a height. */
const space = (heightPx: number): Block => ({ widthPx: 0, heightPx, draw: () => [] });

/** A type in view: sign, name and count. */
function typeCell(type: LegendType, lang: Language, palette: Palette): Block {
  const count = countText(type.count, lang);
  const countX = SIGN_PX + widthOf(type.label, TYPE.legend) + 5;
  const glyph = { color: type.color, ground: palette.page, hollow: false };
  return {
    widthPx: countX + widthOf(count, TYPE.count),
    heightPx: TYPE.legend.linePx,
    draw: (x, y) => [
      glyphMark(type.shape, x + 5, y + TYPE.legend.linePx / 2, 5, glyph, { layer: FURNITURE }),
      lineOf(type.label, x + SIGN_PX, y, { ...TYPE.legend, fill: palette.ink }),
      lineOf(count, x + countX, y, { ...TYPE.count, fill: palette.ink, data: { legend: type.id, shown: type.count } }),
    ],
  };
}

/** Cells in columns, rows as even as can be: eight in two rows of four, not five and three. */
function inGrid(cells: readonly Block[], widthPx: number): Block[] {
  for (let most = cells.length; most > 0; most -= 1) {
    const columns = Math.ceil(cells.length / Math.ceil(cells.length / most));
    const widths = Array.from({ length: columns }, (_, column) =>
      Math.max(...cells.filter((_cell, index) => index % columns === column).map((cell) => cell.widthPx)),
    );
    const totalPx = widths.reduce((sum, cellPx) => sum + cellPx, 0);
    const airPx = columns === 1 ? 0 : Math.min(MOST_AIR_PX, (widthPx - totalPx) / (columns - 1));
    if (airPx < LEAST_AIR_PX && columns > 1) continue;
    const left = (column: number): number => widths.slice(0, column).reduce((sum, cellPx) => sum + cellPx + airPx, 0);
    return Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
      beside(cells.slice(row * columns, (row + 1) * columns).map((cell, column) => [left(column), cell])),
    );
  }
  return [];
}

/** Cells one after the other, as words are set. */
function inRun(cells: readonly Block[], widthPx: number): Block[] {
  const rows: [number, Block][][] = [];
  let left = Infinity;
  for (const cell of cells) {
    if (left + cell.widthPx > widthPx) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)?.push([left, cell]);
    left += cell.widthPx + RUN_AIR_PX;
  }
  return rows.map(beside);
}

/** The types in view: in columns, or where those take more than `spare` rows more, as a run. */
export function typesInViewBlock(scene: Scene, widthPx: number, spare: number, palette: Palette): Block {
  const cells = scene.legend.types
    .filter(({ count, off }) => count > 0 && !off)
    .map((type) => typeCell(type, scene.view.lang, palette));
  const [grid, run] = [inGrid(cells, widthPx), inRun(cells, widthPx)];
  return stack(grid.length <= run.length + spare ? grid : run, 0);
}

/** The gravest of what is wider than a region, with what is said of it and by whom; the rest as a number. */
export function ledgerLeadBlock(scene: Scene, widthPx: number, heightPx: number, palette: Palette): Block {
  const { ledger, ledgerTitle } = scene;
  const { lang } = scene.view;
  for (const [entries, figures] of LEADS) {
    const shown = ledger.slice(0, entries);
    if (shown.length < entries) continue;
    const n = ledger.length - shown.length;
    const more =
      n === 0
        ? EMPTY
        : paragraph(sayStatic(lang, 'moreEntries', { count: countText(n, lang), n }), widthPx, {
            ...LETTERING.small,
            fill: palette.inkSoft,
          });
    const body = stack([...shown.map((entry) => entryBlock(scene, entry, widthPx, figures, palette)), more], 0);
    const block = headed(ledgerTitle, widthPx, palette, body, countText(ledger.length, lang));
    if (block.heightPx <= heightPx) return block;
  }
  return EMPTY;
}

interface NotShown {
  /** Nodes without their name. */
  readonly unlabelled: number;
  /** What is wider than a region has a ledger of its own on the picture. */
  readonly hasLedger: boolean;
}

/** What the map does not show, in sentences: what is wider than it, what is switched off or outside, and names left out. */
export function notShownBlock(scene: Scene, { unlabelled, hasLedger }: NotShown, widthPx: number, palette: Palette): Block {
  const { lang } = scene.view;
  const said = (key: 'socialNational' | 'socialUnlabelled', n: number): string[] =>
    n === 0 ? [] : [sayStatic(lang, key, { count: countText(n, lang), n })];
  const sentences = [
    ...said('socialNational', hasLedger ? 0 : scene.counts.national),
    ...scene.notes,
    ...said('socialUnlabelled', unlabelled),
  ];
  return paragraph(sentences.join(' '), widthPx, { ...TYPE.said, fill: palette.ink });
}

/** Whose data and whose map, under which licence, short enough to be read. */
export function creditBlock(dataset: Dataset, scene: Scene, { own }: Grounds, widthPx: number, palette: Palette): Block {
  const { meta } = dataset;
  const { lang } = scene.view;
  const licence = meta.licence.name === '' || meta.version === '' ? 'none' : shortLicence(meta.licence.name);
  const map = own ? own.credit : `Natural Earth, ${placeSources(dataset)}`;
  const text = sayStatic(lang, 'socialCredit', { title: inLanguage(meta.title, lang), licence, map });
  return paragraph(text, widthPx, { ...TYPE.said, fill: palette.inkSoft });
}

/** "CC BY 4.0" of the SPDX name "CC-BY-4.0"; another licence by the name it has. */
const shortLicence = (name: string): string => name.replace(/^CC-(.+)-(\d\.\d)$/u, 'CC $1 $2');
