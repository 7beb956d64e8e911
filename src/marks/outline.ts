import type { TextMark } from './mark.ts';
import { displayText, textWidthPx } from './metrics.ts';
import { contours, type FontFile, glyphMetrics, glyphOf, type OutlinePoint } from './truetype.ts';

/** The shipped font's faces that pictures are set in. */
export type FaceName = 400 | 600 | 700 | 'italic';
export type Fonts = Readonly<Record<FaceName, FontFile>>;

export const faceOf = (mark: Pick<TextMark, 'weight' | 'italic'>): FaceName => (mark.italic === true ? 'italic' : mark.weight);

/** A glyph's path in font units, y up: command letters, and their coordinates one after the other. */
interface GlyphPath {
  readonly commands: string;
  readonly points: readonly number[];
  readonly advance: number;
}

const kept = new WeakMap<FontFile, Map<number, GlyphPath>>();

function glyphPathOf(font: FontFile, glyph: number): GlyphPath {
  const known = kept.get(font) ?? new Map<number, GlyphPath>();
  kept.set(font, known);
  const found = known.get(glyph);
  if (found) return found;
  const path = { commands: '', points: [] as number[], advance: glyphMetrics(font, glyph).advance };
  for (const points of contours(font, glyph)) addContour(points, path);
  known.set(glyph, path);
  return path;
}

/** One closed contour: between two off-curve points lies an on-curve one that the file leaves out. */
function addContour(points: readonly OutlinePoint[], path: { commands: string; points: number[] }): void {
  const count = points.length;
  const at = (index: number): OutlinePoint => points[(index + count) % count] ?? { x: 0, y: 0, on: true };
  const middle = (a: OutlinePoint, b: OutlinePoint): OutlinePoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });
  const first = points.findIndex((point) => point.on);
  const start = first >= 0 ? at(first) : middle(at(0), at(-1));
  const put = (command: string, ...corners: OutlinePoint[]): void => {
    path.commands += command;
    for (const { x, y } of corners) path.points.push(x, y);
  };
  put('M', start);
  const offset = first + 1;
  for (let step = 0; step < count; step += 1) {
    const point = at(offset + step);
    const isLast = step === count - 1;
    if (point.on) {
      if (!isLast) put('L', point);
      continue;
    }
    const next = at(offset + step + 1);
    put('Q', point, isLast ? start : next.on ? next : middle(point, next));
    if (!isLast && next.on) step += 1;
  }
  path.commands += 'Z';
}

/** Left end of the line in px: painters that place letters themselves must agree with those that let the viewer do it. */
export function textStartPx(mark: TextMark): number {
  if (mark.anchor === 'start') return mark.x;
  const widthPx = textWidthPx(mark.text, mark.sizePx, mark.weight, mark.letterSpacingPx, mark.italic);
  return mark.anchor === 'end' ? mark.x - widthPx : mark.x - widthPx / 2;
}

/** A letter's path at one size, relative to where it stands: the same text for each time it is set. */
const sized = new WeakMap<GlyphPath, Map<number, string>>();

function relativePath(glyph: GlyphPath, scale: number): string {
  const known = sized.get(glyph) ?? new Map<number, string>();
  sized.set(glyph, known);
  const found = known.get(scale);
  if (found !== undefined) return found;
  // In whole hundredths of a pixel, so that what is rounded does not add up along the outline.
  let at = 0;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let d = '';
  const next = (): [number, number] => {
    const point: [number, number] = [
      Math.round((glyph.points[at] ?? 0) * scale * 100),
      Math.round(-(glyph.points[at + 1] ?? 0) * scale * 100),
    ];
    at += 2;
    return point;
  };
  const from = ([toX, toY]: readonly [number, number]): string => `${String((toX - x) / 100)} ${String((toY - y) / 100)}`;
  for (const command of glyph.commands) {
    if (command === 'Z') {
      d += 'z';
      [x, y] = [startX, startY];
      continue;
    }
    d += command.toLowerCase();
    if (command === 'Q') d += `${from(next())} `;
    const end = next();
    d += from(end);
    [x, y] = end;
    if (command === 'M') [startX, startY] = end;
  }
  known.set(scale, d);
  return d;
}

/**
 * The line's letters as one path (commands M m l q z), for pictures that must not depend on a font, for halos, and for
 * rasterising: shaping is most of what a rasteriser does with text, and widths here are the layout's own.
 */
export function outlineOf(mark: TextMark, fonts: Fonts): string {
  const font = fonts[faceOf(mark)];
  const scale = mark.sizePx / font.unitsPerEm;
  const y = String(Math.round(mark.y * 100) / 100);
  let left = textStartPx(mark);
  let d = '';
  for (const letter of displayText(mark.text)) {
    const glyph = glyphPathOf(font, glyphOf(font, letter.codePointAt(0) ?? 0));
    const path = relativePath(glyph, scale);
    if (path !== '') d += `M${String(Math.round(left * 100) / 100)} ${y}${path}`;
    left += glyph.advance * scale + (mark.letterSpacingPx ?? 0);
  }
  return d;
}
