import type { Shape } from '../core/taxonomy.ts';
import type { PathMark } from './mark.ts';
import { circlePath, polygonPath, rectPath } from './path.ts';

/** Corners on a circle, the first at the top; `y` moved so that the shape's weight sits on the centre. */
function corners(count: number, x: number, y: number, radiusPx: number, dropPx = 0): [number, number][] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    return [x + radiusPx * Math.cos(angle), y + dropPx + radiusPx * Math.sin(angle)];
  });
}

function star(x: number, y: number, radiusPx: number): string {
  const outer = corners(5, x, y, radiusPx * 1.28, radiusPx * 0.06);
  const inner = outer.map((_, index): [number, number] => {
    const angle = ((index + 0.5) / 5) * 2 * Math.PI - Math.PI / 2;
    return [x + radiusPx * 0.62 * Math.cos(angle), y + radiusPx * 0.06 + radiusPx * 0.62 * Math.sin(angle)];
  });
  return polygonPath(outer.flatMap((point, index) => [point, inner[index] as [number, number]]));
}

function cross(x: number, y: number, radiusPx: number): string {
  const [arm, half] = [radiusPx * 1.06, radiusPx * 0.4];
  const outline: [number, number][] = [
    [-half, -arm],
    [half, -arm],
    [half, -half],
    [arm, -half],
    [arm, half],
    [half, half],
    [half, arm],
    [-half, arm],
    [-half, half],
    [-arm, half],
    [-arm, -half],
    [-half, -half],
  ];
  return polygonPath(outline.map(([dx, dy]) => [x + dx, y + dy]));
}

type Outline = readonly (readonly [number, number])[];

/** Narrow, or it would be read as a small circle. */
const DIAMOND: Outline = [
  [0, -1.36],
  [1.02, 0],
  [0, 1.36],
  [-1.02, 0],
];

/** A rank's stripe: point up, arms thick enough to be hollow. */
const CHEVRON: Outline = [
  [0, -1.2],
  [1.06, -0.16],
  [1.06, 1.04],
  [0, 0.08],
  [-1.06, 1.04],
  [-1.06, -0.16],
];

/** An outline in units of the radius around 0, 0. */
const scaled = (outline: Outline, x: number, y: number, radiusPx: number): string =>
  polygonPath(outline.map(([dx, dy]) => [x + dx * radiusPx, y + dy * radiusPx]));

/**
 * The outline of a type's glyph, in the same weight for every shape: radii are set so that areas look alike, and so that no
 * two shapes of the smallest size share more than four fifths of their ink (a test measures it).
 * One function draws it in toggle, rosette, list, legend, timeline and print.
 */
export function glyphPath(shape: Shape, x: number, y: number, radiusPx: number): string {
  switch (shape) {
    case 'circle':
      return circlePath(x, y, radiusPx * 1.04);
    case 'square':
      return rectPath(x - radiusPx * 0.82, y - radiusPx * 0.82, radiusPx * 1.64, radiusPx * 1.64);
    case 'triangle':
      return polygonPath(corners(3, x, y, radiusPx * 1.28, radiusPx * 0.2));
    case 'diamond':
      return scaled(DIAMOND, x, y, radiusPx);
    case 'chevron':
      return scaled(CHEVRON, x, y, radiusPx);
    case 'bar':
      return rectPath(x - radiusPx * 1.08, y - radiusPx * 0.56, radiusPx * 2.16, radiusPx * 1.12);
    case 'pillar':
      return rectPath(x - radiusPx * 0.58, y - radiusPx * 1.02, radiusPx * 1.16, radiusPx * 2.04);
    case 'star':
      return star(x, y, radiusPx);
    case 'cross':
      return cross(x, y, radiusPx);
  }
}

export interface GlyphStyle {
  readonly color: string;
  /** What lies under it: the fill of a hollow glyph, and the hair of room between neighbours. */
  readonly ground: string;
  readonly hollow: boolean;
}

/** A glyph as a mark. Hollow says `none-reported`: the outline alone, in the type's colour. */
export function glyphMark(
  shape: Shape,
  x: number,
  y: number,
  radiusPx: number,
  { color, ground, hollow }: GlyphStyle,
  rest: Pick<PathMark, 'layer' | 'data' | 'clip'>,
): PathMark {
  const d = glyphPath(shape, x, y, hollow ? radiusPx * 0.86 : radiusPx);
  return hollow
    ? { kind: 'path', d, fill: ground, stroke: color, widthPx: Math.max(1.1, radiusPx * 0.34), ...rest }
    : { kind: 'path', d, fill: color, stroke: ground, widthPx: 0.9, ...rest };
}
