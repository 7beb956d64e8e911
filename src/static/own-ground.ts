import { geoIdentity, geoPath } from 'd3-geo';
import type { MultiLineString, MultiPolygon } from 'geojson';
import type { Mark, PathMark } from '../marks/mark.ts';
import { rectPath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import { type FramePx, mercator, WORLD_PX } from '../scene/camera.ts';
import type { Camera } from '../scene/view.ts';
import { PathText } from './path-text.ts';
import { simplifyLine } from './simplify.ts';
import type { GroundFeature, GroundLayer, Paint } from './style-layers.ts';

/** West, north, east, south in units of the Mercator world, y down; x past 0…1 is the world again. */
export type WorldBox = readonly [number, number, number, number];

/** Features of one square of the world and the square that they are cut to. */
export interface Patch {
  readonly box: WorldBox;
  /** Added to the features' x: which copy of the world this is. */
  readonly shift: number;
  readonly features: readonly GroundFeature[];
}

/** Where a ground's features come from. */
export interface GroundSource {
  /** What lies in `box`, as detailed as `zoom` asks for. `layer` names a layer of vector tiles. */
  readonly patches: (zoom: number, box: WorldBox, layer: string) => readonly Patch[];
}

/** A map of the user's own under the marks, instead of Qantar's. */
export interface OwnGround {
  /** Whose map it is, as it stands in every picture's credits. */
  readonly credit: string;
  /** SHA-256 of its files, hexadecimal. */
  readonly hash: string;
  readonly sources: ReadonlyMap<string, GroundSource>;
  /** Its layers in their order; one that has no style of its own is drawn in the picture's colours. */
  readonly layers: (palette: Palette) => readonly GroundLayer[];
}

export interface OwnGroundOptions {
  readonly camera: Camera;
  readonly frame: FramePx;
  readonly palette: Palette;
  /** Where the frame's top left corner lies in the picture. */
  readonly at: readonly [x: number, y: number];
}

/** What the eye can't tell at 2 device pixels per pixel. */
const TOLERANCE_PX = 0.15;
/** Lines wider than this would be seen to overhang the frame, and are clipped. */
const OVERHANG_PX = 1.5;

/** The ground as paths, cut to the frame. Features of one layer that look alike are one path, so that no seam shows between tiles. */
export function ownGroundMarks(ground: OwnGround, { camera, frame, palette, at: [left, top] }: OwnGroundOptions): Mark[] {
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [unitX, unitY] = mercator(camera.lngDeg, camera.latDeg);
  const [west, north] = [unitX - frame.widthPx / 2 / worldPx, unitY - frame.heightPx / 2 / worldPx];
  const box: WorldBox = [west, north, west + frame.widthPx / worldPx, north + frame.heightPx / worldPx];
  const clip = [left, top, frame.widthPx, frame.heightPx] as const;
  const marks: PathMark[] = [
    { kind: 'path', layer: 'ground', d: rectPath(left, top, frame.widthPx, frame.heightPx), fill: palette.water },
  ];
  for (const layer of ground.layers(palette)) {
    if (!layer.isShownAt(camera.zoom)) continue;
    if (layer.kind === 'background') {
      const paint = layer.paint(camera.zoom, undefined);
      if (paint) marks.push({ kind: 'path', layer: 'ground', d: rectPath(...clip), ...paint });
      continue;
    }
    const paths = new Map<string, { paint: Paint; text: PathText }>();
    for (const patch of ground.sources.get(layer.source)?.patches(camera.zoom, box, layer.sourceLayer) ?? []) {
      const toPx = (points: readonly (readonly [number, number])[]): [number, number][] =>
        simplifyLine(
          points.map(([x, y]): [number, number] => [(x + patch.shift - west) * worldPx, (y - north) * worldPx]),
          TOLERANCE_PX,
        );
      const extent: [[number, number], [number, number]] = [
        [Math.max(0, (patch.box[0] - west) * worldPx), Math.max(0, (patch.box[1] - north) * worldPx)],
        [Math.min(frame.widthPx, (patch.box[2] - west) * worldPx), Math.min(frame.heightPx, (patch.box[3] - north) * worldPx)],
      ];
      if (extent[0][0] >= extent[1][0] || extent[0][1] >= extent[1][1]) continue;
      const cut = geoIdentity().clipExtent(extent);
      for (const feature of patch.features) {
        const paint = layer.paint(camera.zoom, feature);
        if (paint === undefined) continue;
        const key = JSON.stringify(paint);
        const path = paths.get(key) ?? { paint, text: new PathText(left, top) };
        paths.set(key, path);
        geoPath(cut, path.text)(shapeOf(layer.kind, feature, toPx));
      }
    }
    for (const { paint, text } of paths.values()) {
      if (text.text === '') continue;
      marks.push({
        kind: 'path',
        layer: 'ground',
        d: text.text,
        ...paint,
        ...((paint.widthPx ?? 0) > OVERHANG_PX ? { clip } : {}),
      });
    }
  }
  return marks;
}

/** A polygon in a line layer is its outline. */
function shapeOf(
  kind: GroundLayer['kind'],
  { polygons, lines }: GroundFeature,
  toPx: (points: readonly (readonly [number, number])[]) => [number, number][],
): MultiPolygon | MultiLineString {
  return kind === 'fill'
    ? { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(toPx)) }
    : { type: 'MultiLineString', coordinates: [...lines, ...polygons.flat()].map(toPx) };
}
