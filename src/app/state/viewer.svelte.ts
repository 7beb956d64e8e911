import type { Dataset } from '../../core/dataset.ts';
import { dayOf, isoOf, type Day } from '../../core/day.ts';
import type { Counts } from '../../core/filter.ts';
import type { Facet } from '../../core/incident.ts';
import type { Language } from '../../core/languages.ts';
import { countText, type MessageValues } from '../../core/messages.ts';
import type { BasemapTopology } from '../../map/ground.ts';
import { mapMarks, type MapMarks } from '../../marks/map-marks.ts';
import { PALETTES, type Palette } from '../../marks/theme.ts';
import { buildScene, cameraOf } from '../../scene/build.ts';
import type { FramePx } from '../../scene/camera.ts';
import { counted } from '../../scene/counted.ts';
import { facetValues, type FacetValue } from '../../scene/facets.ts';
import { rangeOf } from '../../scene/filter-of.ts';
import { pointOf } from '../../scene/nodes.ts';
import type { Scene, SceneNode } from '../../scene/scene.ts';
import type { Camera, SceneLayer, Theme, View } from '../../scene/view.ts';
import { say, type PageKey } from '../messages/say.ts';
import type { Merging } from '../nodes/merging.svelte.ts';
import { Searcher } from '../search/searcher.svelte.ts';
import { nodeName } from './incident-words.ts';
import type { LoadedPage } from './load.ts';
import { onlyThis, switchSubtype, switchType, switchValue, type Off } from './switches.ts';

/**
 * How a change enters the browser's history: a step that Back undoes, part of the present step and soon, part of it and at once,
 * or not yet (a drag under way).
 */
export type Step = 'push' | 'replace' | 'settle' | 'hold';

const NO_FACETS = { precision: undefined, finding: undefined, status: undefined } as const satisfies Change;

/** Towns of a country stand apart from here on. */
const TOWN_ZOOM = 7;

/** Writes a view into the address. */
type Changed = (view: View, step: Exclude<Step, 'hold'>) => void;
type Clearable = 'measure' | 'query' | 'camera' | 'from' | 'to' | 'node' | 'incident' | Facet;
/** Fields to change; undefined clears one. */
type Change = Partial<Omit<View, Clearable>> & { [K in Clearable]?: View[K] | undefined };

/** The page's only state: a view of a dataset in a frame. All else that is seen is derived from these. */
export class Viewer {
  readonly dataset: Dataset;
  /** The basemap as the pictures draw it. */
  readonly topology: BasemapTopology;
  /** Of a published dataset: what comes when it is looked at. */
  readonly words: LoadedPage['words'];
  view: View;
  /** What is drawn: the view, but for a search whose answer has not come. */
  readonly seen: View = $derived.by(() => {
    const { query, ...rest } = this.view;
    return query === undefined || this.searcher.has(query) ? this.view : rest;
  });
  readonly searcher: Searcher;
  readonly merging: Merging;
  /** The map's size in CSS pixels. */
  frame: FramePx = $state.raw({ widthPx: 800, heightPx: 600 });
  /** Read as a table instead of a map. */
  asTable = $state(false);
  readonly nodesZoom: number = $derived.by(() => this.merging.drawnAt(cameraOf(this.dataset, this.seen, this.frame).zoom));
  readonly scene: Scene = $derived.by(() => buildScene(this.dataset, this.seen, this.frame, this.nodesZoom));
  readonly drawn: MapMarks = $derived.by(() => mapMarks(this.dataset, this.scene));
  readonly counts: Counts = $derived.by(() => counted(this.dataset, this.seen).counts);
  readonly range: { readonly from: Day; readonly to: Day } = $derived.by(() => rangeOf(this.dataset, this.view));
  readonly palette: Palette = $derived.by(() => PALETTES[this.view.theme]);
  readonly lang: Language = $derived.by(() => this.view.lang);
  /** Incidents per slot over the whole dataset: which kinds there are at all. */
  readonly capacities: Uint32Array;
  readonly showing: string = $derived.by(() => {
    const { shown, total } = this.scene.counts;
    return this.say('showing', { shown: countText(shown, this.lang), total: countText(total, this.lang), n: total });
  });
  readonly openNode: SceneNode | undefined = $derived.by(() => this.scene.nodes.find(({ id }) => id === this.view.node));
  private readonly changed: Changed;

  /** @param changed is told of each change, to write it into the address */
  constructor(
    { dataset, topology, words, wordsFile }: Pick<LoadedPage, 'dataset' | 'topology' | 'words' | 'wordsFile'>,
    merging: Merging,
    view: View,
    changed: Changed,
  ) {
    this.dataset = dataset;
    this.merging = merging;
    this.searcher = new Searcher(dataset, wordsFile);
    this.topology = topology;
    this.words = words;
    this.view = $state.raw(view);
    this.changed = changed;
    this.capacities = new Uint32Array(dataset.slots.length);
    for (const slot of dataset.incidents.slot) this.capacities[slot] = (this.capacities[slot] ?? 0) + 1;
  }

  /** A node's name where it stands alone. */
  nameOf(node: SceneNode): string {
    return nodeName(this.dataset, node, this.view);
  }

  /** A message of the page in the view's language. */
  say(key: PageKey, values?: MessageValues): string {
    return say(this.lang, key, values);
  }

