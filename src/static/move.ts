import type { Mark, TextMark } from '../marks/mark.ts';
import { FONT, textWidthPx } from '../marks/metrics.ts';
import { num, pathCommands, withPath } from '../marks/path.ts';

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

/** Path text moved by `dx`, `dy`, and the box that it spans (of a curve, the box of its controls). */
export function movePath(d: string, dx: number, dy: number): Moved {
  let text = '';
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (x: number, y: number): void => {
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  };
  let [fromX, fromY] = [0, 0];
  for (const { command, numbers } of pathCommands(d)) {
    const axes = AXES[command] ?? '';
    const moved = numbers.map((value, index) => {
      const axis = axes[index % axes.length];
      return axis === 'x' ? value + dx : axis === 'y' ? value + dy : value;
    });
    text += command + moved.map(num).join(' ');
    if (command === 'Z') continue;
    const [endX = 0, endY = 0] = moved.slice(-2);
    if (command === 'A') {
      const [radius = 0, , , large = 0, sweep = 0] = moved;
      for (const [x, y] of arcExtremes(fromX, fromY, endX, endY, radius, large === 1, sweep === 1)) reach(x, y);
    }
    for (let index = command === 'A' ? 5 : 0; index + 1 < moved.length; index += 2)
      reach(moved[index] ?? 0, moved[index + 1] ?? 0);
    [fromX, fromY] = [endX, endY];
  }
  return { d: text, minX, minY, maxX, maxY };
}

/** Leftmost, lowest, rightmost and highest points of a circle that an arc of it passes, its ends aside. */
function arcExtremes(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  radius: number,
  isLarge: boolean,
  isSweep: boolean,
): [number, number][] {
  const [halfX, halfY] = [(bx - ax) / 2, (by - ay) / 2];
  const half = Math.hypot(halfX, halfY);
  if (half === 0 || radius === 0) return [];
  const side = Math.sqrt(Math.max(0, radius * radius - half * half)) * (isLarge === isSweep ? -1 : 1);
  const [centreX, centreY] = [ax + halfX - (side * halfY) / half, ay + halfY + (side * halfX) / half];
  const turn = 2 * Math.PI;
  const from = Math.atan2(ay - centreY, ax - centreX);
  const to = Math.atan2(by - centreY, bx - centreX);
  const along = (angle: number): number => (((isSweep ? angle - from : from - angle) % turn) + turn) % turn;
  return [0, 1, 2, 3]
    .map((quarter) => (quarter * Math.PI) / 2)
    .filter((angle) => along(angle) <= along(to))
    .map((angle) => [centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle)]);
}

/**
 * A map's mark set into a page: moved to its frame, and clipped where it would leave it (clips are dear to rasterise).
 * @returns nothing for a mark that lies outside of the frame altogether
 */
export function intoFrame(mark: Mark, frame: Rect): Mark | undefined {
  if (mark.kind === 'text') {
    const [x, y] = [round(mark.x + frame.x), round(mark.y + frame.y)];
    // A number in a ring that the frame cuts would stand beside the map.
    const isOver =
      mark.layer === 'nodes' &&
      (y > frame.y + frame.heightPx || y - mark.sizePx * FONT.capHeight < frame.y || !isAcross(mark, frame));
    return isOver ? undefined : { ...mark, x, y };
  }
  const { d, minX, minY, maxX, maxY } = movePath(mark.d, frame.x, frame.y);
  const half = mark.stroke === undefined ? 0 : (mark.widthPx ?? 1) / 2;
  const [right, bottom] = [frame.x + frame.widthPx, frame.y + frame.heightPx];
  if (minX >= right || maxX <= frame.x || minY >= bottom || maxY <= frame.y) return undefined;
  const isInside = minX - half >= frame.x && minY - half >= frame.y && maxX + half <= right && maxY + half <= bottom;
  // Lines cut at the frame's very edge overhang it by half their width, under the frame's own line.
  const isCut = mark.layer === 'hatches' && minX >= frame.x - 1 && maxX <= right + 1 && minY >= frame.y - 1 && maxY <= bottom + 1;
  const moved = withPath(mark, d);
  return isInside || isCut ? moved : { ...moved, clip: [frame.x, frame.y, frame.widthPx, frame.heightPx] };
}

/** True if a line that is centred on its place lies between the frame's sides. */
function isAcross({ text, x, sizePx, weight }: TextMark, { widthPx }: Rect): boolean {
  const half = textWidthPx(text, sizePx, weight) / 2;
  return x - half >= 0 && x + half <= widthPx;
}

const round = (value: number): number => Math.round(value * 100) / 100;
