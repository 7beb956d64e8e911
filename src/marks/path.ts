import type { PathMark } from './mark.ts';

/** Path commands with at most 2 decimals: small files, and the same bytes from every engine. */
export const num = (value: number): string => {
  const text = value.toFixed(2);
  const short = text.endsWith('.00') ? text.slice(0, -3) : text.endsWith('0') ? text.slice(0, -1) : text;
  return short === '-0' ? '0' : short;
};

/** A closed polygon through points in pixels. */
export const polygonPath = (points: readonly (readonly [number, number])[]): string =>
  `${points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${num(x)} ${num(y)}`).join('')}Z`;

export const circlePath = (x: number, y: number, radiusPx: number): string => {
  const [left, right, r] = [num(x - radiusPx), num(x + radiusPx), num(radiusPx)];
  return `M${left} ${num(y)}A${r} ${r} 0 1 1 ${right} ${num(y)}A${r} ${r} 0 1 1 ${left} ${num(y)}Z`;
};

export const rectPath = (x: number, y: number, widthPx: number, heightPx: number): string =>
  `M${num(x)} ${num(y)}L${num(x + widthPx)} ${num(y)}L${num(x + widthPx)} ${num(y + heightPx)}L${num(x)} ${num(y + heightPx)}Z`;

export const linePath = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}`;

/** A mark with another path. */
export function withPath({ sectors: _ofTheOld, ...mark }: PathMark, d: string): PathMark {
  return { ...mark, d };
}

/** A path's commands (M, L, C, A, Z, absolute) with their numbers, in order. */
export const pathCommands = (d: string): { readonly command: string; readonly numbers: readonly number[] }[] =>
  [...d.matchAll(/([MLCAZ])([^MLCAZ]*)/gu)].map(([, command = '', rest = '']) => {
    const text = rest.trim();
    return { command, numbers: text === '' ? [] : text.split(/[\s,]+/u).map(Number) };
  });
