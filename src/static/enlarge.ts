import type { Mark } from '../marks/mark.ts';
import { num, pathCommands, withPath } from '../marks/path.ts';
import type { Block } from './blocks.ts';

/** Arguments of each path command by what enlarging does to them: a coordinate (x, y), a length, or nothing. */
const ARGUMENTS: Readonly<Record<string, string>> = { M: 'xy', L: 'xy', C: 'xyxyxy', A: 'll---xy', Z: '' };

function enlargedPath(d: string, factor: number, dx: number, dy: number): string {
  return pathCommands(d)
    .map(({ command, numbers }) => {
      const kinds = ARGUMENTS[command] ?? '';
      const larger = numbers.map((value, index) => {
        const kind = kinds[index % kinds.length];
        if (kind === '-') return num(value);
        return num(value * factor + (kind === 'x' ? dx : kind === 'y' ? dy : 0));
      });
      return command + larger.join(' ');
    })
    .join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A mark drawn `factor` times as large, letters and lines too, and then moved by `dx`, `dy`. */
export function enlarged(mark: Mark, factor: number, dx = 0, dy = 0): Mark {
  const at = (value: number, by: number): number => round(value * factor + by);
  if (mark.kind === 'text') {
    return {
      ...mark,
      x: at(mark.x, dx),
      y: at(mark.y, dy),
      sizePx: round(mark.sizePx * factor),
      ...(mark.letterSpacingPx === undefined ? {} : { letterSpacingPx: round(mark.letterSpacingPx * factor) }),
      ...(mark.halo ? { halo: { ...mark.halo, widthPx: round(mark.halo.widthPx * factor) } } : {}),
    };
  }
  return {
    ...withPath(mark, enlargedPath(mark.d, factor, dx, dy)),
    ...(mark.widthPx === undefined && mark.stroke === undefined ? {} : { widthPx: round((mark.widthPx ?? 1) * factor) }),
    ...(mark.dashPx ? { dashPx: mark.dashPx.map((length) => round(length * factor)) } : {}),
    ...(mark.clip
      ? { clip: [at(mark.clip[0], dx), at(mark.clip[1], dy), round(mark.clip[2] * factor), round(mark.clip[3] * factor)] }
      : {}),
  };
}

/** A block whose type is larger than the page's: the same block, made for a narrower column. */
export function enlargedBlock(block: Block, factor: number): Block {
  return {
    widthPx: block.widthPx * factor,
    heightPx: block.heightPx * factor,
    draw: (x, y) => block.draw(0, 0).map((mark) => enlarged(mark, factor, x, y)),
  };
}
