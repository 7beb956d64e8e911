import { countText } from '../core/messages.ts';
import type { Mark } from '../marks/mark.ts';
import { rectPath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import type { FramePx } from '../scene/camera.ts';
import type { Scene } from '../scene/scene.ts';
import { beside, type Block, EMPTY, LETTERING, paragraph, stack } from './blocks.ts';
import { ledgerBlock } from './ledger-block.ts';
import { signsBlock, typesBlock } from './legend-block.ts';
import type { Rect } from './move.ts';
import { scaleBar } from './scale-bar.ts';
import { timelineBlock } from './timeline-block.ts';
import { sayStatic } from './words.ts';

/** What a page is asked to be: a size that the map has to fit in, or a map whose size is given and a page around it. */
export type Ask =
  | { readonly kind: 'total'; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: 'frame'; readonly frame: FramePx };

export interface FigureInput {
  readonly scene: Scene;
  readonly palette: Palette;
  /** Width by height of what the map is fitted to, in pixels: the frame needs no more height than that. */
  readonly focusAspect: number;
  /** Nodes that found no room for their name. */
  readonly unlabelled: number;
  /** The frame that the scene was made for, when the page has to take it as it is. */
  readonly fixedFrame?: FramePx;
}

/** A page but for its map. */
export interface Plan {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frame: Rect;
  readonly furniture: readonly Mark[];
  /** How large the focus is drawn: what the choice among arrangements is made by. */
  readonly focusPx: number;
}

const GUTTER_PX = 28;
const AIR_PX = 14;
/** Between the map's frame and the scale under it. */
const SCALE_ROW_PX = 26;
/** A map lower or narrower than this says nothing. */
const LEAST_MAP_PX = 110;

const marginOf = (widthPx: number): number => Math.round(Math.max(18, Math.min(40, widthPx * 0.027)));

function header(scene: Scene, widthPx: number, palette: Palette): Block {
  const title = { ...LETTERING.title, ...(widthPx < 520 ? { sizePx: 20, linePx: 25 } : {}), fill: palette.ink };
  return stack(
    [
      paragraph(scene.title, widthPx, title),
      paragraph(scene.standfirst, widthPx, { ...LETTERING.standfirst, fill: palette.inkSoft }),
    ],
    3,
  );
}

/** What is not shown, then whose data and map this is. */
function footer({ scene, unlabelled, palette }: FigureInput, widthPx: number): Block {
  const { lang } = scene.view;
  const notes = [
    ...scene.notes,
    ...(unlabelled === 0 ? [] : [sayStatic(lang, 'unlabelled', { count: countText(unlabelled, lang), n: unlabelled })]),
  ];
  return stack(
    [
      notes.length === 0 ? EMPTY : paragraph(notes.join(' '), widthPx, { ...LETTERING.tiny, fill: palette.inkSoft }),
      paragraph(scene.credits.join(' · '), widthPx, { ...LETTERING.tiny, fill: palette.inkFaint }),
    ],
    2,
  );
}

/** Columns under (or beside) the map as `[left, block]`, made for a height. */
interface Arrangement {
  readonly mapPx: number;
  /** Height that the parts need which can't give way. */
  readonly leastPx: number;
  readonly under: (heightPx: number) => Block;
  readonly side: (heightPx: number) => readonly [number, Block] | undefined;
}

/** Three columns, two or one under a map of full width. */
function below(input: FigureInput, innerPx: number): Arrangement {
  const { scene, palette } = input;
  const ledger = (widthPx: number, heightPx: number): Block =>
    ledgerBlock(scene, widthPx, widthPx >= 520 ? 2 : 1, heightPx, palette);
  const least = scene.ledger.length === 0 ? 0 : 130;
  const full: Pick<Arrangement, 'mapPx' | 'side'> = { mapPx: innerPx, side: () => undefined };
  if (innerPx >= 860) {
    const a = Math.round((innerPx - 2 * GUTTER_PX) * 0.26);
    const b = Math.round((innerPx - 2 * GUTTER_PX) * (scene.ledger.length === 0 ? 0.74 : 0.32));
    const left = stack([typesBlock(scene, a, 1, palette), signsBlock(scene, a, 1, palette)], AIR_PX);
    const middle = timelineBlock(scene, b, palette);
    const third = a + b + 2 * GUTTER_PX;
    return {
      ...full,
      leastPx: Math.max(left.heightPx, middle.heightPx, least),
      under: (heightPx) =>
        beside([
          [0, left],
          [a + GUTTER_PX, middle],
          [third, ledger(innerPx - third, heightPx)],
        ]),
    };
  }
  if (innerPx >= 560) {
    const half = (innerPx - GUTTER_PX) / 2;
    const left = stack([typesBlock(scene, half, 1, palette), signsBlock(scene, half, 1, palette)], AIR_PX);
    const chart = timelineBlock(scene, half, palette);
    return {
      ...full,
      leastPx: Math.max(left.heightPx, chart.heightPx + (least === 0 ? 0 : least + AIR_PX)),
      under: (heightPx) =>
        beside([
          [0, left],
          [half + GUTTER_PX, stack([chart, ledger(half, heightPx - chart.heightPx - AIR_PX)], AIR_PX)],
        ]),
    };
  }
  const parts = [
    typesBlock(scene, innerPx, innerPx >= 420 ? 2 : 1, palette),
    timelineBlock(scene, innerPx, palette),
    signsBlock(scene, innerPx, 1, palette),
  ];
  const fixedPx = parts.reduce((sum, part) => sum + part.heightPx + AIR_PX, 0);
  return {
    ...full,
    leastPx: fixedPx + least,
    under: (heightPx) => stack([...parts.slice(0, 2), ledger(innerPx, heightPx - fixedPx), ...parts.slice(2)], AIR_PX),
  };
}

/** Types and ledger in a column beside the map, timeline and signs under it: for a page about as high as its map is wide. */
function besideMap(input: FigureInput, innerPx: number): Arrangement | undefined {
  const { scene, palette } = input;
  const sidePx = Math.round(Math.max(250, Math.min(340, innerPx * 0.26)));
  const mapPx = innerPx - sidePx - GUTTER_PX;
  if (mapPx < 520) return undefined;
  const chartPx = Math.round((mapPx - GUTTER_PX) * 0.54);
  const chart = timelineBlock(scene, chartPx, palette);
  const signs = signsBlock(scene, mapPx - GUTTER_PX - chartPx, 1, palette);
  const under = beside([
    [0, chart],
    [chartPx + GUTTER_PX, signs],
  ]);
  const types = typesBlock(scene, sidePx, 1, palette);
  return {
    mapPx,
    leastPx: under.heightPx,
    under: () => under,
    side: (heightPx) => [
      mapPx + GUTTER_PX,
      stack([types, ledgerBlock(scene, sidePx, 1, heightPx - types.heightPx - AIR_PX, palette)], AIR_PX),
    ],
  };
}

/** The page for one arrangement, or nothing where its map would be too small. */
function planWith(input: FigureInput, ask: Ask, arrangement: Arrangement, innerPx: number, marginPx: number): Plan | undefined {
  const { scene, palette, focusAspect, fixedFrame } = input;
  const head = header(scene, innerPx, palette);
  const foot = footer(input, innerPx);
  const top = marginPx + head.heightPx + AIR_PX;
  const chromePx = SCALE_ROW_PX + 12;
  let mapHeightPx: number;
  let bodyPx: number;
  if (ask.kind === 'frame') {
    mapHeightPx = ask.frame.heightPx;
    const natural = arrangement.under(Infinity);
    bodyPx = mapHeightPx + chromePx + natural.heightPx;
  } else {
    bodyPx = ask.heightPx - marginPx - foot.heightPx - AIR_PX - top;
    const most = Math.floor(bodyPx - chromePx - arrangement.leastPx);
    const useful = Math.round((arrangement.mapPx / focusAspect) * 1.06);
    // Beside a column the map takes what is left; over columns it leaves them what it has no use for.
    mapHeightPx = fixedFrame?.heightPx ?? (arrangement.side(Infinity) ? most : Math.min(most, useful));
    if (mapHeightPx < LEAST_MAP_PX || most < LEAST_MAP_PX) return undefined;
  }
  const frame: Rect = { x: marginPx, y: top, widthPx: arrangement.mapPx, heightPx: mapHeightPx };
  const underTop = top + mapHeightPx + chromePx;
  const under = arrangement.under(ask.kind === 'frame' ? Infinity : bodyPx - mapHeightPx - chromePx);
  const side = arrangement.side(bodyPx);
  const scale = scaleBar(scene, Math.min(160, arrangement.mapPx / 3), palette);
  const footTop = top + bodyPx + AIR_PX;
  const heightPx = ask.kind === 'frame' ? footTop + foot.heightPx + marginPx : ask.heightPx;
  const widthPx = innerPx + 2 * marginPx;
  return {
    widthPx,
    heightPx,
    frame,
    focusPx: Math.min(frame.widthPx, frame.heightPx * focusAspect),
    furniture: [
      { kind: 'path', layer: 'page', d: rectPath(0, 0, widthPx, heightPx), fill: palette.page },
      {
        kind: 'path',
        layer: 'frame',
        d: rectPath(frame.x, frame.y, frame.widthPx, frame.heightPx),
        stroke: palette.countryBorder,
        widthPx: 1,
      },
      ...head.draw(marginPx, marginPx),
      ...scale.draw(frame.x, frame.y + frame.heightPx + 7),
      ...under.draw(marginPx, underTop),
      ...(side ? side[1].draw(marginPx + side[0], top) : []),
      ...foot.draw(marginPx, footTop),
    ],
  };
}

/** The page whose map comes out largest, or nothing where the size asked for holds none. */
export function planFigure(input: FigureInput, ask: Ask): Plan | undefined {
  if (ask.kind === 'frame') {
    const marginPx = marginOf(ask.frame.widthPx);
    return planWith(input, ask, below(input, ask.frame.widthPx), ask.frame.widthPx, marginPx);
  }
  const marginPx = marginOf(ask.widthPx);
  const innerPx = ask.widthPx - 2 * marginPx;
  if (innerPx < 240) return undefined;
  const arrangements = [below(input, innerPx), besideMap(input, innerPx)].filter((arrangement) => arrangement !== undefined);
  const fits = ({ fixedFrame }: FigureInput, plan: Plan): boolean =>
    fixedFrame === undefined || plan.frame.widthPx === fixedFrame.widthPx;
  return arrangements
    .map((arrangement) => planWith(input, ask, arrangement, innerPx, marginPx))
    .filter((plan) => plan !== undefined)
    .filter((plan) => fits(input, plan))
    .reduce<Plan | undefined>((best, plan) => (best === undefined || plan.focusPx > best.focusPx ? plan : best), undefined);
}
