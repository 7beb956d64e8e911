import type { Mark } from '../marks/mark.ts';
import type { Palette } from '../marks/theme.ts';
import type { Scene } from '../scene/scene.ts';
import { beside, type Block, EMPTY, LETTERING, paragraph, stack } from './blocks.ts';
import { ledgerBlock } from './ledger-block.ts';
import { signsBlock, typesBlock } from './legend-block.ts';
import type { Rect } from './move.ts';
import { scaleBar } from './scale-bar.ts';
import { timelineBlock } from './timeline-block.ts';

/** What a card is laid out from. The scene's ledger holds all that happened there. */
export interface CardParts {
  readonly scene: Scene;
  readonly name: string;
  readonly within: string;
  readonly palette: Palette;
  readonly width: number;
  /** The page's height, or the most that it takes. */
  readonly height: number;
  readonly isHeightMost: boolean;
}

/** A card but for its maps. */
export interface CardPage {
  readonly height: number;
  readonly frame: Rect;
  /** Where a map of the country shows the place in it. */
  readonly locator: Rect;
  readonly furniture: readonly Mark[];
}

const GUTTER = 28;
const AIR = 16;
const SCALE_ROW = 26;
const LOCATOR = { widthPx: 132, heightPx: 72 } as const;
const NAME = { sizePx: 30, linePx: 36, weight: 700 } as const;
const COUNT = { sizePx: 15, linePx: 20, weight: 600 } as const;
/** Of a ledger: less, and it says nothing. */
const LEAST_LEDGER = 90;
const LEAST_MAP = 120;
/** A column of the ledger is no narrower. */
const LEAST_COLUMN = 300;

/** The parts of a card in the arrangement that its shape asks for; nothing where they find no room. */
export function planCard(parts: CardParts): CardPage | undefined {
  const { scene, palette, width, height } = parts;
  const margin = width < 480 ? 20 : 28;
  const inner = width - 2 * margin;
  const head = headBlock(parts, inner - LOCATOR.widthPx - GUTTER);
  const headPx = Math.max(head.heightPx, LOCATOR.heightPx);
  const foot = footBlock(scene, inner, palette);
  const top = margin + headPx + AIR;
  const room = height - margin - foot.heightPx - AIR - top;
  const body = bodyOf(parts, inner, room);
  if (!body) return undefined;
  const bodyPx = parts.isHeightMost ? Math.min(room, body.heightPx) : room;
  const { frame } = body;
  const scale = scaleBar(scene, Math.min(180, frame.widthPx / 3), palette);
  return {
    height: top + bodyPx + AIR + foot.heightPx + margin,
    frame: { ...frame, x: margin + frame.x, y: top + frame.y },
    locator: { x: width - margin - LOCATOR.widthPx, y: margin, ...LOCATOR },
    furniture: [
      ...head.draw(margin, margin - 4),
      ...body.block.draw(margin, top),
      ...scale.draw(margin + frame.x, top + frame.y + frame.heightPx + 7),
      ...foot.draw(margin, top + bodyPx + AIR),
    ],
  };
}

/** The arrangement for the page's shape and for how much is claimed. */
function bodyOf(parts: CardParts, inner: number, room: number): Body | undefined {
  if (parts.width / parts.height > 1.2 && inner >= 640) return bodyAcross(parts, inner, room);
  if (inner < 560) return bodyNarrow(parts, inner, room);
  return (parts.isHeightMost ? undefined : bodyUnder(parts, inner, room)) ?? bodyDown(parts, inner, room);
}

/** Which place, where that is, how many incidents and when. */
function headBlock({ scene, name, within, palette }: CardParts, widthPx: number): Block {
  const { number, words } = scene.headline;
  const where = [within, scene.dataset.title].filter((text) => text !== '').join(' · ');
  return stack(
    [
      paragraph(name, widthPx, { ...NAME, fill: palette.ink }),
      paragraph(`${number} ${words}, ${scene.dateRange}`, widthPx, { ...COUNT, fill: palette.ink }),
      paragraph(where, widthPx, { ...LETTERING.standfirst, fill: palette.inkSoft }),
    ],
    1,
  );
}

/** What is not shown, then whose data and map this is. */
function footBlock({ notes, credits }: Scene, widthPx: number, palette: Palette): Block {
  return stack(
    [
      notes.length === 0 ? EMPTY : paragraph(notes.join(' '), widthPx, { ...LETTERING.tiny, fill: palette.inkSoft }),
      paragraph(credits.join(' · '), widthPx, { ...LETTERING.tiny, fill: palette.inkFaint }),
    ],
    2,
  );
}

interface Body {
  /** All but the map, from the body's top left corner. */
  readonly block: Block;
  readonly frame: Rect;
  readonly heightPx: number;
}

/** Only types that something happened of: those that are off are said at the foot. */
const inView = (scene: Scene): Scene => ({
  ...scene,
  legend: { ...scene.legend, types: scene.legend.types.filter(({ count, off }) => count > 0 && !off) },
});

const typesOf = (scene: Scene, widthPx: number, columns: number, palette: Palette): Block =>
  scene.counts.shown === 0 ? EMPTY : typesBlock(inView(scene), widthPx, columns, palette);

const claims = (scene: Scene, widthPx: number, columns: number, heightPx: number, palette: Palette): Block =>
  ledgerBlock(scene, widthPx, columns, heightPx, palette, { withTotal: false }).block;

const columnsFor = (widthPx: number): number => Math.max(1, Math.floor((widthPx + 24) / (LEAST_COLUMN + 24)));

