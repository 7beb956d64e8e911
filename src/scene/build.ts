import type { Dataset, Spot } from '../core/dataset.ts';
import { dayOf, isoOf, type Day } from '../core/day.ts';
import { daysInWords } from '../core/date-words.ts';
import { countAll, rowsInView, type Counts, type Filter } from '../core/filter.ts';
import { nameOn } from '../core/gazetteer.ts';
import { inLanguage, type Language } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import { altTextOf } from './alt-text.ts';
import { areasOf } from './areas.ts';
import { fitCamera, projector, type FramePx } from './camera.ts';
import { leftOut } from './facets.ts';
import { filterOf, namingDay } from './filter-of.ts';
import { heatOf } from './heat.ts';
import { ledgerOf } from './ledger.ts';
import { legendOf } from './legend.ts';
import type { DayCount, LegendScale, Scene, SceneGap, SceneLabel, SceneNode, SpanCount } from './scene.ts';
import { districts, pointNodes, regionNodes, type Naming } from './scene-nodes.ts';
import { spreadDays, spreadOf } from './spread.ts';
import { countAt, countOf, typeCounts } from './type-counts.ts';
import type { Camera, View } from './view.ts';
import { sayScene } from './words.ts';

/** Spare room between the dataset's focus and the frame when the camera is fitted. */
const FIT_PADDING_PX = 20;

/** What a scene says whatever the camera looks at: most of the work, done once while a map is dragged. */
interface Content {
  readonly counts: Counts;
  readonly naming: Naming;
  readonly inRegions: readonly SceneNode[];
  readonly cities: readonly SceneLabel[];
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
    | 'days'
    | 'spans'
    | 'gaps'
    | 'counts'
    | 'dateRange'
    | 'notes'
    | 'credits'
  >;
}

/**
 * What is to be seen of a dataset in a view and a frame. Pure: equal arguments give equal scenes.
 * A camera that the view leaves open is fitted to the dataset's focus; `view.frame` overrules `frame`.
 */
export function buildScene(dataset: Dataset, view: View, frame: FramePx): Scene {
  const size = view.frame ?? frame;
  const camera = view.camera ?? fitCamera(dataset.meta.focus, size, FIT_PADDING_PX);
  const { counts, naming, inRegions, cities, areaScale, firstDays, said } = contentOf(dataset, view);
  const nodes = framed([...pointNodes(dataset, counts, camera.zoom, naming), ...inRegions], camera, size);
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
    labels: labelsOf(cities, nodes),
    legend: legendOf(dataset, view, counts, {
      nodes,
      districts: said.districts.length,
      gaps: said.gaps,
      zoom: camera.zoom,
      scales,
    }),
  };
  return { ...base, altText: altTextOf(dataset, base) };
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
  const { lang, theme, off, layers, measure, from, to, precision, finding, status } = view;
  const key = JSON.stringify([lang, theme, off, layers, measure, from, to, precision, finding, status]);
  const latest = LATEST.get(dataset);
  if (latest?.key === key) return latest.content;
  const content = makeContent(dataset, view);
  LATEST.set(dataset, { key, content });
  return content;
}

function makeContent(dataset: Dataset, view: View): Content {
  const filter = filterOf(dataset, view);
  const counts = countAll(dataset, filter);
  const naming: Naming = { lang: view.lang, isoDay: namingDay(dataset, view) };
  const dateRange = rangeWords(dataset, view);
  const tally = summary(dataset, counts);
  const choropleth = view.layers.includes('choropleth') ? areasOf(dataset, view, counts, filter, naming) : undefined;
  return {
    counts,
    naming,
    inRegions: regionNodes(dataset, counts, naming),
    cities: allLabels(dataset, naming),
    areaScale: choropleth?.scale,
    firstDays: view.layers.includes('spread') ? spreadDays(dataset, filter) : undefined,
    said: {
      dataset: {
        id: dataset.meta.id,
        title: inLanguage(dataset.meta.title, view.lang),
        version: dataset.meta.version,
        hash: dataset.meta.hash,
      },
      title: titleOf(dataset, view, counts, dateRange),
      headline: headlineOf(dataset, view, counts),
      standfirst: standfirstOf(dataset, view, tally),
      districts: districts(dataset, counts),
      areas: choropleth?.areas ?? [],
      ledger: ledgerOf(dataset, wideRows(dataset, filter), view.lang),
      ledgerTitle: sayScene(view.lang, 'ledger'),
      days: daysOf(dataset, filter, counts),
      spans: spansOf(dataset, filter, counts),
      gaps: gapsOf(dataset, view, filter),
      counts: tally,
      dateRange,
      notes: notesOf(dataset, view, counts, tally),
      credits: creditsOf(dataset, view),
    },
  };
}

