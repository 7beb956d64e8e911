import RBush from 'rbush';
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

/** What is taken on a map, and where there is room. First come, first served: place the important first. */
export class Placement {
  private readonly boxes = new RBush<Box>();
  /** Each as the square around it. */
  private readonly discs = new RBush<Box>();
  private readonly frame: FramePx;

  constructor(frame: FramePx) {
    this.frame = frame;
  }

  take(box: Box): void {
    this.boxes.insert(box);
  }

  /** A disc leaves the corners of its square free: names come closer. */
  takeDisc(x: number, y: number, radiusPx: number): void {
    this.discs.insert(boxAround(x, y, 2 * radiusPx, 2 * radiusPx));
  }

  /** True if nothing lies there and it is whole within the frame. */
  isFree(box: Box): boolean {
    // Asked thousands of times a picture: a list is made only where a disc is near.
    if (!this.isWithin(box) || this.boxes.collides(box)) return false;
    return !this.discs.collides(box) || !this.discs.search(box).some((disc) => meetsDisc(box, disc));
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
    return [...this.boxes.search(box), ...this.discs.search(box)].reduce(
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
