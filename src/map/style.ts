import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import { STROKES_PX, type Palette } from '../marks/theme.ts';

/** The ground as GeoJSON: what `geo/basemap.topo.json` holds, an object of the topology each. */
export interface Ground {
  /** Land around the subject. */
  readonly countries: FeatureCollection;
  /** First-level units of the subject: together they are the subject itself. */
  readonly regions: FeatureCollection;
  /** Two features, `country` and `region`, whose lines are each drawn once though two areas share them. */
  readonly borders: FeatureCollection;
  /** Where the files know sea from land. Beyond, all is drawn as land: the files end in land on every side. */
  readonly seas: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly rivers: FeatureCollection;
}

/** Minor rivers appear with room for them. */
const RIVER_WIDTH: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  3,
  ['case', ['<=', ['coalesce', ['get', 'rank'], 1], 1], STROKES_PX.river, 0],
  5,
  STROKES_PX.river,
];

const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** MapLibre's own buffering and simplification, small: the files are simplified already. */
const source = (data: FeatureCollection): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data,
  tolerance: 0.2,
  buffer: 32,
  maxzoom: 12,
});

/** Source of the subject's regions, and what a region's state is called that says its own colour, under lakes and borders. */
export const REGIONS = { source: 'regions', fill: 'fill' } as const;

/** The subject's colour, and a region's own where its state has one: other colours change no geometry on the card. */
const shaded = (plain: string): ExpressionSpecification => ['to-color', ['feature-state', REGIONS.fill], plain];

/**
 * The map under the marks: grounds and lines only. It has no text, no image and no address outside the page, so it is drawn
 * without a glyph or sprite server; all names are marks on the canvas above.
 */
export function mapStyle(ground: Ground, palette: Palette): StyleSpecification {
  const isBorder = (id: string): ExpressionSpecification => ['==', ['get', 'kind'], id];
  const layers: LayerSpecification[] = [
    { id: 'beyond', type: 'background', paint: { 'background-color': palette.water } },
    { id: 'water', type: 'fill', source: 'seas', paint: { 'fill-color': palette.water, 'fill-antialias': false } },
    { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
    {
      id: 'subject',
      type: 'fill',
      source: REGIONS.source,
      paint: { 'fill-color': shaded(palette.subject), 'fill-antialias': false },
    },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: round,
      paint: { 'line-color': palette.river, 'line-width': RIVER_WIDTH },
    },
    { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': palette.water } },
    {
      id: 'lake-edges',
      type: 'line',
      source: 'lakes',
      layout: round,
      paint: { 'line-color': palette.waterEdge, 'line-width': STROKES_PX.waterEdge },
    },
    {
      id: 'region-borders',
      type: 'line',
      source: 'borders',
      filter: isBorder('region'),
      layout: round,
      paint: { 'line-color': palette.regionBorder, 'line-width': STROKES_PX.regionBorder },
    },
    {
      id: 'country-borders',
      type: 'line',
      source: 'borders',
      filter: isBorder('country'),
      layout: round,
      paint: { 'line-color': palette.countryBorder, 'line-width': STROKES_PX.countryBorder },
    },
    {
      id: 'subject-border',
      type: 'line',
      source: 'borders',
      filter: isBorder('subject'),
      layout: round,
      paint: { 'line-color': palette.subjectBorder, 'line-width': STROKES_PX.subjectBorder },
    },
  ];
  return {
    version: 8,
    name: 'Qantar',
    sources: {
      countries: source(ground.countries),
      [REGIONS.source]: { ...source(ground.regions), promoteId: 'id' },
      borders: source(ground.borders),
      seas: source(ground.seas),
      lakes: source(ground.lakes),
      rivers: source(ground.rivers),
    },
    layers,
  };
}
