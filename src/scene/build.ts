import type { Dataset } from '../core/dataset.ts';
import { rowsInView, type Counts, type Filter } from '../core/filter.ts';
import { inLanguage, type Language } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import { altTextOf } from './alt-text.ts';
import { areasOf } from './areas.ts';
import { fitCamera, projector, type FramePx } from './camera.ts';
import { counted } from './counted.ts';
import { namingDay } from './filter-of.ts';
import { heatOf } from './heat.ts';
import { daysOf, gapsOf, spansOf } from './in-time.ts';
import { ledgerOf } from './ledger.ts';
import { legendOf } from './legend.ts';
import { namesOn, type NamesOn } from './names-on.ts';
import { headlineOf, notesOf, rangeWords, creditsOf, standfirstOf, titleOf } from './said.ts';
import { headlineWithQuery, queryNote, withQuery } from './searched.ts';
import type { LegendScale, Scene, SceneLabel, SceneNode } from './scene.ts';
import { districts, pointNodes, regionNodes } from './scene-nodes.ts';
import type { Naming } from './spot-name.ts';
import { spreadDays, spreadOf } from './spread.ts';
import { isWide, summary } from './summary.ts';
import type { Camera, View } from './view.ts';
import { sayScene } from './words.ts';

/** Spare room between the dataset's focus and the frame when the camera is fitted. */
const FIT_PADDING_PX = 20;

/** What a scene says whatever the camera looks at: most of the work, done once while a map is dragged. */
interface Content {
  readonly counts: Counts;
  readonly names: NamesOn;
  readonly inRegions: readonly SceneNode[];
  readonly areaScale: LegendScale | undefined;
  /** First day per spot, where that layer is on. */
  readonly firstDays: Int32Array | undefined;
  readonly said: Pick<
    Scene,
    | 'dataset'
    | 'title'
    | 'headline'
    | 'standfirst'
    | 'districts'
    | 'areas'
    | 'ledger'
    | 'ledgerTitle'
    | 'gaps'
    | 'counts'
    | 'dateRange'
    | 'notes'
    | 'credits'
  >;
  /** Bars of a picture's timeline: thousands of objects that the page's own chart does not ask for. */
  readonly days: () => Scene['days'];
  readonly spans: () => Scene['spans'];
}

/** Makes a value when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Where a view looks in a frame: a camera that it leaves open is fitted to the dataset's focus. `view.frame` overrules `frame`. */
export function cameraOf({ meta }: Dataset, view: View, frame: FramePx): Camera {
  return view.camera ?? fitCamera(meta.focus, view.frame ?? frame, FIT_PADDING_PX);
}

/**
 * What is to be seen of a dataset in a view and a frame (`view.frame` overrules `frame`). Pure: equal arguments give equal scenes.
 * @param nodesZoom whose nodes are drawn, while those of the camera's zoom are still being put together
 */
export function buildScene(dataset: Dataset, view: View, frame: FramePx, nodesZoom?: number): Scene {
  const size = view.frame ?? frame;
  const camera = cameraOf(dataset, view, frame);
  const { counts, names, inRegions, areaScale, firstDays, said, days, spans } = contentOf(dataset, view);
  const nodes = framed([...pointNodes(dataset, counts, nodesZoom ?? camera.zoom, names.ofSpot), ...inRegions], camera, size);
  const outsideFrame = nodes.reduce((sum, node) => sum + (node.inFrame ? 0 : node.count), 0);
  const heat = view.layers.includes('heat') ? heatOf(dataset, view, counts, camera.zoom) : undefined;
  const spread = firstDays === undefined ? undefined : spreadOf(dataset, view, nodes, firstDays);
  const scales = [areaScale, heat?.scale, spread?.scale].filter((scale) => scale !== undefined);
  const base = {
    ...said,
    counts: { ...said.counts, outsideFrame },
    notes: [...said.notes, ...frameNote(outsideFrame, view.lang)],
    view,
    camera,
    frame: size,
    nodes,
    ...(heat === undefined ? {} : { heat: heat.heat }),
    spread: spread?.spread ?? [],
    labels: labelsOf(names.labels, nodes),
    legend: legendOf(dataset, view, counts, {
      nodes,
      districts: said.districts.length,
      gaps: said.gaps,
      zoom: camera.zoom,
      scales,
    }),
  };
  const altText = once(() => altTextOf(dataset, base));
  return {
    ...base,
    get days() {
      return days();
    },
    get spans() {
      return spans();
    },
    get altText() {
      return altText();
    },
  };
}

