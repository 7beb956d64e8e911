import { glyphMark } from '../marks/glyph.ts';
import type { Mark, PathMark } from '../marks/mark.ts';
import { circlePath, linePath, num, rectPath } from '../marks/path.ts';
import { greyFillMarks } from '../marks/grey-fill.ts';
import { ringParts } from '../marks/ring.ts';
import type { Palette } from '../marks/theme.ts';
import { GREY_GLYPH } from '../scene/ramps.ts';
import type { LegendSign, LegendType } from '../scene/scene.ts';
import { FURNITURE } from './blocks.ts';

/** Width of the column that signs stand in. */
export const SIGN_PX = 30;

/** Lines that rise to the right in a box: a region known by name only. */
export function hatchLines(x: number, y: number, widthPx: number, heightPx: number, pitchPx: number): string {
  let d = '';
  for (let along = pitchPx; along < widthPx + heightPx; along += pitchPx) {
    const fromX = Math.min(along, widthPx);
    const fromY = along - fromX;
    const toX = Math.max(0, along - heightPx);
    d += linePath(x + fromX, y + fromY, x + toX, y + along - toX);
  }
  return d;
}

/** Upright lines, as no other sign has them: a time from which little could be reported. */
export function gapLines(x: number, y: number, widthPx: number, heightPx: number, pitchPx = 3): string {
  let d = '';
  for (let along = pitchPx / 2; along < widthPx; along += pitchPx) d += linePath(x + along, y, x + along, y + heightPx);
  return d;
}

/** Without colour, areas say their type by tone and lines. */
export const isGrey = ({ color }: LegendType): boolean => color === GREY_GLYPH;

/** A sign as it looks on the map, its middle at `x`, `y`. */
export function signMarks(
  sign: LegendSign['sign'],
  x: number,
  y: number,
  types: readonly LegendType[],
  palette: Palette,
): Mark[] {
  const path = (d: string, style: Partial<PathMark>): Mark => ({ kind: 'path', layer: FURNITURE, d, ...style });
  const shown = types.filter(({ count, off }) => count > 0 && !off);
  const type = (index: number): LegendType | undefined => shown[index % Math.max(1, shown.length)];
  switch (sign) {
    case 'rosette':
      return [
        [-5, 3],
        [5, 3],
        [0, -5],
      ].flatMap(([dx = 0, dy = 0], index) => {
        const known = type(index);
        if (!known) return [];
        return [
          glyphMark(
            known.shape,
            x + dx,
            y + dy,
            4,
            { color: known.color, ground: palette.page, hollow: false },
            { layer: FURNITURE },
          ),
        ];
      });
    case 'ring': {
      const parts = [3, 2, 1].map((share) => ({ share }));
      return ringParts(x, y, 10, parts).flatMap((area, index) => {
        const known = type(index);
        if (known && isGrey(known)) return greyFillMarks(known.shape, area, { layer: FURNITURE });
        return [path(area.d, { fill: known?.color ?? palette.inkSoft, stroke: palette.page, widthPx: 1 })];
      });
    }
    case 'none-reported': {
      const known = shown[0];
      return [
        glyphMark(
          known?.shape ?? 'circle',
          x,
          y,
          5,
          { color: known?.color ?? palette.ink, ground: palette.page, hollow: true },
          { layer: FURNITURE },
        ),
      ];
    }
    case 'hatch':
      return [
        path(rectPath(x - 12, y - 7, 24, 14), { fill: palette.subject, stroke: palette.regionBorder, widthPx: 0.7 }),
        path(hatchLines(x - 12, y - 7, 24, 14, 7), { stroke: palette.hatch, widthPx: 0.7 }),
      ];
    case 'district':
      return [
        path(circlePath(x, y, 8), { fill: palette.hatch, fillOpacity: 0.18, stroke: palette.hatch, widthPx: 1, dashPx: [2, 3] }),
      ];
    case 'gap':
      return [path(gapLines(x - 12, y - 7, 24, 14), { stroke: palette.hatch, widthPx: 0.8 })];
    case 'approximate':
      return [
        path(
          `M${num(x - 12)} ${num(y + 3)}L${num(x - 3)} ${num(y - 3)}L${num(x + 4)} ${num(y + 2)}L${num(x + 12)} ${num(y - 3)}`,
          { stroke: palette.hatch, widthPx: 1, dashPx: [3, 2] },
        ),
      ];
  }
}
