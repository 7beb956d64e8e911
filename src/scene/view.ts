import type { Finding, Precision, Status } from '../core/incident.ts';
import type { Language } from '../core/languages.ts';

export type Theme = 'light' | 'dark' | 'grey';

/** The toggles of the layer list. */
export const SCENE_LAYERS = ['nodes', 'hatches', 'labels', 'choropleth', 'heat', 'spread'] as const;
export type SceneLayer = (typeof SCENE_LAYERS)[number];

/** Where the map looks: centre in WGS 84 degrees and MapLibre's zoom (512 px tiles: the world is 512·2^zoom px wide). */
export interface Camera {
  readonly lngDeg: number;
  readonly latDeg: number;
  readonly zoom: number;
}

/**
 * All that decides what is seen, and nothing else: the page's URL, the command line's `--view` and the metadata of every
 * export are this value's text (see `view-codec.ts`). An absent field means the dataset's or the program's default.
 */
export interface View {
  readonly lang: Language;
  readonly theme: Theme;
  /** Absent: fitted to the dataset's focus in whatever frame there is. */
  readonly camera?: Camera;
  /** Types and subtypes that are switched off, as `type` or `type.subtype` (`type.` is "no subtype given"), sorted. */
  readonly off: readonly string[];
  /** How an incident must be known to be shown: any of these values, in the order of `FACETS`. Absent: all. */
  readonly precision?: readonly Precision[];
  readonly finding?: readonly Finding[];
  readonly status?: readonly Status[];
  /** Words that an incident must have to be shown: one line, no spaces at its ends. Absent: any. */
  readonly query?: string;
  /** First and last day shown, ISO, inclusive; absent: open. */
  readonly from?: string;
  readonly to?: string;
  readonly layers: readonly SceneLayer[];
  /** What the choropleth measures: `rate` (per 100 000 inhabitants) or a measure of the claims. Absent: incidents. */
  readonly measure?: string;
  /** Size of the map's frame in CSS pixels, when a picture must have the very frame of a screen. */
  readonly frame?: { readonly widthPx: number; readonly heightPx: number };
  /** What is opened beside the map: a node's id, or an incident's. Not part of a picture. */
  readonly node?: string;
  readonly incident?: string;
}

export const DEFAULT_LAYERS: readonly SceneLayer[] = ['nodes', 'hatches', 'labels'];
