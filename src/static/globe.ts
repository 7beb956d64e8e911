import { type GeoContext, geoGraticule10, geoOrthographic, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { feature, merge } from 'topojson-client';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import type { Mark } from '../marks/mark.ts';
import { circlePath, num } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import type { Camera } from '../scene/view.ts';
import type { BasemapTopology } from './basemap.ts';

const RADIUS_PX = 40;
/** Side of the square that the globe needs, with air around it. */
export const GLOBE_PX = RADIUS_PX * 2 + 16;

/** Points nearer to one another than this are one at a globe's size. */
const NEAR_PX = 0.6;

/** Path text around a middle, without what is too small to be seen. */
class ThinPath implements GeoContext {
  text = '';
  readonly #middleX: number;
  readonly #middleY: number;
  #x = 0;
  #y = 0;

  constructor(middleX: number, middleY: number) {
    this.#middleX = middleX;
    this.#middleY = middleY;
  }

  moveTo(x: number, y: number): void {
    this.#put('M', x, y);
  }

  lineTo(x: number, y: number): void {
    if (Math.abs(x - this.#x) + Math.abs(y - this.#y) >= NEAR_PX) this.#put('L', x, y);
  }

  closePath(): void {
    this.text += 'Z';
  }

  beginPath(): void {
    this.text = '';
  }

  arc(): void {
    throw new Error('a globe has no points');
  }

  #put(command: string, x: number, y: number): void {
    this.text += `${command}${num(this.#middleX + tenths(x))} ${num(this.#middleY + tenths(y))}`;
    this.#x = x;
    this.#y = y;
  }
}

const tenths = (value: number): number => Number(value.toFixed(1));

interface Shapes {
  readonly land: string;
  readonly subject: string;
  readonly lines: string;
}

const drawn = new WeakMap<BasemapTopology, Map<string, Shapes>>();

/** A globe that shows where on earth the map lies, its centre turned to the reader. `x`, `y` is the globe's middle. */
export function globeMarks(
  world: BasemapTopology,
  camera: Camera,
  subject: string,
  x: number,
  y: number,
  palette: Palette,
): Mark[] {
  const shapes = shapesOf(world, Math.round(camera.lngDeg), Math.round(camera.latDeg), subject, x, y);
  const layer = 'frame';
  return [
    { kind: 'path', layer, d: circlePath(x, y, RADIUS_PX), fill: palette.water },
    { kind: 'path', layer, d: shapes.lines, stroke: palette.land, widthPx: 0.5 },
    { kind: 'path', layer, d: shapes.land, fill: palette.countryBorder, fillRule: 'evenodd' },
    ...(shapes.subject === '' ? [] : [{ kind: 'path', layer, d: shapes.subject, fill: palette.accent } as const]),
    { kind: 'path', layer, d: circlePath(x, y, RADIUS_PX), stroke: palette.mapInk, widthPx: 0.8 },
  ];
}

function shapesOf(world: BasemapTopology, lngDeg: number, latDeg: number, subject: string, x: number, y: number): Shapes {
  const known = drawn.get(world) ?? new Map<string, Shapes>();
  drawn.set(world, known);
  const key = `${String(lngDeg)} ${String(latDeg)} ${subject} ${String(x)} ${String(y)}`;
  const found = known.get(key);
  if (found) return found;
  const tilt = Math.max(-60, Math.min(60, latDeg - 8));
  // Coasts have points enough: between two of them a straight line is as good as an arc.
  const projection = geoOrthographic().scale(RADIUS_PX).translate([0, 0]).rotate([-lngDeg, -tilt]).clipAngle(90).precision(0);
  const { countries } = world.objects;
  const areas = countries.geometries.filter(
    (geometry): geometry is Polygon | MultiPolygon => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon',
  );
  const lit: FeatureCollection = feature(world, {
    type: 'GeometryCollection',
    geometries: areas.filter(({ id }) => id === subject),
  });
  const path = (shape: GeoPermissibleObjects): string => {
    const thin = new ThinPath(x, y);
    geoPath(projection, thin)(shape);
    return thin.text;
  };
  const shapes = { land: path(merge(world, areas)), subject: path(lit), lines: path(geoGraticule10()) };
  known.set(key, shapes);
  return shapes;
}
