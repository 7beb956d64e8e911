import type { Language } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import type { Mark } from '../marks/mark.ts';
import { rectPath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import type { FramePx } from '../scene/camera.ts';
import type { Scene } from '../scene/scene.ts';
import { type Arrangement, arrangementsFor } from './arrangements.ts';
import { type Block, EMPTY, LETTERING, lineOf, paragraph, stack, widthOf } from './blocks.ts';
import type { Rect } from './move.ts';
import { scaleBar } from './scale-bar.ts';
import { sayStatic } from './words.ts';

/** What a page is asked to be: a size that the map has to fit in, or a map whose size is given and a page around it. */
export type Ask =
  | {
      readonly kind: 'total';
      readonly widthPx: number;
      readonly heightPx: number;
      /** A card that needs less height may be lower. */
      readonly isHeightMost?: true;
    }
  | { readonly kind: 'frame'; readonly frame: FramePx };

export interface FigureInput {
  readonly scene: Scene;
  readonly palette: Palette;
  /** Width by height of what the map is fitted to, in pixels: the frame needs no more height than that. */
  readonly focusAspect: number;
  /** Nodes that found no room for their name. */
  readonly unlabelled: number;
  /** Keep to an arrangement chosen before (`Plan.arrangement`), and to a map no higher than this. */
  readonly fixed?: Page;
}

/** What makes pages alike: the arrangement of their parts, and the height of their map at most. A series shares one. */
export interface Page {
  readonly arrangement: number;
  readonly heightPx: number;
}

/** A page but for its map. */
export interface Plan {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frame: Rect;
  readonly furniture: readonly Mark[];
  /** What the choice among arrangements is made by: width of the focus as drawn, less what is only counted. */
  readonly worth: number;
  /** Which of the arrangements for this width it is. */
  readonly arrangement: number;
}

const AIR_PX = 14;
/** Between the map's frame and the scale under it. */
const SCALE_ROW_PX = 26;
/** Pixels of the map's width that an entry of the ledger is worth. */
const HIDDEN_PX = 7;
/** And a part that is left out. */
const MISSING_PX = 75;
/** A focus drawn narrower than this says nothing. */
const LEAST_FOCUS_PX = 200;

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

/** How many marks found no room for their name, in a sentence; none where all did. */
export const unlabelledNote = (lang: Language, unlabelled: number): string[] =>
  unlabelled === 0 ? [] : [sayStatic(lang, 'unlabelled', { count: countText(unlabelled, lang), n: unlabelled })];

/** What is not shown, then whose data and map this is. */
function footer(scene: Scene, notes: readonly string[], widthPx: number, palette: Palette): Block {
  return stack(
    [
      notes.length === 0 ? EMPTY : paragraph(notes.join(' '), widthPx, { ...LETTERING.tiny, fill: palette.inkSoft }),
      paragraph(scene.credits.join(' · '), widthPx, { ...LETTERING.tiny, fill: palette.inkFaint }),
    ],
    2,
  );
}

/** The page for one arrangement, or nothing where its map would be too small. */
function planWith(
  input: FigureInput,
  ask: Ask,
  arrangement: Arrangement,
  innerPx: number,
  marginPx: number,
): Omit<Plan, 'arrangement'> | undefined {
  const { scene, palette, focusAspect, fixed } = input;
  const head = header(scene, innerPx, palette);
  const scale = scaleBar(scene, Math.min(200, arrangement.mapPx / 3), palette);
  // What the map leaves out is said under it: there it takes no height from the map, and so no other name.
  const [left = ''] = unlabelledNote(scene.view.lang, input.unlabelled);
  const leftStyle = { ...LETTERING.tiny, fill: palette.inkSoft };
  const isUnderMap = scale.widthPx + 24 + widthOf(left, leftStyle) <= arrangement.mapPx;
  const foot = footer(scene, left === '' || isUnderMap ? scene.notes : [...scene.notes, left], innerPx, palette);
  const top = marginPx + head.heightPx + AIR_PX;
  const chromePx = SCALE_ROW_PX + 12;
  let mapHeightPx: number;
  let bodyPx: number;
  if (ask.kind === 'frame') {
    mapHeightPx = ask.frame.heightPx;
    bodyPx = mapHeightPx + chromePx + arrangement.under(Infinity).block.heightPx;
  } else {
    bodyPx = ask.heightPx - marginPx - foot.heightPx - AIR_PX - top;
    const most = Math.floor(bodyPx - chromePx - arrangement.leastPx);
    const useful = Math.round((arrangement.mapPx / focusAspect) * 1.06);
    // Beside a column the map takes what is left; over columns it leaves them what it has no use for.
    mapHeightPx = Math.min(arrangement.side ? most : Math.min(most, useful), fixed?.heightPx ?? Infinity);
    if (Math.min(arrangement.mapPx, Math.min(mapHeightPx, most) * focusAspect) < LEAST_FOCUS_PX) return undefined;
  }
  const frame: Rect = { x: marginPx, y: top, widthPx: arrangement.mapPx, heightPx: mapHeightPx };
  const underTop = top + mapHeightPx + chromePx;
  const under = arrangement.under(ask.kind === 'frame' ? Infinity : bodyPx - mapHeightPx - chromePx);
  const side = arrangement.side?.(bodyPx);
  // A column has parts that can't give way either.
  if (ask.kind === 'total' && side && side.block.heightPx > bodyPx) return undefined;
  const footTop = top + bodyPx + AIR_PX;
  const heightPx = ask.kind === 'frame' ? footTop + foot.heightPx + marginPx : ask.heightPx;
  const widthPx = innerPx + 2 * marginPx;
  return {
    widthPx,
    heightPx,
    frame,
    worth:
      Math.min(frame.widthPx, frame.heightPx * focusAspect) -
      HIDDEN_PX * (under.hidden + (side?.hidden ?? 0)) -
      MISSING_PX * (arrangement.missing ?? 0) -
      heightPx * 0.01,
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
      ...(left === '' || !isUnderMap
        ? []
        : [lineOf(left, frame.x + frame.widthPx, frame.y + frame.heightPx + 7, leftStyle, 'end')]),
      ...under.block.draw(marginPx, underTop),
      ...(side ? side.block.draw(marginPx + side.leftPx, top) : []),
      ...foot.draw(marginPx, footTop),
    ],
  };
}

/** The page whose map comes out largest, or nothing where the size asked for holds none. */
export function planFigure(input: FigureInput, ask: Ask): Plan | undefined {
  const marginPx = marginOf(ask.kind === 'frame' ? ask.frame.widthPx : ask.widthPx);
  const innerPx = ask.kind === 'frame' ? ask.frame.widthPx : ask.widthPx - 2 * marginPx;
  if (innerPx < 240) return undefined;
  const { fixed } = input;
  return arrangementsFor(input.scene, innerPx, input.palette)
    .map((make, index): Plan | undefined => {
      if (fixed && index !== fixed.arrangement) return undefined;
      const arrangement = make();
      if (ask.kind === 'frame' && arrangement.mapPx !== innerPx) return undefined;
      const plan = planWith(input, ask, arrangement, innerPx, marginPx);
      return plan && { ...plan, arrangement: index };
    })
    .reduce<Plan | undefined>(
      (best, plan) => (best === undefined || (plan !== undefined && plan.worth > best.worth) ? plan : best),
      undefined,
    );
}