/** What stands in the ledger and not on the map: the country as a whole, or several regions at once. */
const isWide = ({ where }: Spot): boolean => where.kind === 'country' || (where.kind === 'regions' && where.regions.length > 1);

const wideRows = (dataset: Dataset, filter: Filter): number[] =>
  rowsInView(
    dataset,
    filter,
    dataset.spots.flatMap((spot, index) => (isWide(spot) ? [index] : [])),
  );

const SHOWN_AS = {
  place: 'places',
  district: 'places',
  coordinates: 'places',
  regions: 'regions',
  country: 'national',
  unlocated: 'unlocated',
} as const;

function summary(dataset: Dataset, counts: Counts): Scene['counts'] {
  const inTypes = dataset.taxonomy.types.map(() => 0);
  const width = inTypes.length * 2;
  const tally = { places: 0, regions: 0, national: 0, unlocated: 0 };
  dataset.spots.forEach((place, spot) => {
    const count = countAt(dataset, counts.bySpot, spot);
    if (count === 0) return;
    tally[isWide(place) ? 'national' : SHOWN_AS[place.where.kind]] += count;
    for (let cell = 0; cell < width; cell++)
      inTypes[cell >> 1] = (inTypes[cell >> 1] as number) + (counts.bySpot[spot * width + cell] as number);
  });
  const types = Object.fromEntries(dataset.taxonomy.types.map(({ id }, index) => [id, inTypes[index] as number]));
  return { shown: counts.shown, total: counts.total, types, ...tally, outsideFrame: 0 };
}

function rangeWords(dataset: Dataset, view: View): string {
  const { from, to } = dataset.span;
  if (to < from) return '';
  return daysInWords(
    (view.from === undefined ? undefined : dayOf(view.from)) ?? from,
    (view.to === undefined ? undefined : dayOf(view.to)) ?? to,
    view.lang,
  );
}

function titleOf(dataset: Dataset, view: View, counts: Counts, range: string): string {
  const { lang } = view;
  const n = counts.shown;
  if (n === 0) return sayScene(lang, 'titleNone', { range });
  const regionCount = regionsInView(dataset, counts);
  const values = { count: countText(n, lang), n, regions: countText(regionCount, lang), regionCount, range };
  const title = sayScene(lang, regionCount === 0 ? 'titleNoRegion' : 'title', values);
  const type = onlyType(dataset, view);
  return type === '' ? title : sayScene(lang, 'titleTyped', { type, title });
}

function headlineOf(dataset: Dataset, view: View, counts: Counts): Scene['headline'] {
  const { lang } = view;
  const [n, regionCount] = [counts.shown, regionsInView(dataset, counts)];
  const values = { n, regions: countText(regionCount, lang), regionCount };
  return {
    number: countText(n, lang),
    words: sayScene(lang, regionCount === 0 ? 'headlineNoRegion' : 'headline', values),
    type: onlyType(dataset, view),
  };
}

function regionsInView(dataset: Dataset, counts: Counts): number {
  const inView = new Set<number>();
  dataset.spots.forEach(({ regions }, spot) => {
    if (countAt(dataset, counts.bySpot, spot) > 0) for (const region of regions) inView.add(region);
  });
  return inView.size;
}

/** The label of the one type that is switched on, where it is one. */
function onlyType(dataset: Dataset, view: View): string {
  const on = dataset.taxonomy.types.filter(({ id }) => !view.off.includes(id));
  const [only] = on;
  return on.length === 1 && only !== undefined ? inLanguage(only.label, view.lang) : '';
}

function standfirstOf(dataset: Dataset, { lang }: View, found: Scene['counts']): string {
  const part = (key: 'atPlaces' | 'inRegions' | 'national' | 'unlocated', n: number): string[] =>
    n === 0 ? [] : [sayScene(lang, key, { count: countText(n, lang), n })];
  const parts = [
    ...part('atPlaces', found.places),
    ...part('inRegions', found.regions),
    ...part('national', found.national),
    ...part('unlocated', found.unlocated),
  ];
  const title = inLanguage(dataset.meta.title, lang);
  return parts.length === 0 ? `${title}.` : sayScene(lang, 'standfirst', { dataset: title, parts: parts.join(', ') });
}

