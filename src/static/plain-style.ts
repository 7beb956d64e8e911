import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { type Palette, STROKES_PX } from '../marks/theme.ts';

const IS_AREA: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const IS_LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];

/** What a layer of vector tiles holds, by the names that Protomaps, OpenMapTiles and Shortbread give. */
const KNOWN: Readonly<Record<string, 'land' | 'water' | 'river' | 'border' | 'road' | 'nothing'>> = {
  earth: 'land',
  land: 'land',
  water: 'water',
  ocean: 'water',
  water_polygons: 'water',
  waterway: 'river',
  water_lines: 'river',
  boundary: 'border',
  boundaries: 'border',
  roads: 'road',
  streets: 'road',
  transportation: 'road',
  ...Object.fromEntries(
    (
      'landuse landcover natural buildings building pois poi places place transit addresses housenumber aeroway aerodrome_label park ' +
      'mountain_peak transportation_name water_name physical_line physical_point landmass sites bridges dam_lines dam_polygons ' +
      'pier_lines pier_polygons ferries public_transport street_polygons boundary_labels place_labels water_polygons_labels ' +
      'water_lines_labels street_labels street_labels_points streets_polygons_labels aerialways'
    )
      .split(' ')
      .map((name) => [name, 'nothing'] as const),
  ),
};

/** Layers for areas and lines of which nothing is known. A GeoJSON feature may say its colours (simplestyle). */
function anyLayers(source: string, sourceLayer: string, palette: Palette): LayerSpecification[] {
  const where = { source, ...(sourceLayer === '' ? {} : { 'source-layer': sourceLayer }) };
  const id = `${source} ${sourceLayer}`;
  const asked = (name: string, otherwise: string): ExpressionSpecification => ['to-color', ['get', name], otherwise];
  return [
    {
      id: `${id} areas`,
      type: 'fill',
      ...where,
      filter: IS_AREA,
      paint: {
        'fill-color': asked('fill', palette.subject),
        'fill-opacity': ['to-number', ['coalesce', ['get', 'fill-opacity'], 1], 1],
      },
    },
    {
      id: `${id} edges`,
      type: 'line',
      ...where,
      filter: IS_AREA,
      paint: {
        'line-color': asked('stroke', palette.countryBorder),
        'line-width': ['to-number', ['coalesce', ['get', 'stroke-width'], STROKES_PX.regionBorder]],
      },
    },
    {
      id: `${id} lines`,
      type: 'line',
      ...where,
      filter: IS_LINE,
      paint: {
        'line-color': asked('stroke', palette.countryBorder),
        'line-width': ['to-number', ['coalesce', ['get', 'stroke-width'], STROKES_PX.countryBorder]],
      },
    },
  ];
}

function knownLayers(source: string, sourceLayer: string, palette: Palette): LayerSpecification[] {
  const where = { source, 'source-layer': sourceLayer };
  const line = (color: string, widthPx: number, minzoom = 0): LayerSpecification => ({
    id: `${sourceLayer} lines`,
    type: 'line',
    ...where,
    minzoom,
    filter: IS_LINE,
    paint: { 'line-color': color, 'line-width': widthPx },
  });
  const area = (color: string): LayerSpecification => ({
    id: `${sourceLayer} areas`,
    type: 'fill',
    ...where,
    filter: IS_AREA,
    paint: { 'fill-color': color },
  });
  switch (KNOWN[sourceLayer]) {
    case 'land':
      return [area(palette.subject)];
    case 'water':
      return [area(palette.water), line(palette.river, STROKES_PX.river)];
    case 'river':
      return [line(palette.river, STROKES_PX.river)];
    case 'road':
      return [line(palette.regionBorder, STROKES_PX.regionBorder, 5)];
    case 'border':
      return [line(palette.countryBorder, STROKES_PX.countryBorder)];
    case 'nothing':
      return [];
    default:
      return anyLayers(source, sourceLayer, palette);
  }
}

/** Order of painting: grounds, waters, roads, borders, and what is not known above. */
const ORDER = ['land', 'water', 'river', 'road', 'border', undefined];

/**
 * Style of a source that has none, in the picture's own colours.
 * @param sourceLayers names of a vector archive's layers; none for GeoJSON
 */
export function plainStyle(source: string, sourceLayers: readonly string[] | undefined, palette: Palette): LayerSpecification[] {
  const background = (color: string): LayerSpecification => ({
    id: 'background',
    type: 'background',
    paint: { 'background-color': color },
  });
  if (sourceLayers === undefined) return [background(palette.water), ...anyLayers(source, '', palette)];
  const kinds = sourceLayers.map((name) => KNOWN[name]);
  // An archive that has waters and no land takes land for granted.
  const isLandGiven = kinds.includes('water') && !kinds.includes('land');
  const ordered = [...sourceLayers].sort((a, b) => ORDER.indexOf(KNOWN[a]) - ORDER.indexOf(KNOWN[b]));
  return [
    background(isLandGiven ? palette.subject : palette.water),
    ...ordered.flatMap((name) => knownLayers(source, name, palette)),
  ];
}
