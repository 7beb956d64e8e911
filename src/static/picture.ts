import type { Dataset } from '../core/dataset.ts';
import { contains } from '../marks/hatch.ts';
import { mapMarks } from '../marks/map-marks.ts';
import type { Mark } from '../marks/mark.ts';
import { textWidthPx } from '../marks/metrics.ts';
import { textStartPx } from '../marks/outline.ts';
import { rectPath } from '../marks/path.ts';
import { type Palette, PALETTES } from '../marks/theme.ts';
import { buildScene } from '../scene/build.ts';
import { type FramePx, mercator, projector, unmercator, WORLD_PX } from '../scene/camera.ts';
import type { Scene } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { basemapMarks, type BasemapTopology } from './basemap.ts';
import { type Ask, type Page, planFigure, unlabelledNote } from './figure.ts';
import { GLOBE_PX, globeMarks } from './globe.ts';
import { type OwnGround, ownGroundMarks } from './own-ground.ts';
import { sayStatic } from './words.ts';
import { intoFrame, movePath, type Rect } from './move.ts';

/** The ground to draw on, and the world for the locator globe. */
export interface Grounds {
  readonly ground: BasemapTopology;
  readonly world?: BasemapTopology;
  /** Drawn under the marks instead of `ground`. */
  readonly own?: OwnGround;
}

/** A finished picture: what every file format is written from. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marks: readonly Mark[];
  readonly title: string;
  readonly altText: string;
  readonly view: View;
  /** One, or one a panel. */
  readonly scenes: readonly Scene[];
  /** SHA-256 and credit of the user's own map under the marks. */
  readonly basemap?: Pick<OwnGround, 'hash' | 'credit'>;
  /** Of a figure: what another of the same series keeps to. */
  readonly page?: Page;
}

/** Width by height of the dataset's focus on a Mercator map. */
export function focusAspect({ meta }: Dataset): number {
  const [west, south, east, north] = meta.focus;
  const [left, top] = mercator(west, north);
  const [right, bottom] = mercator(east, south);
  return Math.max(0.4, Math.min(3, (right - left) / Math.max(bottom - top, 1e-9)));
}

/** The map of a scene, ground and marks, set into a frame of a page. */
export function mapInto(
  dataset: Dataset,
  scene: Scene,
  frame: Rect,
  { ground, own }: Grounds,
): { marks: Mark[]; unlabelled: number } {
  const palette = PALETTES[scene.view.theme];
  const over = mapMarks(dataset, scene);
  const seen = { camera: scene.camera, frame: scene.frame, palette, at: [frame.x, frame.y] } as const;
  const base = own ? ownGroundMarks(own, seen) : basemapMarks({ ...seen, topology: ground, subject: dataset.meta.country });
  // Qantar's ground is made for its faint names; on another they stand in a halo.
  const halo = { color: palette.halo, widthPx: 2 };
  const marks = own
    ? over.marks.map((mark): Mark => (mark.kind === 'text' && mark.layer === 'map-labels' ? { ...mark, halo } : mark))
    : over.marks;
  return { marks: [...base, ...marks.flatMap((mark) => intoFrame(mark, frame) ?? [])], unlabelled: over.unlabelled.length };
}

/** A scene whose credits name the user's own map too, before the last, which says what made the picture. */
export function creditedScene(dataset: Dataset, view: View, frame: FramePx, { own }: Grounds): Scene {
  const scene = buildScene(dataset, view, frame);
  if (!own) return scene;
  const credit = sayStatic(view.lang, 'basemap', { credit: own.credit });
  return { ...scene, credits: [...scene.credits.slice(0, -1), credit, ...scene.credits.slice(-1)] };
}

export const basemapOf = ({ own }: Grounds): Pick<Picture, 'basemap'> =>
  own ? { basemap: { hash: own.hash, credit: own.credit } } : {};

/** The view as the picture shows it: with its camera, without what is opened beside the map. */
export function seenView({ view, camera }: Scene): View {
  const { node: _node, incident: _incident, ...seen } = view;
  return { ...seen, camera };
}

/**
 * The view of a layout that fits its camera to what it draws: without one, unless it was given one, so that made again from
 * its text it is fitted in the same way.
 */
export function fittedView(scene: Scene, given: View): View {
  const { camera: _camera, ...fitted } = seenView(scene);
  return given.camera ? { ...fitted, camera: given.camera } : fitted;
}

/** How often a page is planned again for the map that it left room for. */
const MOST_PLANS = 6;

/**
 * The whole figure, or nothing where `ask` is too small to hold one. What the legend explains depends on the map's size and
 * the map's size on the legend's: after two rounds the arrangement stays, and the map may only shrink, so it ends.
 */
