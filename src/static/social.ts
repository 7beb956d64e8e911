import type { Dataset } from '../core/dataset.ts';
import type { Mark } from '../marks/mark.ts';
import { rectPath } from '../marks/path.ts';
import { type Palette, PALETTES } from '../marks/theme.ts';
import { buildScene } from '../scene/build.ts';
import { fitCamera, type FramePx } from '../scene/camera.ts';
import type { Scene, SceneLabel } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { type Block, EMPTY, stack } from './blocks.ts';
import { isCrowded } from './crowding.ts';
import { enlarged, enlargedBlock } from './enlarge.ts';
import type { Ask } from './figure.ts';
import type { Rect } from './move.ts';
import { basemapOf, focusAspect, type Grounds, mapInto, type Picture, fittedView } from './picture.ts';
import {
  creditBlock,
  headlineBeside,
  headlineColumn,
  ledgerLeadBlock,
  notShownBlock,
  typesInViewBlock,
} from './social-blocks.ts';

/** Width in the units that type is set in; a picture wider than a landscape has more, so that its height holds its lines. */
const UNITS = { upright: 480, landscape: 520 } as const;
const LEAST_HEIGHT = 252;
/** Smaller, and its small print is no print: 6 pixels. */
const LEAST_ENLARGEMENT = 0.55;
const MARGIN = 16;
/** Of a story's height, above and below: there the network lays its own buttons over the picture. */
const SAFE_SHARE = 250 / 1920;
const STORY_ASPECT = 0.6;
const LANDSCAPE_ASPECT = 1.3;
/** Between the map and what stands under it. */
const AIR = 10;
/** Type of a block made for a figure, on this picture. */
const LEDGER_ZOOM = 1.08;
const LEAST_MAP = 110;
/** Around what the map is fitted to, pixels of the map, and its signs' size; the first way in which no sign covers another. */
const FITS = [
  { paddingPx: 10, zoom: 1 },
  { paddingPx: 26, zoom: 1 },
  { paddingPx: 26, zoom: 0.85 },
  { paddingPx: 30, zoom: 0.7 },
] as const;

/** What a composition is made for. */
interface Made {
  readonly dataset: Dataset;
  readonly scene: Scene;
  readonly grounds: Grounds;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  /** Nodes without their name. */
  readonly unlabelled: number;
}

interface Composition {
  readonly frame: Rect;
  /** Units of the picture to one of the map's pixels: where the map is small, its marks are too. */
  readonly mapZoom: number;
  /** Everything but the map. */
  readonly furniture: readonly Mark[];
}

/** How often it is composed again for what the map then leaves unsaid. */
const MOST_ROUNDS = 6;

/**
 * A picture to be read in a feed on a telephone: the number, the map from edge to edge, what the signs mean, what is not on the
 * map, and whose data it is. Each format has a grid of its own; what is small in a figure is larger here, and less of it.
 */
export function drawSocial(dataset: Dataset, view: View, ask: Ask, grounds: Grounds): Picture | undefined {
  const palette = PALETTES[view.theme];
  const { widthPx, heightPx } = ask.kind === 'frame' ? ask.frame : ask;
  const aspect = widthPx / heightPx;
  const width = aspect >= LANDSCAPE_ASPECT ? Math.max(UNITS.landscape, LEAST_HEIGHT * aspect) : UNITS.upright;
  const height = width / aspect;
  if (widthPx / width < LEAST_ENLARGEMENT) return undefined;
  const compose = aspect >= LANDSCAPE_ASPECT ? composeLandscape : composeUpright;
  const sceneIn = (frame: FramePx, paddingPx: number): Scene =>
    buildScene(dataset, { ...view, camera: view.camera ?? fitCamera(dataset.meta.focus, frame, paddingPx) }, frame);
  let scene = sceneIn({ widthPx: width, heightPx: height / 2 }, FITS[0].paddingPx);
  let [unlabelled, fit, round] = [0, 0, 0];
  for (;;) {
    const page = compose({ dataset, scene, grounds, palette, width, height, unlabelled });
    if (!page) return undefined;
    const { frame } = page;
    const { paddingPx, zoom } = FITS[fit] ?? FITS[0];
    const mapZoom = page.mapZoom * zoom;
    const inMap = { widthPx: frame.widthPx / mapZoom, heightPx: frame.heightPx / mapZoom };
    scene = sceneIn(inMap, paddingPx);
    const map = mapInto(dataset, withFewNames(scene), { x: 0, y: 0, ...inMap }, grounds);
    // A camera that the view gives may cut what it likes.
    if (fit < FITS.length - 1 && view.camera === undefined && isCrowded(map.marks, inMap)) {
      fit += 1;
      continue;
    }
    if (map.unlabelled > unlabelled && round < MOST_ROUNDS) {
      unlabelled = map.unlabelled;
      round += 1;
      continue;
    }
    const marks = [
      { kind: 'path', layer: 'page', d: rectPath(0, 0, width, height), fill: palette.page } as const,
      ...map.marks.map((mark) => enlarged(mark, mapZoom, frame.x, frame.y)),
      ...page.furniture,
    ];
    return {
      widthPx,
      heightPx,
      marks: marks.map((mark) => enlarged(mark, widthPx / width)),
      title: scene.title,
      altText: scene.altText,
      view: fittedView(scene, view),
      scenes: [scene],
      ...basemapOf(grounds),
    };
  }
}

