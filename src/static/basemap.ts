import { geoIdentity, geoPath } from 'd3-geo';
import type { MultiLineString, MultiPolygon } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology,
} from 'topojson-specification';
import type { Layer, Mark, PathMark } from '../marks/mark.ts';
import { rectPath } from '../marks/path.ts';
import { type Palette, STROKES_PX } from '../marks/theme.ts';
import { type FramePx, mercator, WORLD_PX } from '../scene/camera.ts';
import type { Camera } from '../scene/view.ts';
import { PathText } from './path-text.ts';
import { simplifyLine } from './simplify.ts';

/** `geo/basemap.topo.json`, or one of the world's: those have no `regions` and `borders`. */
export type BasemapTopology = Topology<
  { countries: GeometryCollection } & Partial<Record<'regions' | 'borders' | 'lakes' | 'rivers', GeometryCollection>>
>;

export interface BasemapOptions {
  readonly topology: BasemapTopology;
  readonly camera: Camera;
  readonly frame: FramePx;
  readonly palette: Palette;
  /** Where the frame's top left corner lies in the picture. */
  readonly at?: readonly [x: number, y: number];
  /** ISO 3166-1 alpha-2 of the country that is lit, where the topology has no regions that do it. */
  readonly subject?: string;
}

/** What the eye can't tell at 2 device pixels per pixel. */
const TOLERANCE_PX = 0.15;

/** The ground in pixels of the world at one zoom, points that make no difference dropped, areas of one colour dissolved. */
interface Ground {
  readonly land: MultiPolygon;
  readonly subject: MultiPolygon;
  readonly lakes: MultiPolygon;
  readonly rivers: readonly { readonly rank: number; readonly line: MultiLineString }[];
  readonly regionBorders: MultiLineString;
  readonly countryBorders: MultiLineString;
  readonly subjectBorder: MultiLineString;
}

const NO_LINES: MultiLineString = { type: 'MultiLineString', coordinates: [] };

/**
 * The topology with its arcs in pixels. Arcs are simplified and not rings, so that neighbours and the line between them keep
 * the same points. Latitudes and longitudes are projected one by one and joined by straight lines, as MapLibre does.
 */
function inPixels(topology: BasemapTopology, zoom: number): BasemapTopology {
  const worldPx = WORLD_PX * 2 ** zoom;
  const { scale: [scaleX, scaleY] = [1, 1], translate: [translateX, translateY] = [0, 0] } = topology.transform ?? {};
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx = 0, dy = 0]): [number, number] => {
      [x, y] = topology.transform ? [x + dx, y + dy] : [dx, dy];
      const [unitX, unitY] = mercator(x * scaleX + translateX, y * scaleY + translateY);
      return [unitX * worldPx, unitY * worldPx];
    });
    return simplifyLine(points, TOLERANCE_PX);
  });
  const { type, objects } = topology;
  return { type, objects, arcs };
}

type Area = TopoPolygon | TopoMultiPolygon;
const isArea = (geometry: GeometryObject): geometry is Area => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
const areas = (collection: GeometryCollection | undefined): Area[] => (collection?.geometries ?? []).filter(isArea);

function lines(topology: BasemapTopology, collection: GeometryCollection | undefined, id: string): MultiLineString {
  const found = collection?.geometries.filter((geometry) => geometry.id === id) ?? [];
  return found.length === 0 ? NO_LINES : mesh(topology, { type: 'GeometryCollection', geometries: found });
}

function groundAt(topology: BasemapTopology, zoom: number, subject: string): Ground {
  const pixels = inPixels(topology, zoom);
  const { countries, regions, borders, lakes, rivers } = pixels.objects;
  const lit = regions ? areas(regions) : areas(countries).filter(({ id }) => id === subject);
  const all = regions ?? { type: 'GeometryCollection', geometries: lit };
  return {
    land: merge(pixels, areas(countries)),
    subject: merge(pixels, lit),
    lakes: merge(pixels, areas(lakes)),
    rivers: (rivers?.geometries ?? []).map((river) => {
      const { rank = 1 } = (river.properties ?? {}) as { rank?: number };
      return { rank, line: mesh(pixels, { type: 'GeometryCollection', geometries: [river] }) };
    }),
    regionBorders: lines(pixels, borders, 'region'),
    countryBorders: borders ? lines(pixels, borders, 'country') : mesh(pixels, countries, (a, b) => a !== b),
    subjectBorder: mesh(pixels, all, (a, b) => a === b),
  };
}

const grounds = new WeakMap<BasemapTopology, Map<string, Ground>>();
const drawn = new WeakMap<BasemapTopology, Map<string, readonly Mark[]>>();

