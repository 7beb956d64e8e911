import { classifyRings, VectorTile } from '@mapbox/vector-tile';
import type { Feature, Geometry, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { mercator } from '../scene/camera.ts';
import type { GroundSource, Patch, WorldBox } from './own-ground.ts';
import type { GroundFeature } from './style-layers.ts';

type Points = [number, number][];

/** Twice a ring's area; more than 0 if it runs clockwise as seen, with y down. */
function turn(ring: Points): number {
  let sum = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as [number, number];
    sum += x * nextY - nextX * y;
  });
  return sum;
}

/** The outer ring clockwise and holes the other way, whatever the file has: so areas that overlap stay filled. */
const wound = (rings: readonly Points[]): Points[] =>
  rings.map((ring, index) => (turn(ring) > 0 === (index === 0) ? ring : [...ring].reverse()));

const projected = (positions: readonly Position[]): Points => positions.map(([lng = 0, lat = 0]) => mercator(lng, lat));

function shapesOf(geometry: Geometry | null): Pick<GroundFeature, 'polygons' | 'lines'> {
  switch (geometry?.type) {
    case 'Polygon':
      return { polygons: [wound(geometry.coordinates.map(projected))], lines: [] };
    case 'MultiPolygon':
      return { polygons: geometry.coordinates.map((rings) => wound(rings.map(projected))), lines: [] };
    case 'LineString':
      return { polygons: [], lines: [projected(geometry.coordinates)] };
    case 'MultiLineString':
      return { polygons: [], lines: geometry.coordinates.map(projected) };
    case 'GeometryCollection': {
      const parts = geometry.geometries.map(shapesOf);
      return { polygons: parts.flatMap(({ polygons }) => polygons), lines: parts.flatMap(({ lines }) => lines) };
    }
    default:
      return { polygons: [], lines: [] };
  }
}

/** Features of a GeoJSON file, the same at every zoom and in every copy of the world. */
export function geojsonSource(features: readonly Feature[]): GroundSource {
  const shaped = features.map(({ geometry, properties, id }): GroundFeature => ({
    ...shapesOf(geometry),
    properties: properties ?? {},
    ...(id === undefined ? {} : { id }),
  }));
  return {
    patches: (_zoom, [west, , east]) => {
      const copies = Array.from({ length: Math.floor(east) - Math.floor(west) + 1 }, (_, index) => Math.floor(west) + index);
      return copies.map((shift): Patch => ({ box: [-Infinity, -Infinity, Infinity, Infinity], shift, features: shaped }));
    },
  };
}

/** Reads one tile: bytes of an uncompressed vector tile, or nothing where the archive has none. */
export type TileReader = (z: number, x: number, y: number) => Uint8Array | undefined;

/** Features of one layer of a vector tile, in units of the Mercator world. */
function tileFeatures(tile: VectorTile, layer: string, z: number, x: number, y: number): GroundFeature[] {
  const found = tile.layers[layer];
  if (found === undefined) return [];
  const side = 2 ** -z;
  return Array.from({ length: found.length }, (_, index) => {
    const feature = found.feature(index);
    const place = (points: readonly { x: number; y: number }[]): Points =>
      points.map((point) => [(x + point.x / feature.extent) * side, (y + point.y / feature.extent) * side]);
    const rings = feature.type === 1 ? [] : feature.loadGeometry();
    return {
      properties: feature.properties,
      ...(feature.id === undefined ? {} : { id: feature.id }),
      polygons: feature.type === 3 ? classifyRings(rings).map((polygon) => wound(polygon.map(place))) : [],
      lines: feature.type === 2 ? rings.map(place) : [],
    };
  });
}

/** Tiles kept decoded: those of a picture, and of the next of its series. */
const KEPT_TILES = 256;

/**
 * Vector tiles. As MapLibre does, a tile stands for 512 pixels: it is taken from the whole zoom below the camera's, or from
 * the archive's last one.
 */
export function tileSource(read: TileReader, minZoom: number, maxZoom: number): GroundSource {
  const tiles = new Map<string, VectorTile | undefined>();
  const features = new Map<string, GroundFeature[]>();
  const tileAt = (z: number, x: number, y: number): VectorTile | undefined => {
    const key = `${String(z)}/${String(x)}/${String(y)}`;
    if (!tiles.has(key)) {
      if (tiles.size >= KEPT_TILES) {
        tiles.clear();
        features.clear();
      }
      const bytes = read(z, x, y);
      tiles.set(key, bytes === undefined ? undefined : new VectorTile(new PbfReader(bytes)));
    }
    return tiles.get(key);
  };
  const featuresAt = (layer: string, z: number, x: number, y: number): GroundFeature[] => {
    const key = `${layer} ${String(z)}/${String(x)}/${String(y)}`;
    const tile = tileAt(z, x, y);
    const known = features.get(key) ?? (tile === undefined ? [] : tileFeatures(tile, layer, z, x, y));
    features.set(key, known);
    return known;
  };
  return {
    patches: (zoom, [west, north, east, south], layer) => {
      const z = Math.max(minZoom, Math.min(maxZoom, Math.floor(zoom)));
      const count = 2 ** z;
      const patches: Patch[] = [];
      const [firstRow, lastRow] = [Math.max(0, Math.floor(north * count)), Math.min(count - 1, Math.floor(south * count))];
      for (let y = firstRow; y <= lastRow; y += 1) {
        for (let column = Math.floor(west * count); column <= Math.floor(east * count); column += 1) {
          const shift = Math.floor(column / count);
          const found = featuresAt(layer, z, column - shift * count, y);
          const box: WorldBox = [column / count, y / count, (column + 1) / count, (y + 1) / count];
          if (found.length > 0) patches.push({ box, shift, features: found });
        }
      }
      return patches;
    },
  };
}
