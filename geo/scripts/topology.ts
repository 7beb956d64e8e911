/** The few types and calls of the topojson modules used here: they ship none of their own. */
import * as client from 'topojson-client';
import * as server from 'topojson-server';
import * as simplifier from 'topojson-simplify';
import type { Polygon, Position } from './geometry.ts';

export interface Geometry {
  type: string;
  id?: string | number;
  properties?: Record<string, unknown>;
  arcs?: unknown;
  coordinates?: unknown;
}
export interface Collection {
  type: 'GeometryCollection';
  geometries: Geometry[];
}
export interface Topology {
  type: 'Topology';
  bbox?: number[];
  transform?: { scale: [number, number]; translate: [number, number] };
  objects: Record<string, Collection>;
  arcs: number[][][];
}

interface Client {
  feature(topology: Topology, object: Geometry | Collection): { features?: GeoFeature[]; geometry?: GeoGeometry };
  mergeArcs(topology: Topology, objects: Geometry[]): Geometry;
  merge(topology: Topology, objects: Geometry[]): GeoGeometry;
  mesh(topology: Topology, object: Collection, filter: (a: Geometry, b: Geometry) => boolean): { coordinates: Position[][] };
  meshArcs(topology: Topology, object: Collection, filter: (a: Geometry, b: Geometry) => boolean): Geometry;
  quantize(topology: Topology, transform: Topology['transform'] | number): Topology;
  neighbors(objects: Geometry[]): number[][];
}
export interface GeoGeometry {
  type: string;
  coordinates: unknown;
}
export interface GeoFeature {
  type: 'Feature';
  id?: string | number;
  properties?: Record<string, unknown>;
  geometry: GeoGeometry | null;
}

export const { feature, mergeArcs, merge, mesh, meshArcs, quantize, neighbors } = client as unknown as Client;

export function toTopology(objects: Record<string, GeoFeature[]>): Topology {
  const collections = Object.fromEntries(
    Object.entries(objects).map(([name, features]) => [name, { type: 'FeatureCollection', features }]),
  );
  return (server as unknown as { topology(objects: unknown): Topology }).topology(collections);
}

/** Drops the positions whose triangle is smaller than the square degrees that count there; arcs that `keep` names lose none. */
export function simplify(
  topology: Topology,
  smallestTriangle: (position: readonly number[]) => number,
  keep: ReadonlySet<number>,
): Topology {
  const { presimplify, simplify: cut } = simplifier as unknown as {
    presimplify(topology: Topology): Topology;
    simplify(topology: Topology, weight: number): Topology;
  };
  const weighed = presimplify(topology);
  weighed.arcs.forEach((arc, index) => {
    for (const position of arc) position[2] = keep.has(index) ? Infinity : position[2]! / smallestTriangle(position);
  });
  return cut(weighed, 1);
}

export function polygonsOf(geometry: GeoGeometry | null | undefined): Polygon[] {
  if (!geometry) return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates as Polygon] : (geometry.coordinates as Polygon[]);
  return polygons.filter((polygon) => (polygon[0]?.length ?? 0) >= 4);
}

export function linesOf(geometry: GeoGeometry | null | undefined): Position[][] {
  if (!geometry) return [];
  return geometry.type === 'LineString' ? [geometry.coordinates as Position[]] : (geometry.coordinates as Position[][]);
}

export function polygonFeature(id: string, polygons: Polygon[], properties: Record<string, unknown> = {}): GeoFeature {
  const geometry =
    polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0]! } : { type: 'MultiPolygon', coordinates: polygons };
  return { type: 'Feature', id, properties, geometry };
}

/** Every arc number that a geometry uses, whatever its direction. */
export function arcsOf(geometry: Geometry): number[] {
  return ((geometry.arcs ?? []) as unknown[]).flat(3).map((arc) => ((arc as number) < 0 ? ~(arc as number) : (arc as number)));
}
