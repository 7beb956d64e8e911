import type { Dataset } from '../core/dataset.ts';
import { countText } from '../core/messages.ts';
import { outlinePath } from '../marks/hatch.ts';
import type { Mark } from '../marks/mark.ts';
import { circlePath, rectPath } from '../marks/path.ts';
import { type Palette, PALETTES } from '../marks/theme.ts';
import { altTextOf } from '../scene/alt-text.ts';
import { fitCamera, type FramePx, projector } from '../scene/camera.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';
import { type Subject, subjectLedger, subjectOf } from '../scene/subject.ts';
import type { View } from '../scene/view.ts';
import { sayScene } from '../scene/words.ts';
import { basemapMarks } from './basemap.ts';
import { planCard } from './card-page.ts';
import { enlarged } from './enlarge.ts';
import { type Ask, unlabelledNote } from './figure.ts';
import { boundsOf, type DegreeBox, neighbourhood } from './focus.ts';
import { intoFrame, type Rect } from './move.ts';
import { basemapOf, creditedScene, fittedView, type Grounds, mapInto, type Picture } from './picture.ts';

/** Widest that a card is set; larger paper enlarges it. */
const UNITS = { upright: 864, across: 1240 } as const;
const ACROSS_ASPECT = 1.2;
const PADDING_PX = 18;
/** How often it is laid out again for what the map then leaves unsaid. */
const MOST_ROUNDS = 6;

/**
 * One place or region: its map with neighbours to orient by, its days, and all that is claimed of what happened there, each
 * with who says it. The view's node is whose card it is.
 * @returns nothing where the size holds no card, or the dataset knows no such node
 */
export function drawCard(dataset: Dataset, view: View, ask: Ask, grounds: Grounds): Picture | undefined {
  const subject = view.node === undefined ? undefined : subjectOf(dataset, view, view.node);
  if (!subject) return undefined;
  const palette = PALETTES[view.theme];
  const { widthPx, heightPx } = ask.kind === 'frame' ? ask.frame : ask;
  const isHeightMost = ask.kind === 'total' && ask.isHeightMost === true;
  const width = Math.min(widthPx, widthPx / heightPx > ACROSS_ASPECT ? UNITS.across : UNITS.upright);
  const zoom = widthPx / width;
  const focus = focusOf(dataset, subject);
  let frame: FramePx = { widthPx: width * 0.6, heightPx: width * 0.4 };
  let unlabelled = 0;
  for (let round = 0; ; round += 1) {
    const scene = sceneOf(subject, view, frame, focus, grounds, unlabelled);
    const { name, within } = subject;
    const page = planCard({ scene, name, within, palette, width, height: heightPx / zoom, isHeightMost });
    if (!page) return undefined;
    const isSettled = page.frame.widthPx === frame.widthPx && page.frame.heightPx === frame.heightPx;
    frame = { widthPx: page.frame.widthPx, heightPx: page.frame.heightPx };
    if (!isSettled && round < MOST_ROUNDS) continue;
    const last = isSettled ? scene : sceneOf(subject, view, frame, focus, grounds, unlabelled);
    const map = mapInto(subject.dataset, last, page.frame, grounds);
    if (map.unlabelled > unlabelled && round < MOST_ROUNDS) {
      unlabelled = map.unlabelled;
      continue;
    }
    const marks: Mark[] = [
      { kind: 'path', layer: 'page', d: rectPath(0, 0, width, page.height + 1), fill: palette.page },
      ...map.marks.filter((mark) => mark.kind === 'path' || mark.text !== ''),
      ...subjectMarks(subject, last, page.frame, palette),
      frameMark(page.frame, palette),
      ...locatorMarks(dataset, subject, page.locator, grounds, palette),
      ...page.furniture,
    ];
    return {
      widthPx,
      heightPx: Math.round(page.height * zoom),
      marks: zoom === 1 ? marks : marks.map((mark) => enlarged(mark, zoom)),
      title: last.title,
      altText: last.altText,
      view: { ...fittedView(last, view), node: subject.id },
      scenes: [last],
      ...basemapOf(grounds),
    };
  }
}

const focusOf = (dataset: Dataset, { region, lngDeg, latDeg }: Subject): DegreeBox => {
  const area = region === undefined ? undefined : dataset.regions[region];
  return area ? boundsOf(area.geometry) : neighbourhood(dataset, lngDeg, latDeg);
};

