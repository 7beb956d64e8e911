import type { Mark } from '../marks/mark.ts';
import { movePath } from './move.ts';

interface Extent {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Of a node's half width: rosettes and rings leave the corners of their boxes free. */
const FREE_CORNERS = 0.22;

/**
 * True if two nodes of a map cover each other, or one is cut by the map's edge: then the map is drawn with smaller signs, or
 * with more room around what it is fitted to.
 */
export function isCrowded(marks: readonly Mark[], frame: { readonly widthPx: number; readonly heightPx: number }): boolean {
  const extents = new Map<string, Extent>();
  for (const mark of marks) {
    const node = mark.layer === 'nodes' && mark.kind === 'path' ? mark.data?.['node'] : undefined;
    if (node === undefined || mark.kind !== 'path') continue;
    const { minX, minY, maxX, maxY } = movePath(mark.d, 0, 0);
    const known = extents.get(String(node));
    if (!known) extents.set(String(node), { minX, minY, maxX, maxY });
    else {
      known.minX = Math.min(known.minX, minX);
      known.minY = Math.min(known.minY, minY);
      known.maxX = Math.max(known.maxX, maxX);
      known.maxY = Math.max(known.maxY, maxY);
    }
  }
  const boxes = [...extents.values()].map(({ minX, minY, maxX, maxY }): Extent => {
    const [x, y] = [(maxX - minX) * FREE_CORNERS * 0.5, (maxY - minY) * FREE_CORNERS * 0.5];
    return { minX: minX + x, minY: minY + y, maxX: maxX - x, maxY: maxY - y };
  });
  const isCut = [...extents.values()].some(
    ({ minX, minY, maxX, maxY }) => minX < 0 || minY < 0 || maxX > frame.widthPx || maxY > frame.heightPx,
  );
  return (
    isCut ||
    boxes.some((a, index) =>
      boxes.slice(index + 1).some((b) => a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY),
    )
  );
}
