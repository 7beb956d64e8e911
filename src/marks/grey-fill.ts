import type { Shape } from '../core/taxonomy.ts';
import type { Mark, PathMark } from './mark.ts';
import { linePath, rectPath } from './path.ts';

/** How an area says its type where there is no colour: a tone, and lines on it at these angles (degrees, 0 lies flat). */
interface GreyFill {
  readonly tone: string;
  readonly anglesDeg: readonly number[];
}

const INK = '#262626';
const PAPER = '#ffffff';

/**
 * Fills of ring parts, bars and their swatches in the grey theme: three tones that a printer keeps apart, and lines in four
 * directions, crossed, at a pitch that a part of the smallest ring still holds. A test computes that every two differ.
 */
export const GREY_FILLS: Readonly<Record<Shape, GreyFill>> = {
  circle: { tone: INK, anglesDeg: [] },
  triangle: { tone: '#8f8f8f', anglesDeg: [] },
  cross: { tone: '#c0c0c0', anglesDeg: [0, 90] },
  square: { tone: PAPER, anglesDeg: [0] },
  diamond: { tone: PAPER, anglesDeg: [45] },
  chevron: { tone: '#d4d4d4', anglesDeg: [] },
  bar: { tone: PAPER, anglesDeg: [90] },
  star: { tone: PAPER, anglesDeg: [135] },
  pillar: { tone: '#e6e6e6', anglesDeg: [45, 135] },
};

/** Distance between two lines, and their width, pixels. */
const PITCH_PX = 2.6;
const LINE_PX = 1;

/** An area that lines can be cut to. */
export interface Hatchable {
  /** Its outline as path text. */
  readonly d: string;
  /** Left, top, right, bottom. */
  readonly box: readonly [number, number, number, number];
  contains(x: number, y: number): boolean;
  /** Where the line through `x`, `y` along the unit vector `dx`, `dy` may enter or leave it, as distances along. */
  cuts(x: number, y: number, dx: number, dy: number): readonly number[];
}

export function hatchableRect(x: number, y: number, widthPx: number, heightPx: number): Hatchable {
  const [right, bottom] = [x + widthPx, y + heightPx];
  return {
    d: rectPath(x, y, widthPx, heightPx),
    box: [x, y, right, bottom],
    contains: (px, py) => px >= x && px <= right && py >= y && py <= bottom,
    cuts: (px, py, dx, dy) => [
      ...(Math.abs(dx) < 1e-9 ? [] : [(x - px) / dx, (right - px) / dx]),
      ...(Math.abs(dy) < 1e-9 ? [] : [(y - py) / dy, (bottom - py) / dy]),
    ],
  };
}

/** Parallel lines within an area as path text. They hang on the picture's origin, so that equal areas side by side agree. */
function linesWithin(area: Hatchable, angleDeg: number): string {
  const [left, top, right, bottom] = area.box;
  const angle = (angleDeg * Math.PI) / 180;
  const [dx, dy] = [Math.cos(angle), -Math.sin(angle)];
  // Signed distance of a point from the line through the origin: along the normal.
  const away = (x: number, y: number): number => -dy * x + dx * y;
  const corners = [away(left, top), away(right, top), away(left, bottom), away(right, bottom)];
  let d = '';
  for (let line = Math.ceil(Math.min(...corners) / PITCH_PX); line * PITCH_PX <= Math.max(...corners); line += 1) {
    const [x, y] = [-dy * line * PITCH_PX, dx * line * PITCH_PX];
    const stops = [...area.cuts(x, y, dx, dy)].sort((a, b) => a - b);
    for (let index = 1; index < stops.length; index += 1) {
      const [from, to] = [stops[index - 1] as number, stops[index] as number];
      const middle = (from + to) / 2;
      if (to - from > 0.05 && area.contains(x + dx * middle, y + dy * middle)) {
        d += linePath(x + dx * from, y + dy * from, x + dx * to, y + dy * to);
      }
    }
  }
  return d;
}

/** An area in its type's grey: outlined, so that pale ones end somewhere. The first mark carries what `rest` says of it. */
export function greyFillMarks(shape: Shape, area: Hatchable, rest: Pick<PathMark, 'layer' | 'data' | 'fillOpacity'>): Mark[] {
  const { tone, anglesDeg } = GREY_FILLS[shape];
  const opacity = rest.fillOpacity === undefined ? {} : { strokeOpacity: rest.fillOpacity };
  const d = anglesDeg.map((angleDeg) => linesWithin(area, angleDeg)).join('');
  return [
    { kind: 'path', d: area.d, fill: tone, stroke: INK, widthPx: 0.7, ...opacity, ...rest },
    ...(d === '' ? [] : [{ kind: 'path', layer: rest.layer, d, stroke: INK, widthPx: LINE_PX, ...opacity } as const]),
  ];
}
