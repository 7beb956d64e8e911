import type { FramePx } from '../scene/camera.ts';

/** A rectangle in frame pixels. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export const boxAround = (x: number, y: number, widthPx: number, heightPx: number): Box => ({
  minX: x - widthPx / 2,
  minY: y - heightPx / 2,
  maxX: x + widthPx / 2,
  maxY: y + heightPx / 2,
});

/** What is taken: a rectangle, or the disc of this radius that fills a square; 0 is a rectangle. */
interface Taken extends Box {
  readonly radiusPx: number;
}

/** Side of a square of the index: about as large as what is placed. */
const SQUARE_PX = 48;

/**
 * What is taken on a map, and where there is room. First come, first served: place the important first. A placed picture asks
 * thousands of times whether a box is free, so what is taken is kept by squares of the frame, and asking makes nothing.
 */
export class Placement {
  private readonly frame: FramePx;
  private readonly columns: number;
  private readonly rows: number;
  private readonly taken: Taken[] = [];
  /** What lies in each square, row by row; what lies outside of the frame is in the squares at its edge. */
  private readonly squares: Taken[][];

  constructor(frame: FramePx) {
    this.frame = frame;
    this.columns = Math.max(1, Math.ceil(frame.widthPx / SQUARE_PX));
    this.rows = Math.max(1, Math.ceil(frame.heightPx / SQUARE_PX));
    this.squares = Array.from({ length: this.columns * this.rows }, () => []);
  }

  take({ minX, minY, maxX, maxY }: Box): void {
    this.put({ minX, minY, maxX, maxY, radiusPx: 0 });
  }

  /** A disc leaves the corners of its square free: names come closer. */
  takeDisc(x: number, y: number, radiusPx: number): void {
    this.put({ ...boxAround(x, y, 2 * radiusPx, 2 * radiusPx), radiusPx });
  }

  /** True if nothing lies there and it is whole within the frame. */
  isFree(box: Box): boolean {
    if (!this.isWithin(box)) return false;
    const lastColumn = squareOf(box.maxX, this.columns);
    const lastRow = squareOf(box.maxY, this.rows);
    for (let row = squareOf(box.minY, this.rows); row <= lastRow; row++) {
      for (let column = squareOf(box.minX, this.columns); column <= lastColumn; column++) {
        const here = this.squares[row * this.columns + column] as Taken[];
        for (let at = 0; at < here.length; at++) if (meets(box, here[at] as Taken)) return false;
      }
    }
    return true;
  }

  isWithin(box: Box, marginPx = 2): boolean {
    return (
      box.minX >= marginPx &&
      box.minY >= marginPx &&
      box.maxX <= this.frame.widthPx - marginPx &&
      box.maxY <= this.frame.heightPx - marginPx
    );
  }

  /** Pixels² of what is taken under a box. */
  overlap(box: Box): number {
    return this.taken.reduce(
      (sum, other) =>
        sum +
        Math.max(0, Math.min(box.maxX, other.maxX) - Math.max(box.minX, other.minX)) *
          Math.max(0, Math.min(box.maxY, other.maxY) - Math.max(box.minY, other.minY)),
      0,
    );
  }

  private put(taken: Taken): void {
    this.taken.push(taken);
    const lastColumn = squareOf(taken.maxX, this.columns);
    const lastRow = squareOf(taken.maxY, this.rows);
    for (let row = squareOf(taken.minY, this.rows); row <= lastRow; row++)
      for (let column = squareOf(taken.minX, this.columns); column <= lastColumn; column++)
        this.squares[row * this.columns + column]?.push(taken);
  }
}

const squareOf = (px: number, squares: number): number => Math.max(0, Math.min(squares - 1, Math.floor(px / SQUARE_PX)));

function meets(box: Box, other: Taken): boolean {
  if (other.minX > box.maxX || other.maxX < box.minX || other.minY > box.maxY || other.maxY < box.minY) return false;
  if (other.radiusPx === 0) return true;
  const x = (other.minX + other.maxX) / 2;
  const y = (other.minY + other.maxY) / 2;
  const awayX = Math.max(box.minX - x, 0, x - box.maxX);
  const awayY = Math.max(box.minY - y, 0, y - box.maxY);
  return awayX * awayX + awayY * awayY < other.radiusPx * other.radiusPx;
}
