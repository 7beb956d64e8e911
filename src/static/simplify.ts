type Point = [number, number];

/**
 * A line without the points that lie within `tolerancePx` of the line through those that stay (Douglas and Peucker 1973).
 * Ends stay; a closed line keeps its farthest point too, so that no ring collapses.
 */
export function simplifyLine(points: readonly Point[], tolerancePx: number): Point[] {
  const count = points.length;
  if (count <= 2) return [...points];
  const keep = new Uint8Array(count);
  keep[0] = keep[count - 1] = 1;
  const limit = tolerancePx * tolerancePx;
  const stack: [number, number][] = [[0, count - 1]];
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [from, to] = range;
    let far = -1;
    let farthest = isRing(points) && from === 0 && to === count - 1 ? -1 : limit;
    for (let index = from + 1; index < to; index += 1) {
      const distance = squaredDistance(points[index] as Point, points[from] as Point, points[to] as Point);
      if (distance > farthest) {
        far = index;
        farthest = distance;
      }
    }
    if (far < 0) continue;
    keep[far] = 1;
    stack.push([from, far], [far, to]);
  }
  return points.filter((_, index) => keep[index] === 1);
}

function isRing(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** Square of the distance from a point to a segment. */
function squaredDistance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}