/** Remembers the last 24 results per topology: a batch with one camera projects and cuts the ground once. */
function remembered<Value>(
  memory: WeakMap<BasemapTopology, Map<string, Value>>,
  topology: BasemapTopology,
  key: string,
  make: () => Value,
): Value {
  const known = memory.get(topology) ?? new Map<string, Value>();
  memory.set(topology, known);
  const value = known.get(key) ?? make();
  if (known.size >= 24) known.delete(known.keys().next().value ?? '');
  known.set(key, value);
  return value;
}

/** Left, top, right, bottom in pixels of the world. */
type Box = readonly [number, number, number, number];

function boxOf({ coordinates }: MultiPolygon): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of coordinates.flat(2)) {
    [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
  }
  return [west, north, east, south];
}

function overlapOf(a: Box, b: Box): Box | undefined {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}

/** Minor rivers appear with room for them, as in the map's style. */
const riverWidthPx = (rank: number, zoom: number): number =>
  rank <= 1 ? STROKES_PX.river : STROKES_PX.river * Math.max(0, Math.min(1, (zoom - 3) / 2));

/** The ground under the marks, cut to the frame: the very map that MapLibre shows for this camera, as paths. */
export function basemapMarks(options: BasemapOptions): readonly Mark[] {
  const { topology, camera, frame, palette, at = [0, 0], subject = '' } = options;
  const key = JSON.stringify([camera, frame, palette.subject, palette.water, at, subject]);
  return remembered(drawn, topology, key, () => drawMarks({ ...options, at, subject }));
}

function drawMarks({ topology, camera, frame, palette, at: [left, top], subject }: Required<BasemapOptions>): Mark[] {
  const ground = remembered(grounds, topology, `${String(camera.zoom)} ${subject}`, () =>
    groundAt(topology, camera.zoom, subject),
  );
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [unitX, unitY] = mercator(camera.lngDeg, camera.latDeg);
  const frameLeft = unitX * worldPx - frame.widthPx / 2;
  const frameTop = unitY * worldPx - frame.heightPx / 2;
  const firstCopy = Math.floor(frameLeft / worldPx);
  const lastCopy = Math.floor((frameLeft + frame.widthPx) / worldPx);

  const path = (shape: MultiPolygon | MultiLineString): string => {
    let text = '';
    for (let copy = firstCopy; copy <= lastCopy; copy += 1) {
      const x = frameLeft - copy * worldPx;
      const clip = geoIdentity().clipExtent([
        [x, frameTop],
        [x + frame.widthPx, frameTop + frame.heightPx],
      ]);
      const context = new PathText(left - x, top - frameTop);
      geoPath(clip, context)(shape);
      text += context.text;
    }
    return text;
  };
  const marks: PathMark[] = [];
  const add = (layer: Layer, d: string, style: Partial<PathMark>): void => {
    if (d !== '') marks.push({ kind: 'path', layer, d, ...style });
  };
  const whole: Box = [frameLeft, frameTop, frameLeft + frame.widthPx, frameTop + frame.heightPx];
  // A file of one part of the world ends in land on every side: beyond it all is drawn as land, as the map's style does.
  const known = topology.objects.borders === undefined ? whole : overlapOf(whole, boxOf(ground.land));
  const boxPath = ([west, north, east, south]: Box): string =>
    rectPath(left + west - frameLeft, top + north - frameTop, east - west, south - north);
  if (known !== whole) add('water', boxPath(whole), { fill: palette.land });
  if (known !== undefined) add('water', boxPath(known), { fill: palette.water });
  add('land', path(ground.land), { fill: palette.land, fillRule: 'evenodd' });
  add('subject', path(ground.subject), { fill: palette.subject, fillRule: 'evenodd' });
  for (const { rank, line } of ground.rivers) {
    const widthPx = riverWidthPx(rank, camera.zoom);
    if (widthPx >= 0.05) add('rivers', path(line), { stroke: palette.river, widthPx: Math.round(widthPx * 100) / 100 });
  }
  add('lakes', path(ground.lakes), { fill: palette.water, fillRule: 'evenodd' });
  const shores = ground.lakes.coordinates.flat();
  add('lakes', path({ type: 'MultiLineString', coordinates: shores }), {
    stroke: palette.waterEdge,
    widthPx: STROKES_PX.waterEdge,
  });
  add('borders', path(ground.regionBorders), { stroke: palette.regionBorder, widthPx: STROKES_PX.regionBorder });
  add('borders', path(ground.countryBorders), { stroke: palette.countryBorder, widthPx: STROKES_PX.countryBorder });
  add('borders', path(ground.subjectBorder), { stroke: palette.subjectBorder, widthPx: STROKES_PX.subjectBorder });
  return marks;
}
