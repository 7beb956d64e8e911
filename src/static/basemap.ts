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
/** A line this far outside of the frame reaches into it with its width. */
const ROOM_PX = 4;

/** Left, top, right, bottom in pixels of the world. */
type Box = readonly [number, number, number, number];

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
 * the same points. Latitudes and longitudes are projected one by one and joined by straight lines, as MapLibre does. Of an arc
 * that lies outside of the frame only so much is kept that its rings stay closed.
 */
function inPixels(topology: BasemapTopology, zoom: number, isSeen: (box: Box) => boolean): BasemapTopology {
  const worldPx = WORLD_PX * 2 ** zoom;
  const { scale: [scaleX, scaleY] = [1, 1], translate: [translateX, translateY] = [0, 0] } = topology.transform ?? {};
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    let [west, north, east, south] = [Infinity, -Infinity, -Infinity, Infinity];
    const positions = arc.map(([dx = 0, dy = 0]): [number, number] => {
      [x, y] = topology.transform ? [x + dx, y + dy] : [dx, dy];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
      return [x, y];
    });
    const project = ([lng, lat]: readonly [number, number]): [number, number] => {
      const [unitX, unitY] = mercator(lng * scaleX + translateX, lat * scaleY + translateY);
      return [unitX * worldPx, unitY * worldPx];
    };
    if (isSeen([...project([west, north]), ...project([east, south])])) return simplifyLine(positions.map(project), TOLERANCE_PX);
    const last = positions.length - 1;
    const kept = new Set([0, Math.floor(last / 3), Math.floor((2 * last) / 3), last]);
    return positions.filter((_, index) => kept.has(index)).map(project);
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

function groundAt(topology: BasemapTopology, zoom: number, subject: string, isSeen: (box: Box) => boolean): Ground {
  const pixels = inPixels(topology, zoom, isSeen);
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

/** Minor rivers appear with room for them, as in the map's style. */
const riverWidthPx = (rank: number, zoom: number): number =>
  rank <= 1 ? STROKES_PX.river : STROKES_PX.river * Math.max(0, Math.min(1, (zoom - 3) / 2));

/** Pictures of one camera that follow one another share their ground: the last so many are kept. */
const KEPT = 24;
const drawn = new WeakMap<BasemapTopology, Map<string, readonly Mark[]>>();

/** The ground under the marks, cut to the frame: the very map that MapLibre shows for this camera, as paths. */
export function basemapMarks(options: BasemapOptions): readonly Mark[] {
  const { topology, camera, frame, palette, at = [0, 0], subject = '' } = options;
  const key = JSON.stringify([camera, frame, palette.subject, palette.water, at, subject]);
  const known = drawn.get(topology) ?? new Map<string, readonly Mark[]>();
  drawn.set(topology, known);
  const marks = known.get(key) ?? drawMarks({ ...options, at, subject });
  if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
  known.set(key, marks);
  return marks;
}

function drawMarks({ topology, camera, frame, palette, at: [left, top], subject }: Required<BasemapOptions>): Mark[] {
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [unitX, unitY] = mercator(camera.lngDeg, camera.latDeg);
  const frameLeft = unitX * worldPx - frame.widthPx / 2;
  const frameTop = unitY * worldPx - frame.heightPx / 2;
  const firstCopy = Math.floor(frameLeft / worldPx);
  const lastCopy = Math.floor((frameLeft + frame.widthPx) / worldPx);
  const copies = Array.from({ length: lastCopy - firstCopy + 1 }, (_, index) => (firstCopy + index) * worldPx);
  const ground = groundAt(topology, camera.zoom, subject, ([west, north, east, south]) => {
    const isLevel = south >= frameTop - ROOM_PX && north <= frameTop + frame.heightPx + ROOM_PX;
    const isBeside = (copy: number): boolean =>
      east + copy >= frameLeft - ROOM_PX && west + copy <= frameLeft + frame.widthPx + ROOM_PX;
    return isLevel && copies.some(isBeside);
  });

  const path = (shape: MultiPolygon | MultiLineString): string => {
    let text = '';
    for (const copy of copies) {
      const x = frameLeft - copy;
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
  add('water', rectPath(left, top, frame.widthPx, frame.heightPx), { fill: palette.water });
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