function framed(nodes: readonly SceneNode[], camera: Camera, frame: FramePx): SceneNode[] {
  const project = projector(camera, frame);
  return nodes.map((node) => {
    const [x, y] = project(node.lngDeg, node.latDeg);
    return { ...node, inFrame: x >= 0 && y >= 0 && x <= frame.widthPx && y <= frame.heightPx };
  });
}

const frameNote = (outside: number, lang: Language): string[] =>
  outside === 0 ? [] : [sayScene(lang, 'noteFrame', { count: countText(outside, lang), n: outside })];

const LATEST = new WeakMap<Dataset, { readonly key: string; readonly content: Content }>();

function contentOf(dataset: Dataset, view: View): Content {
  const { lang, theme, off, layers, measure, from, to, precision, finding, status, query } = view;
  const key = JSON.stringify([lang, theme, off, layers, measure, from, to, precision, finding, status, query]);
  const latest = LATEST.get(dataset);
  if (latest?.key === key) return latest.content;
  const content = makeContent(dataset, view);
  LATEST.set(dataset, { key, content });
  return content;
}

/** One list for all scenes without that layer: what is made of it need not be made again. */
const NO_AREAS: Scene['areas'] = [];

function makeContent(dataset: Dataset, view: View): Content {
  const { filter, counts } = counted(dataset, view);
  const naming: Naming = { lang: view.lang, isoDay: namingDay(dataset, view) };
  const names = namesOn(dataset, naming);
  const dateRange = rangeWords(dataset, view);
  const tally = summary(dataset, counts);
  const choropleth = view.layers.includes('choropleth') ? areasOf(dataset, view, counts, filter, naming) : undefined;
  return {
    counts,
    names,
    inRegions: regionNodes(dataset, counts, names.ofSpot),
    areaScale: choropleth?.scale,
    firstDays: view.layers.includes('spread') ? spreadDays(dataset, filter) : undefined,
    said: {
      dataset: {
        id: dataset.meta.id,
        title: inLanguage(dataset.meta.title, view.lang),
        version: dataset.meta.version,
        hash: dataset.meta.hash,
      },
      title: withQuery(view, titleOf(dataset, view, counts, dateRange)),
      headline: headlineWithQuery(view, headlineOf(dataset, view, counts)),
      standfirst: standfirstOf(dataset, view, tally),
      districts: districts(dataset, counts),
      areas: choropleth?.areas ?? NO_AREAS,
      ledger: ledgerOf(dataset, wideRows(dataset, filter), view.lang),
      ledgerTitle: sayScene(view.lang, 'ledger'),
      gaps: gapsOf(dataset, view, filter),
      counts: tally,
      dateRange,
      notes: [...queryNote(dataset, view), ...notesOf(dataset, view, counts, tally)],
      credits: creditsOf(dataset, view),
    },
    days: once(() => daysOf(dataset, filter, counts)),
    spans: once(() => spansOf(dataset, filter, counts)),
  };
}

const wideRows = (dataset: Dataset, filter: Filter): number[] =>
  rowsInView(
    dataset,
    filter,
    dataset.spots.flatMap((spot, index) => (isWide(spot) ? [index] : [])),
  );

/** Those that no node names already. */
function labelsOf(labels: readonly SceneLabel[], nodes: readonly SceneNode[]): SceneLabel[] {
  const named = new Set(nodes.map(({ id }) => id));
  return labels.filter(({ id }) => !named.has(id));
}