export function drawFigure(dataset: Dataset, view: View, ask: Ask, grounds: Grounds, page?: Page): Picture | undefined {
  const palette = PALETTES[view.theme];
  const aspect = focusAspect(dataset);
  let frame: FramePx =
    ask.kind === 'frame' ? ask.frame : { widthPx: ask.widthPx * 0.7, heightPx: page?.heightPx ?? ask.heightPx * 0.5 };
  let unlabelled = 0;
  let fixed = page;
  let scene = creditedScene(dataset, view, frame, grounds);
  let map: ReturnType<typeof mapInto> | undefined;
  for (let round = 0; round <= MOST_PLANS; round += 1) {
    const plan = planFigure({ scene, palette, focusAspect: aspect, unlabelled, ...(fixed ? { fixed } : {}) }, ask);
    if (!plan) return undefined;
    fixed = { arrangement: plan.arrangement, heightPx: round === 0 && !page ? Infinity : plan.frame.heightPx };
    if (plan.frame.widthPx !== frame.widthPx || plan.frame.heightPx !== frame.heightPx) {
      frame = { widthPx: plan.frame.widthPx, heightPx: plan.frame.heightPx };
      scene = creditedScene(dataset, view, frame, grounds);
      map = undefined;
      continue;
    }
    map ??= mapInto(dataset, scene, plan.frame, grounds);
    if (map.unlabelled !== unlabelled && round < MOST_PLANS) {
      unlabelled = map.unlabelled;
      continue;
    }
    const globe = grounds.world ? locator(dataset, scene, map.marks, plan.frame, grounds.world, palette) : [];
    return {
      widthPx: plan.widthPx,
      heightPx: plan.heightPx,
      marks: [...plan.furniture, ...map.marks, ...globe],
      title: scene.title,
      altText: scene.altText,
      view: seenView(scene),
      scenes: [scene],
      ...basemapOf(grounds),
      page: { arrangement: plan.arrangement, heightPx: plan.frame.heightPx },
    };
  }
  throw new Error('a page did not come to rest');
}

/** The map alone, edge to edge: for a page that has a title and a legend of its own. */
export function drawMap(dataset: Dataset, view: View, frame: FramePx, grounds: Grounds): Picture {
  const scene = creditedScene(dataset, view, frame, grounds);
  const palette = PALETTES[view.theme];
  const { marks, unlabelled } = mapInto(dataset, scene, { x: 0, y: 0, ...frame }, grounds);
  const page: Mark = { kind: 'path', layer: 'page', d: rectPath(0, 0, frame.widthPx, frame.heightPx), fill: palette.water };
  return {
    ...frame,
    marks: [page, ...marks],
    title: scene.title,
    // It has no foot to say it in.
    altText: [scene.altText, ...unlabelledNote(view.lang, unlabelled)].join(' '),
    view: seenView(scene),
    scenes: [scene],
    ...basemapOf(grounds),
  };
}

/** Layers that a locator must not lie on. */
const DATA_LAYERS = new Set<Mark['layer']>(['nodes', 'place-labels', 'map-labels', 'districts']);

function boxOf(mark: Mark): [number, number, number, number] {
  if (mark.kind === 'path') {
    const { minX, minY, maxX, maxY } = movePath(mark.d, 0, 0);
    return [minX, minY, maxX, maxY];
  }
  const left = textStartPx(mark);
  return [
    left,
    mark.y - mark.sizePx,
    left + textWidthPx(mark.text, mark.sizePx, mark.weight, mark.letterSpacingPx),
    mark.y + mark.sizePx * 0.3,
  ];
}

/** The globe in the first corner of the frame where it covers neither data nor name nor the lit country; else none. */
function locator(
  dataset: Dataset,
  scene: Scene,
  marks: readonly Mark[],
  frame: Rect,
  world: BasemapTopology,
  palette: Palette,
): Mark[] {
  if (frame.widthPx < GLOBE_PX * 5 || frame.heightPx < GLOBE_PX * 3) return [];
  const boxes = marks.filter(({ layer }) => DATA_LAYERS.has(layer)).map(boxOf);
  const half = GLOBE_PX / 2;
  const { x, y, widthPx, heightPx } = frame;
  const corners: [number, number][] = [
    [x + widthPx - half, y + heightPx - half],
    [x + half, y + half],
    [x + widthPx - half, y + half],
    [x + half, y + heightPx - half],
  ];
  const spot = corners.find(
    ([cx, cy]) =>
      boxes.every(([minX, minY, maxX, maxY]) => maxX < cx - half || minX > cx + half || maxY < cy - half || minY > cy + half) &&
      !touchesSubject(dataset, scene, cx - x, cy - y),
  );
  return spot ? globeMarks(world, scene.camera, dataset.meta.country, ...spot, palette) : [];
}

/** True if land of the dataset's regions lies under a globe whose middle is at `x`, `y` of the frame. */
function touchesSubject(dataset: Dataset, { camera, frame }: Scene, x: number, y: number): boolean {
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [originX, originY] = projector(camera, frame)(...unmercator(0, 0));
  const steps = [-0.5, -0.25, 0, 0.25, 0.5];
  return steps.some((right) =>
    steps.some((down) => {
      const [unitX, unitY] = [(x + right * GLOBE_PX - originX) / worldPx, (y + down * GLOBE_PX - originY) / worldPx];
      return dataset.regions.some(({ geometry }) => contains(geometry, unitX, unitY));
    }),
  );
}