/** The scene of the subject alone: titled with its name, its ledger all that is claimed there. */
function sceneOf(
  subject: Subject,
  { frame: _frame, incident: _incident, ...view }: View,
  frame: FramePx,
  focus: DegreeBox,
  grounds: Grounds,
  unlabelled: number,
): Scene {
  const { lang } = view;
  const camera = view.camera ?? fitCamera(focus, frame, PADDING_PX);
  // Layers over the whole set have the whole set's scale: they say nothing of one place.
  const layers = view.layers.filter((layer) => layer === 'nodes' || layer === 'hatches' || layer === 'labels');
  const scene = creditedScene(subject.dataset, { ...view, layers, camera }, frame, grounds);
  const n = scene.counts.shown;
  const values = { n, count: countText(n, lang), range: scene.dateRange };
  const title = sayScene(lang, 'titlePlace', {
    place: subject.name,
    title: sayScene(lang, n === 0 ? 'titleNone' : 'titleNoRegion', values),
  });
  const wider =
    subject.wider === 0 ? [] : [sayScene(lang, 'noteWider', { n: subject.wider, count: countText(subject.wider, lang) })];
  const carded = {
    ...scene,
    title,
    headline: { ...scene.headline, words: sayScene(lang, 'headlineNoRegion', { n }) },
    ledger: subjectLedger(subject, view),
    ledgerTitle: sayScene(lang, 'subjectLedger'),
    notes: [...scene.notes, ...wider, ...unlabelledNote(lang, unlabelled)],
  };
  return { ...carded, altText: altTextOf(subject.dataset, carded), nodes: namedOnce(carded.nodes) };
}

/** What has coordinates of its own bears its place's name: beside the place, once is enough. */
function namedOnce(nodes: readonly SceneNode[]): SceneNode[] {
  const named = new Set<string>();
  return nodes.map((node) => {
    if (node.kind === 'region') return node;
    if (named.has(node.label)) return { ...node, label: '' };
    named.add(node.label);
    return node;
  });
}

/** The outline of the region that a card is of, or a dot where a place has no incident to mark it. */
function subjectMarks(subject: Subject, { camera, frame, nodes }: Scene, at: Rect, palette: Palette): Mark[] {
  const area = subject.region === undefined ? undefined : subject.dataset.regions[subject.region];
  if (!area && nodes.length > 0) return [];
  const data = { subject: subject.id };
  const [x, y] = projector(camera, frame)(subject.lngDeg, subject.latDeg);
  const own: Mark = area
    ? { kind: 'path', layer: 'hatches', d: outlinePath(area.geometry, camera, frame), stroke: palette.ink, widthPx: 1.8, data }
    : { kind: 'path', layer: 'nodes', d: circlePath(x, y, 3.6), fill: palette.ink, stroke: palette.halo, widthPx: 1, data };
  const mark = intoFrame(own, at);
  return mark ? [mark] : [];
}

const frameMark = ({ x, y, widthPx, heightPx }: Rect, palette: Palette): Mark => ({
  kind: 'path',
  layer: 'frame',
  d: rectPath(x, y, widthPx, heightPx),
  stroke: palette.countryBorder,
  widthPx: 1,
});

/** The dataset's country, small, with the place in it. One layer above the map: it is not part of it. */
function locatorMarks(dataset: Dataset, subject: Subject, at: Rect, { ground }: Grounds, palette: Palette): Mark[] {
  const camera = fitCamera(dataset.meta.focus, at, 3);
  const base = basemapMarks({
    topology: {
      ...ground,
      objects: {
        countries: ground.objects.countries,
        ...(ground.objects.regions ? { regions: ground.objects.regions } : {}),
        ...(ground.objects.borders ? { borders: ground.objects.borders } : {}),
      },
    },
    camera,
    frame: at,
    palette,
    at: [at.x, at.y],
    subject: dataset.meta.country,
  });
  const [x, y] = projector(camera, at)(subject.lngDeg, subject.latDeg);
  const area = subject.region === undefined ? undefined : dataset.regions[subject.region];
  const spot: Mark = area
    ? { kind: 'path', layer: 'frame', d: outlinePath(area.geometry, camera, at), fill: palette.accent, fillRule: 'evenodd' }
    : { kind: 'path', layer: 'frame', d: circlePath(x, y, 3.2), fill: palette.accent, stroke: palette.halo, widthPx: 1.2 };
  const placed = intoFrame(spot, at);
  return [...base.map((mark): Mark => ({ ...mark, layer: 'frame' })), frameMark(at, palette), ...(placed ? [placed] : [])];
}
