import type { Mark } from '../marks/mark.ts';
import { num } from '../marks/path.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Arguments of each command that are coordinates, in order: x, y, or neither. */
const AXES: Readonly<Record<string, string>> = { M: 'xy', L: 'xy', C: 'xyxyxy', A: '-----xy', Z: '' };

interface Moved {
  readonly d: string;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Path text moved by `dx`, `dy`, and the box that its points span; an arc's box is wider by its radius. */
export function movePath(d: string, dx: number, dy: number): Moved {
  let text = '';
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [, command = '', rest = ''] of d.matchAll(/([MLCAZ])([^MLCAZ]*)/gu)) {
    const axes = AXES[command] ?? '';
    const numbers =
      rest.trim() === ''
        ? []
        : rest
            .trim()
            .split(/[\s,]+/u)
            .map(Number);
    const radius = command === 'A' ? (numbers[0] ?? 0) * 2 : 0;
    const parts = numbers.map((value, index) => {
      const axis = axes[index % axes.length];
      if (axis === 'x') {
        minX = Math.min(minX, value + dx - radius);
        maxX = Math.max(maxX, value + dx + radius);
        return num(value + dx);
      }
      if (axis === 'y') {
        minY = Math.min(minY, value + dy - radius);
        maxY = Math.max(maxY, value + dy + radius);
        return num(value + dy);
      }
      return num(value);
    });
    text += command + parts.join(' ');
  }
  return { d: text, minX, minY, maxX, maxY };
}

/** A map's mark set into a page: moved to its frame, and clipped where it would leave it (clips are dear to rasterise). */
export function intoFrame(mark: Mark, frame: Rect): Mark {
  if (mark.kind === 'text')
    return { ...mark, x: Math.round((mark.x + frame.x) * 100) / 100, y: Math.round((mark.y + frame.y) * 100) / 100 };
  const { d, minX, minY, maxX, maxY } = movePath(mark.d, frame.x, frame.y);
  const half = (mark.widthPx ?? 0) / 2;
  const isInside =
    minX - half >= frame.x &&
    minY - half >= frame.y &&
    maxX + half <= frame.x + frame.widthPx &&
    maxY + half <= frame.y + frame.heightPx;
  // Lines cut at the frame's very edge overhang it by half their width, under the frame's own line.
  const isCut = mark.layer === 'hatches' && minX >= frame.x - 1 && maxX <= frame.x + frame.widthPx + 1;
  return isInside || isCut ? { ...mark, d } : { ...mark, d, clip: [frame.x, frame.y, frame.widthPx, frame.heightPx] };
}
