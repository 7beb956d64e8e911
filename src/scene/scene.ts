import type { Shape } from '../core/taxonomy.ts';
import type { Camera, View } from './view.ts';

/** Incidents of one type, apart by finding: `occurred` is drawn full, `noneReported` hollow. */
export interface TypeCount {
  /** Id of the type. */
  readonly type: string;
  readonly occurred: number;
  readonly noneReported: number;
}

/**
 * What is drawn at one spot. `place` nodes may stand for several places merged at this zoom; `coordinates` nodes at
 * a record's own point; `region` nodes in a region (or between several) and never at a place.
 */
export interface SceneNode {
  readonly id: string;
  readonly kind: 'place' | 'coordinates' | 'region';
  readonly lngDeg: number;
  readonly latDeg: number;
  /** The name on the view's date in the view's language. */
  readonly label: string;
  /** Gazetteer rank of its largest place, 0 greatest. */
  readonly rank: number;
  /** Other places merged into this node that have incidents in view: their names. */
  readonly merged: readonly string[];
  /** Region ids, for `region` nodes: what is hatched. */
  readonly regions: readonly string[];
  /** Incidents of the whole dataset here, whatever the filter: what membership and label sides are decided on. */
  readonly capacity: number;
  readonly count: number;
  /** In the taxonomy's order, types with a count above 0 only. */
  readonly types: readonly TypeCount[];
  /** Its centre lies in the scene's frame: only then it is drawn, and listed with the map. */
  readonly inFrame: boolean;
  /** Spots of the dataset that this node stands for: `rowsAt(dataset, view, spots)` lists its incidents. */
  readonly spots: readonly number[];
}

/** A district around a place: a soft ring of its radius. Its incidents are counted in the node at its place. */
export interface SceneDistrict {
  readonly lngDeg: number;
  readonly latDeg: number;
  readonly radiusKm: number;
  readonly count: number;
}

/** A name with nothing to count: a country, a water, a region, or a city that orients the reader. */
export interface SceneLabel {
  readonly id: string;
  readonly kind: 'country' | 'water' | 'region' | 'place';
  readonly text: string;
  readonly lngDeg: number;
  readonly latDeg: number;
  /** 0 first. */
  readonly rank: number;
}

export interface LegendType {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly shape: Shape;
  /** Incidents in view. */
  readonly count: number;
  /** Switched off in the view: still in the legend, said so. */
  readonly off: boolean;
}

/** A sign of the map explained in words; only those that the scene uses. */
export interface LegendSign {
  readonly sign: 'ring' | 'rosette' | 'none-reported' | 'hatch' | 'district' | 'gap' | 'approximate';
  readonly label: string;
}

/**
 * One step of a scale: a colour with the figures or days it stands for. `outline`, `lines` and `blank` are areas without a
 * value: somebody looked and reports none, little could be reported, no report.
 */
export interface LegendStep {
  readonly kind: 'fill' | 'outline' | 'lines' | 'blank';
  /** `#rrggbb`; empty for `blank`. */
  readonly color: string;
  readonly label: string;
}

/** What a graded layer means, in figures: only of layers that this scene draws. Steps of `spread` are discs, of the others areas. */
export interface LegendScale {
  readonly scale: 'choropleth' | 'heat' | 'spread';
  /** What is measured, with its unit. */
  readonly title: string;
  readonly steps: readonly LegendStep[];
  /** What a reader must know to read it right. */
  readonly note: string;
}

/** A region of the choropleth. */
export interface SceneArea {
  readonly id: string;
  readonly label: string;
  /** In the unit of the scale's title; absent where it is not known. */
  readonly value?: number;
  readonly state: 'valued' | 'none-reported' | 'gap' | 'none' | 'unknown';
  /** Step of the scale, -1 without a value. */
  readonly step: number;
  /** `#rrggbb` where there is a value. */
  readonly color?: string;
}

/** What the heat map is drawn from. */
export interface SceneHeat {
  readonly points: readonly { readonly lngDeg: number; readonly latDeg: number; readonly count: number }[];
  /** How far around its place an incident is spread. */
  readonly reachKm: number;
  /** Densities are incidents in so many square kilometres. */
  readonly perKm2: number;
  /** Density at the outer edge of each step, ascending, and its colour. */
  readonly bounds: readonly number[];
  readonly colors: readonly string[];
}

