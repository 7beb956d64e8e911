import type { GeoContext } from 'd3-geo';
import { num } from '../marks/path.ts';

/** Writes what d3 draws as path text with at most 2 decimals, moved by a constant; one after the other. */
export class PathText implements GeoContext {
  text = '';
  readonly #shiftX: number;
  readonly #shiftY: number;

  constructor(shiftX: number, shiftY: number) {
    this.#shiftX = shiftX;
    this.#shiftY = shiftY;
  }

  #point(command: string, x: number, y: number): void {
    this.text += `${command}${num(x + this.#shiftX)} ${num(y + this.#shiftY)}`;
  }

  moveTo(x: number, y: number): void {
    this.#point('M', x, y);
  }

  lineTo(x: number, y: number): void {
    this.#point('L', x, y);
  }

  closePath(): void {
    this.text += 'Z';
  }

  beginPath(): void {
    // Several shapes make one path.
  }

  arc(): void {
    throw new Error('the ground has no points');
  }
}