  /** Sets what history or the address says, and tells nobody. */
  restore(view: View): void {
    this.view = view;
  }

  /** Another view of the same data, as one step; language and theme stay the reader's. */
  show(view: View): void {
    const { lang, theme } = this.view;
    this.view = { ...view, lang, theme };
    this.changed(this.view, 'push');
  }

  setLang(lang: Language): void {
    this.change({ lang });
  }

  setTheme(theme: Theme): void {
    this.change({ theme });
  }

  setOff(off: Off): void {
    this.change({ off });
  }

  switchType(type: string): void {
    this.setOff(switchType(this.view.off, type));
  }

  switchSubtype(type: string, subtype: string): void {
    this.setOff(switchSubtype(this.view.off, this.dataset.taxonomy, type, subtype));
  }

  only(type: string, subtype?: string): void {
    this.setOff(onlyThis(this.dataset.taxonomy, type, subtype));
  }

  /** Which values of a facet are in view; undefined is all. */
  setFacet(facet: Facet, shown: readonly FacetValue[] | undefined): void {
    this.change({ [facet]: shown });
  }

  clearFacets(): void {
    this.change(NO_FACETS);
  }

  switchFacet(facet: Facet, value: FacetValue): void {
    this.setFacet(facet, switchValue(facetValues(this.dataset, facet), this.view[facet], value));
  }

  switchLayer(layer: SceneLayer): void {
    const { layers } = this.view;
    this.change({ layers: layers.includes(layer) ? layers.filter((other) => other !== layer) : [...layers, layer] });
  }

  setMeasure(measure: string): void {
    this.change({ measure: measure === 'incidents' ? undefined : measure });
  }

  /** First and last day in any order; a range that reaches the dataset's ends leaves them open. */
  setRange(a: Day, b: Day, step: Step = 'push'): void {
    const { span } = this.dataset;
    const [from, to] = [Math.max(span.from, Math.min(a, b)), Math.min(span.to, Math.max(a, b))];
    this.change({ from: from <= span.from ? undefined : isoOf(from), to: to >= span.to ? undefined : isoOf(to) }, step);
  }

  /** As a date field gives it; an unreadable text changes nothing. */
  setEnd(end: 'from' | 'to', iso: string): void {
    const day = dayOf(iso);
    if (day === undefined) return;
    this.setRange(end === 'from' ? day : this.range.from, end === 'to' ? day : this.range.to);
  }

  clearFilters(): void {
    this.change({ off: [], from: undefined, to: undefined, query: undefined, ...NO_FACETS });
  }

  moveTo(camera: Camera | undefined, step: 'replace' | 'settle' = 'settle'): void {
    this.change({ camera }, step);
  }

  open(node: string): void {
    this.change({ node, incident: undefined });
  }

  openIncident(incident: string): void {
    this.change({ incident });
  }

  /** Shows only what has these words; undefined shows all again. */
  setQuery(query: string | undefined): void {
    if (query !== undefined) void this.searcher.filterBy(query);
    this.change({ query });
  }

  /** Opens an incident, and looks at where it is if that is a spot on the map; as near as towns are told apart, or nearer. */
  async goTo(row: number): Promise<void> {
    const at = this.dataset.incidents.spot[row] ?? -1;
    const camera = this.nearTo(at);
    const node = await this.nodeOf(at, camera);
    this.change({ incident: this.dataset.record(row).id, node, ...(camera === undefined ? {} : { camera }) });
  }

  /** Opens what is drawn for a spot, and looks at it. */
  async goToSpot(at: number): Promise<void> {
    const camera = this.nearTo(at);
    this.change({ incident: undefined, node: await this.nodeOf(at, camera), ...(camera === undefined ? {} : { camera }) });
  }

  private nearTo(at: number): Camera | undefined {
    const spot = this.dataset.spots[at];
    if (spot === undefined) return undefined;
    const [region, ...others] = spot.regions;
    const inRegion = region === undefined || others.length > 0 ? undefined : this.dataset.regions[region]?.labelLngLat;
    const point = pointOf(this.dataset, spot);
    const [lngDeg, latDeg] = point ?? inRegion ?? [];
    if (lngDeg === undefined || latDeg === undefined) return undefined;
    const { zoom } = this.scene.camera;
    return { lngDeg, latDeg, zoom: point === undefined ? zoom : Math.max(zoom, TOWN_ZOOM) };
  }

  /** The node that stands for a spot as the camera will see it, if anything there is in view. */
  private async nodeOf(at: number, camera: Camera | undefined): Promise<string | undefined> {
    await this.merging.ready((camera ?? this.scene.camera).zoom);
    const view = camera === undefined ? this.seen : { ...this.seen, camera };
    return buildScene(this.dataset, view, this.frame).nodes.find(({ spots }) => spots.includes(at))?.id;
  }

  /** From an incident to its node's list, from there to the map. */
  back(): void {
    if (this.view.incident !== undefined && this.view.node !== undefined) this.change({ incident: undefined });
    else this.close();
  }

  close(): void {
    this.change({ node: undefined, incident: undefined });
  }

  private change(change: Change, step: Step = 'push'): void {
    const merged = Object.entries({ ...this.view, ...change }).filter(([, value]) => value !== undefined);
    this.view = Object.fromEntries(merged) as unknown as View;
    if (step !== 'hold') this.changed(this.view, step);
  }
}