/** Without the names that only orient: what is left is large enough to be read. */
function withFewNames(scene: Scene): Scene {
  const isGreat = ({ kind, rank }: SceneLabel): boolean => kind === 'place' && rank <= 1;
  return {
    ...scene,
    labels: scene.labels.filter((label) => label.kind === 'country' || label.kind === 'water' || isGreat(label)),
  };
}

/** What stands under the map: signs (in columns if that takes no more than `spare` rows), what is not shown, whose data it is. */
function footBlock({ dataset, scene, grounds, palette, unlabelled }: Made, widthPx: number, spare: number, ledger: Block): Block {
  const hasLedger = ledger.heightPx > 0;
  const small = stack(
    [notShownBlock(scene, { unlabelled, hasLedger }, widthPx, palette), creditBlock(dataset, scene, grounds, widthPx, palette)],
    1,
  );
  return stack([typesInViewBlock(scene, widthPx, spare, palette), ledger, small], hasLedger ? 12 : 6);
}

/** The headline at the left, the map beside it to the corner, the rest over the whole width. */
function composeLandscape(made: Made): Composition | undefined {
  const { scene, palette, width, height } = made;
  const foot = footBlock(made, width - 2 * MARGIN, 0, EMPTY);
  const footY = height - MARGIN + 3 - foot.heightPx;
  const mapPx = footY - AIR;
  const headPx = Math.round(width * 0.29);
  const head = headlineColumn(scene, headPx, mapPx - MARGIN + 4, palette);
  if (!head || mapPx < LEAST_MAP) return undefined;
  const left = MARGIN + headPx + 12;
  return {
    frame: { x: left, y: 0, widthPx: width - left, heightPx: mapPx },
    mapZoom: 0.84,
    furniture: [...head.draw(MARGIN, MARGIN - 4), ...foot.draw(MARGIN, footY)],
  };
}

/** One under the other, the map from edge to edge. A story keeps clear of its ends, and has room for what is wider than a region. */
function composeUpright(made: Made): Composition | undefined {
  const { dataset, scene, palette, width, height } = made;
  const isStory = width / height <= STORY_ASPECT;
  const inner = width - 2 * MARGIN;
  const safe = isStory ? Math.ceil(height * SAFE_SHARE) : MARGIN;
  const head = headlineBeside(scene, inner, 112, palette);
  if (!head) return undefined;
  const mapTop = safe + head.heightPx + 16;
  const spare = isStory ? 0 : 1;
  const bare = footBlock(made, inner, spare, EMPTY);
  const roomPx = height - safe - mapTop - AIR - bare.heightPx;
  // What the map has no use for goes to the ledger, if an entry of it has room.
  const usefulPx = Math.round((width / focusAspect(dataset)) * 1.03);
  const sparePx = (roomPx - usefulPx - 24) / LEDGER_ZOOM;
  const ledger = ledgerLeadBlock(scene, inner / LEDGER_ZOOM, sparePx, palette);
  const foot = footBlock(made, inner, spare, enlargedBlock(ledger, LEDGER_ZOOM));
  const footY = height - safe - foot.heightPx;
  const mapPx = footY - AIR - mapTop;
  if (mapPx < LEAST_MAP) return undefined;
  return {
    frame: { x: 0, y: mapTop, widthPx: width, heightPx: mapPx },
    mapZoom: 1,
    furniture: [...head.draw(MARGIN, safe), ...foot.draw(MARGIN, footY)],
  };
}
