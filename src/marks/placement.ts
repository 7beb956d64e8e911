import RBush from 'rbush';
import type { FramePx } from '../scene/camera.ts';

/** A rectangle in frame pixels. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** What is taken: a rectangle, or the disc that fills one. */
interface Taken extends Box {
  readonly isDisc: boolean;
}

export const boxAround = (x: number, y: number, widthPx: number, heightPx: number): Box => ({
  minX: x - widthPx / 2,
  minY: y - heightPx / 2,
  maxX: x + widthPx / 2,
  maxY: y + heightPx / 2,
});

/** What is taken on a map, and where there is room. First come, first served: place the important first. */
export class Placement {
  private readonly taken = new RBush<Taken>();
  private readonly frame: FramePx;

  constructor(frame: FramePx) {
    this.frame = frame;
  }

  take(box: Box): void {
    this.taken.insert({ ...box, isDisc: false });
  }

  /** A disc leaves the corners of its square free: names come closer. */
  takeDisc(x: number, y: number, radiusPx: number): void {
    this.taken.insert({ ...boxAround(x, y, 2 * radiusPx, 2 * radiusPx), isDisc: true });
  }

  /** True if nothing lies there and it is whole within the frame. */
  isFree(box: Box): boolean {
    if (!this.isWithin(box)) return false;
    // Asked thousands of times a picture, mostly of what lies far from all: a list is made only where something is near.
    return !this.taken.collides(box) || this.taken.search(box).every((other) => other.isDisc && !meetsDisc(box, other));
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
    return this.taken
      .search(box)
      .reduce(
        (sum, other) =>
          sum +
          Math.max(0, Math.min(box.maxX, other.maxX) - Math.max(box.minX, other.minX)) *
            Math.max(0, Math.min(box.maxY, other.maxY) - Math.max(box.minY, other.minY)),
        0,
      );
  }
}

function meetsDisc(box: Box, disc: Box): boolean {
  const [x, y] = [(disc.minX + disc.maxX) / 2, (disc.minY + disc.maxY) / 2];
  const away = Math.hypot(Math.max(box.minX - x, 0, x - box.maxX), Math.max(box.minY - y, 0, y - box.maxY));
  return away < (disc.maxX - disc.minX) / 2;
}