/** A node coloured by the day of the first incident in view at any of its places. */
export interface SceneSpread {
  readonly id: string;
  readonly lngDeg: number;
  readonly latDeg: number;
  readonly label: string;
  readonly count: number;
  /** ISO; absent where no incident here is dated to a day. */
  readonly day?: string;
  /** Step of the scale, -1 without a day. */
  readonly step: number;
  readonly color: string;
}

/** A figure as journalism writes it, with who says so. */
export interface LedgerFigure {
  readonly measure: string;
  /** "188–241 killed", "at least 4,400 arrested". */
  readonly text: string;
  /** "Interior Ministry (9 Jan)", or the number of speakers for a range. */
  readonly attribution: string;
  readonly status: 'standing' | 'superseded' | 'withdrawn' | 'disputed';
}

/** One incident that belongs to no city: it is never a mark on the map. */
export interface LedgerEntry {
  /** Row number of the incident. */
  readonly incident: number;
  readonly id: string;
  readonly type: string;
  readonly noneReported: boolean;
  readonly title: string;
  /** In words: "2–11 January 2022". */
  readonly date: string;
  readonly figures: readonly LedgerFigure[];
}

export interface DayCount {
  /** ISO. */
  readonly day: string;
  /** Incidents dated to this very day, in the taxonomy's order. */
  readonly types: readonly TypeCount[];
  readonly count: number;
  /** A coverage gap covers this day. */
  readonly gap: boolean;
  /** The day lies in the view's range. Days outside keep their counts: the timeline shows what a wider range would add. */
  readonly inView: boolean;
}

/** Incidents whose date is a span: drawn over the span, never on its first day. */
export interface SpanCount {
  readonly from: string;
  readonly to: string;
  readonly types: readonly TypeCount[];
  readonly count: number;
  readonly inView: boolean;
}

export interface SceneGap {
  readonly from: string;
  readonly to: string;
  /** "Nationwide internet shutdown, 5–10 January 2022; partly restored at times". */
  readonly text: string;
}

/**
 * What is to be seen, in words and counts, without a pixel: everything that a person sees is a pure function of this.
 * All texts are in the view's language.
 */
export interface Scene {
  readonly view: View;
  readonly dataset: { readonly id: string; readonly title: string; readonly version: string; readonly hash: string };
  readonly camera: Camera;
  readonly frame: { readonly widthPx: number; readonly heightPx: number };
  /** "96 incidents in 17 regions, 2–11 January 2022". */
  readonly title: string;
  /** The title in parts, to be set large: "89", "incidents in 17 regions", and the type where only one is switched on. */
  readonly headline: { readonly number: string; readonly words: string; readonly type: string };
  readonly standfirst: string;
  readonly nodes: readonly SceneNode[];
  readonly districts: readonly SceneDistrict[];
  /** Regions with their values where the choropleth is on, else none. */
  readonly areas: readonly SceneArea[];
  /** Where the heat map is on. */
  readonly heat?: SceneHeat;
  /** Nodes by first day where that layer is on, else none. */
  readonly spread: readonly SceneSpread[];
  readonly labels: readonly SceneLabel[];
  readonly ledger: readonly LedgerEntry[];
  /** Heading and empty-state words of the ledger. */
  readonly ledgerTitle: string;
  readonly days: readonly DayCount[];
  readonly spans: readonly SpanCount[];
  readonly gaps: readonly SceneGap[];
  readonly counts: {
    readonly shown: number;
    readonly total: number;
    /** Incidents in view per type id, all types, 0 included. */
    readonly types: Readonly<Record<string, number>>;
    /** In view, by how they are shown: at places, at coordinates without a place, in regions, in the ledger, or nowhere known. */
    readonly places: number;
    readonly points: number;
    readonly regions: number;
    readonly national: number;
    readonly unlocated: number;
    /** Of those on the map, how many lie outside the frame: in the counts, and not in the picture. */
    readonly outsideFrame: number;
  };
  readonly legend: {
    readonly title: string;
    readonly types: readonly LegendType[];
    readonly signs: readonly LegendSign[];
    readonly scales: readonly LegendScale[];
  };
  /** "2–11 January 2022". */
  readonly dateRange: string;
  /** What is not shown, and why: unlocated records, types switched off, days outside the range. */
  readonly notes: readonly string[];
  /** Sources, basemap and licence lines for the foot of a picture. */
  readonly credits: readonly string[];
  readonly altText: string;
}