/** Types and days side by side; days alone where there is no type. */
function typesAndDays(scene: Scene, widthPx: number, mostGaps: number, palette: Palette): Block {
  const half = (widthPx - GUTTER) / 2;
  const types = typesOf(scene, half, 1, palette);
  const days = timelineBlock(scene, half, palette, mostGaps);
  return types.heightPx === 0
    ? days
    : beside([
        [0, types],
        [half + GUTTER, days],
      ]);
}

/** The map with types and days beside it, what is claimed under both. */
function bodyDown({ scene, palette, isHeightMost }: CardParts, inner: number, room: number): Body | undefined {
  const sidePx = Math.round((inner - GUTTER) * 0.38);
  const mapPx = inner - GUTTER - sidePx;
  const parts = [typesOf(scene, sidePx, 1, palette), timelineBlock(scene, sidePx, palette, 1)];
  const signs = signsBlock(scene, sidePx, 1, palette);
  const leastLedger = scene.ledger.length === 0 ? 0 : LEAST_LEDGER + AIR;
  const whole = stack([...parts, signs], AIR);
  const side = whole.heightPx + leastLedger <= room * 0.62 ? whole : stack(parts, AIR);
  const columns = columnsFor(inner);
  const naturalPx = claims(scene, inner, columns, Infinity, palette).heightPx;
  // The map takes what the ledger leaves, up to a shape that suits it.
  const most = isHeightMost ? Math.max(side.heightPx, mapPx * 0.62) : Math.max(side.heightPx, mapPx * 1.05);
  const least = Math.max(side.heightPx, LEAST_MAP + SCALE_ROW);
  const rowPx = Math.max(least, Math.min(most, room - AIR - Math.max(leastLedger, naturalPx)));
  const ledgerPx = room - rowPx - AIR;
  if (rowPx > room || ledgerPx < leastLedger - AIR) return undefined;
  const ledger = claims(scene, inner, columns, ledgerPx, palette);
  return {
    block: stackAt([
      [mapPx + GUTTER, 0, side],
      [0, rowPx + AIR, ledger],
    ]),
    frame: { x: 0, y: 0, widthPx: mapPx, heightPx: rowPx - SCALE_ROW },
    heightPx: rowPx + (ledger.heightPx > 0 ? AIR + ledger.heightPx : 0),
  };
}

/** The map over the whole width, types and days under it, then what is claimed: for little that is claimed on a large page. */
function bodyUnder({ scene, palette }: CardParts, inner: number, room: number): Body | undefined {
  const under = typesAndDays(scene, inner, 1, palette);
  const ledger = claims(scene, inner, columnsFor(inner), Infinity, palette);
  const ledgerPx = ledger.heightPx > 0 ? AIR + ledger.heightPx : 0;
  const mapPx = Math.floor(room - SCALE_ROW - AIR - under.heightPx - ledgerPx);
  if (mapPx < inner * 0.6) return undefined;
  const underY = mapPx + SCALE_ROW + AIR;
  return {
    block: stackAt([
      [0, underY, under],
      [0, underY + under.heightPx + AIR, ledger],
    ]),
    frame: { x: 0, y: 0, widthPx: inner, heightPx: mapPx },
    heightPx: room,
  };
}

/** The map over types and days at the left, what is claimed at the right. */
function bodyAcross({ scene, palette }: CardParts, inner: number, room: number): Body | undefined {
  const leftPx = scene.ledger.length === 0 ? inner : Math.round((inner - GUTTER) * 0.46);
  const under = typesAndDays(scene, leftPx, 0, palette);
  const mapPx = room - under.heightPx - AIR - SCALE_ROW;
  if (mapPx < LEAST_MAP) return undefined;
  const rightPx = inner - leftPx - GUTTER;
  const ledger = scene.ledger.length === 0 ? EMPTY : claims(scene, rightPx, columnsFor(rightPx), room, palette);
  if (ledger.heightPx > room) return undefined;
  return {
    block: stackAt([
      [0, mapPx + SCALE_ROW + AIR, under],
      [leftPx + GUTTER, 0, ledger],
    ]),
    frame: { x: 0, y: 0, widthPx: leftPx, heightPx: mapPx },
    heightPx: room,
  };
}

/** All under one another: a telephone, or a column of a newspaper. */
function bodyNarrow({ scene, palette }: CardParts, inner: number, room: number): Body | undefined {
  const parts = stack([typesOf(scene, inner, inner >= 340 ? 2 : 1, palette), timelineBlock(scene, inner, palette, 0)], AIR);
  const least = scene.ledger.length === 0 ? 0 : LEAST_LEDGER + AIR;
  const mapPx = Math.min(inner * 0.7, room - SCALE_ROW - AIR - parts.heightPx - least);
  if (mapPx < LEAST_MAP) return undefined;
  const partsY = mapPx + SCALE_ROW + AIR;
  const ledger = claims(scene, inner, 1, room - partsY - parts.heightPx - AIR, palette);
  return {
    block: stackAt([
      [0, partsY, parts],
      [0, partsY + parts.heightPx + AIR, ledger],
    ]),
    frame: { x: 0, y: 0, widthPx: inner, heightPx: mapPx },
    heightPx: partsY + parts.heightPx + (ledger.heightPx > 0 ? AIR + ledger.heightPx : 0),
  };
}

/** Blocks at given corners. */
const stackAt = (blocks: readonly (readonly [x: number, y: number, block: Block])[]): Block => ({
  widthPx: Math.max(...blocks.map(([x, , block]) => x + block.widthPx)),
  heightPx: Math.max(...blocks.map(([, y, block]) => y + block.heightPx)),
  draw: (x, y) => blocks.flatMap(([dx, dy, block]) => block.draw(x + dx, y + dy)),
});
