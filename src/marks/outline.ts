import type { TextMark } from './mark.ts';
import { displayText, textWidthPx } from './metrics.ts';
import { contours, type FontFile, glyphMetrics, type OutlinePoint } from './truetype.ts';

/** The shipped font's faces that pictures are set in. */
export type FaceName = 400 | 600 | 700 | 'italic';
export type Fonts = Readonly<Record<FaceName, FontFile>>;

export const faceOf = (mark: Pick<TextMark, 'weight' | 'italic'>): FaceName => (mark.italic === true ? 'italic' : mark.weight);

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** One contour as path text: quadratic curves raised to cubic ones, the only kind that marks use. */
function contourPath(points: readonly OutlinePoint[], toX: (x: number) => number, toY: (y: number) => number): string {
  const at = (index: number): OutlinePoint => points[(index + points.length) % points.length] ?? { x: 0, y: 0, on: true };
  const middle = (a: OutlinePoint, b: OutlinePoint): OutlinePoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });
  const first = points.findIndex((point) => point.on);
  const start = first >= 0 ? at(first) : middle(at(0), at(-1));
  const put = (x: number, y: number): string => `${round(toX(x))} ${round(toY(y))}`;
  let d = `M${put(start.x, start.y)}`;
  let current = start;
  const offset = Math.max(first, -1) + 1;
  for (let step = 0; step < points.length; step += 1) {
    const point = at(offset + step);
    if (point.on) {
      d += `L${put(point.x, point.y)}`;
      current = point;
      continue;
    }
    const last = step === points.length - 1;
    const next = at(offset + step + 1);
    const end = last ? start : next.on ? next : middle(point, next);
    const control = (from: OutlinePoint): string =>
      put(from.x + ((point.x - from.x) * 2) / 3, from.y + ((point.y - from.y) * 2) / 3);
    d += `C${control(current)} ${control(end)} ${put(end.x, end.y)}`;
    current = end;
    if (!last && next.on) step += 1;
  }
  return `${d}Z`;
}

/** Left end of the line in px: painters that place letters themselves must agree with those that let the viewer do it. */
export function textStartPx(mark: TextMark): number {
  if (mark.anchor === 'start') return mark.x;
  const widthPx = textWidthPx(mark.text, mark.sizePx, mark.weight, mark.letterSpacingPx, mark.italic);
  return mark.anchor === 'end' ? mark.x - widthPx : mark.x - widthPx / 2;
}

/** The line's letters as one path, for files that must not depend on a font and for halos. */
export function outlineOf(mark: TextMark, fonts: Fonts): string {
  const font = fonts[faceOf(mark)];
  const scale = mark.sizePx / font.unitsPerEm;
  let x = textStartPx(mark);
  let d = '';
  for (const letter of displayText(mark.text)) {
    const glyph = font.glyphs.get(letter.codePointAt(0) ?? 0) ?? 0;
    const left = x;
    for (const points of contours(font, glyph)) {
      d += contourPath(
        points,
        (unit) => left + unit * scale,
        (unit) => mark.y - unit * scale,
      );
    }
    x += glyphMetrics(font, glyph).advance * scale + (mark.letterSpacingPx ?? 0);
  }
  return d;
}
