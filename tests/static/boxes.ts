import type { Mark, TextMark } from '../../src/marks/mark.ts';
import { textWidthPx } from '../../src/marks/metrics.ts';
import { textStartPx } from '../../src/marks/outline.ts';

export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A line's letters: capitals' height over the baseline, a little under it, which figures have not. */
export function boxOf(mark: TextMark): Box {
  const left = textStartPx(mark);
  const widthPx = textWidthPx(mark.text, mark.sizePx, mark.weight, mark.letterSpacingPx, mark.italic);
  return [left, mark.y - mark.sizePx * 0.72, left + widthPx, mark.y + (/^\d+$/u.test(mark.text) ? 0 : mark.sizePx * 0.2)];
}

export const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';

const meets = (a: Box, b: Box): boolean => b[0] < a[2] - 0.5 && b[2] > a[0] + 0.5 && b[1] < a[3] - 0.5 && b[3] > a[1] + 0.5;

/** Pairs of texts that lie on each other: of the page's furniture, or of the layers given. */
export function overlaps(marks: readonly Mark[], layers: readonly Mark['layer'][] = ['furniture']): string[] {
  const boxes = marks
    .filter(isText)
    .filter(({ layer }) => layers.includes(layer))
    .map((mark) => ({ mark, box: boxOf(mark) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => meets(a.box, b.box))
      .map((b) => `${a.mark.text} × ${b.mark.text}`),
  );
}

/** Texts that leave the page. */
export const outside = (marks: readonly Mark[], widthPx: number, heightPx: number): string[] =>
  marks
    .filter(isText)
    .filter((mark) => {
      const [left, top, right, bottom] = boxOf(mark);
      return left < 0 || top < 0 || right > widthPx || bottom > heightPx;
    })
    .map(({ text }) => text);

/** Names on the map that lie on a sign of an incident. Signs are taken as the circles in their boxes. */
export function namesOnSigns(marks: readonly Mark[]): string[] {
  const names = marks.filter(isText).filter(({ layer }) => layer === 'place-labels' || layer === 'map-labels');
  const signs = marks.flatMap((mark) => {
    if (mark.kind !== 'path' || mark.layer !== 'nodes' || mark.data?.['type'] === undefined) return [];
    const numbers = [...mark.d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)] as const);
    const [xs, ys] = [numbers.map(([x]) => x), numbers.map(([, y]) => y)];
    const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const radius = (Math.min(maxX - minX, maxY - minY) / 2) * 0.8;
    return radius === 0 ? [] : [{ x: (minX + maxX) / 2, y: (minY + maxY) / 2, radius }];
  });
  return names
    .filter((name) => {
      const [left, top, right, bottom] = boxOf(name);
      return signs.some(({ x, y, radius }) => {
        const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
        return away < radius;
      });
    })
    .map(({ text }) => text);
}