/** Every name that could orient the reader: countries and waters, regions, cities. */
function allLabels(dataset: Dataset, { lang, isoDay }: Naming): SceneLabel[] {
  return [
    ...dataset.ground.map(({ id, kind, lngDeg, latDeg, rank, names }): SceneLabel => ({
      id,
      kind,
      lngDeg,
      latDeg,
      rank,
      text: nameOn(names, lang, isoDay),
    })),
    ...dataset.regions
      .filter(({ kind }) => kind === 'region')
      .map(({ id, names, labelLngLat: [lngDeg, latDeg] }): SceneLabel => {
        return { id, kind: 'region', lngDeg, latDeg, rank: 2, text: nameOn(names, lang, isoDay, 'short') };
      }),
    ...dataset.places.map(({ id, lngDeg, latDeg, rank, names }): SceneLabel => ({
      id,
      kind: 'place',
      lngDeg,
      latDeg,
      rank,
      text: nameOn(names, lang, isoDay),
    })),
  ];
}

/** Those that no node names already. */
function labelsOf(labels: readonly SceneLabel[], nodes: readonly SceneNode[]): SceneLabel[] {
  const named = new Set(nodes.map(({ id }) => id));
  return labels.filter(({ id }) => !named.has(id));
}

const ISO_DAYS = new Map<Day, string>();

/** A day's text, made once: a timeline asks for thousands on every change. */
function isoDay(day: Day): string {
  let text = ISO_DAYS.get(day);
  if (text === undefined) ISO_DAYS.set(day, (text = isoOf(day)));
  return text;
}

function daysOf(dataset: Dataset, filter: Filter, counts: Counts): DayCount[] {
  const width = dataset.taxonomy.types.length * 2;
  const { from, to } = dataset.span;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index): DayCount => {
    const day = from + index;
    const types = typeCounts(dataset, counts.byDay, index * width);
    const gap = dataset.gaps.some((hole) => hole.from <= day && day <= hole.to);
    return { day: isoDay(day), types, count: countOf(types), gap, inView: filter.from <= day && day <= filter.to };
  });
}

function spansOf(dataset: Dataset, filter: Filter, counts: Counts): SpanCount[] {
  return counts.spans.map(({ from, to, cells }): SpanCount => {
    const types = typeCounts(dataset, cells);
    return { from: isoDay(from), to: isoDay(to), types, count: countOf(types), inView: from <= filter.to && to >= filter.from };
  });
}

function gapsOf(dataset: Dataset, view: View, filter: Filter): SceneGap[] {
  return dataset.gaps
    .filter((gap) => gap.from <= filter.to && gap.to >= filter.from)
    .map((gap) => {
      const kind = inLanguage(gap.kind, view.lang);
      const note = inLanguage(gap.note, view.lang);
      const text = `${capitalised(kind)}, ${daysInWords(gap.from, gap.to, view.lang)}${note === '' ? '' : `. ${note}`}`;
      return { from: isoOf(gap.from), to: isoOf(gap.to), text };
    });
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1);

function notesOf(dataset: Dataset, view: View, counts: Counts, { unlocated }: Scene['counts']): string[] {
  const { lang } = view;
  const off = dataset.taxonomy.types.flatMap((type) => {
    if (view.off.includes(type.id)) return [inLanguage(type.label, lang)];
    return type.subtypes.filter(({ id }) => view.off.includes(`${type.id}.${id}`)).map(({ label }) => inLanguage(label, lang));
  });
  const unknown = leftOut(dataset, view);
  const anyDay =
    counts.byDay.reduce((sum, n) => sum + n, 0) +
    counts.spans.reduce((sum, { cells }) => sum + cells.reduce((a, b) => a + b, 0), 0);
  const outside = anyDay - counts.shown;
  return [
    ...(off.length === 0 ? [] : [sayScene(lang, 'noteOff', { types: off.join(', ') })]),
    ...(unknown.length === 0
      ? []
      : [sayScene(lang, 'noteKnown', { list: unknown.join(', '), count: countText(counts.outOfFacets, lang) })]),
    ...(outside === 0 ? [] : [sayScene(lang, 'noteDays', { count: countText(outside, lang), n: outside })]),
    ...(unlocated === 0 ? [] : [sayScene(lang, 'noteUnlocated', { count: countText(unlocated, lang), n: unlocated })]),
  ];
}

function creditsOf({ meta }: Dataset, { lang }: View): string[] {
  const title = inLanguage(meta.title, lang);
  return [
    meta.version === ''
      ? sayScene(lang, 'creditOwn', { title })
      : sayScene(lang, 'creditData', { title, version: meta.version, licence: meta.licence.title || meta.licence.name }),
    sayScene(lang, 'creditMap'),
    sayScene(lang, 'creditMade'),
  ];
}
