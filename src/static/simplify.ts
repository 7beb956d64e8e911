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
    const [start, end] = [points[from] as Point, points[to] as Point];
    let far = -1;
    let farthest = isRing(points) && from === 0 && to === count - 1 ? -1 : limit;
    for (let index = from + 1; index < to; index += 1) {
      const distance = squaredDistance(points[index] as Point, start, end);
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
function squaredDistance(point: Point, from: Point, to: Point): number {
  // Asked for each point of the ground several times: nothing is made in here.
  const x = point[0] - from[0];
  const y = point[1] - from[1];
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
  return (x - along * dx) ** 2 + (y - along * dy) ** 2;
}
