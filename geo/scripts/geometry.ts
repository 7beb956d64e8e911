/** Plane and sphere arithmetic on rings. Positions are [lngDeg, latDeg]; a ring's last position repeats its first. */
export type Position = [number, number];
export type Ring = Position[];
/** First ring the outside, the others holes. */
export type Polygon = Ring[];
export type Bounds = [west: number, south: number, east: number, north: number];

export function roundTo(value: number, decimals: number): number {
  const rounded = Number(value.toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
}

/** Rounds a ring to a grid and drops the positions that fall on their neighbour; null when less than a triangle is left. */
export function snapRing(ring: readonly (readonly number[])[], decimals: number): Ring | null {
  const out: Ring = [];
  for (const position of ring) {
    const lng = roundTo(position[0]!, decimals);
    const lat = roundTo(position[1]!, decimals);
    const last = out.at(-1);
    if (!last || last[0] !== lng || last[1] !== lat) out.push([lng, lat]);
  }
  return out.length >= 4 ? out : null;
}

/** Twice the plane area, positive when counterclockwise. */
export function signedArea2(ring: Ring): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1]!;
    const [bx, by] = ring[at]!;
    sum += ax * by - bx * ay;
  }
  return sum;
}

/** RFC 7946: outside rings counterclockwise, holes clockwise. */
export function rewind(polygon: Polygon): Polygon {
  return polygon.map((ring, index) => (signedArea2(ring) > 0 === (index === 0) ? ring : [...ring].reverse()));
}

export function boundsOf(positions: Iterable<readonly number[]>): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const position of positions) {
    bounds[0] = Math.min(bounds[0], position[0]!);
    bounds[1] = Math.min(bounds[1], position[1]!);
    bounds[2] = Math.max(bounds[2], position[0]!);
    bounds[3] = Math.max(bounds[3], position[1]!);
  }
  return bounds;
}

export function ringHolds(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1]!;
    const [bx, by] = ring[at]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function polygonHolds(polygon: Polygon, point: Position): boolean {
  const [outside, ...holes] = polygon;
  return outside !== undefined && ringHolds(outside, point) && !holes.some((hole) => ringHolds(hole, point));
}

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Area on the sphere in square kilometres, holes taken out. */
export function areaKm2(polygons: readonly Polygon[]): number {
  let total = 0;
  for (const polygon of polygons) {
    polygon.forEach((ring, index) => {
      let sum = 0;
      for (let at = 1; at < ring.length; at++) {
        const [ax, ay] = ring[at - 1]!;
        const [bx, by] = ring[at]!;
        sum += (bx - ax) * RADIANS * (2 + Math.sin(ay * RADIANS) + Math.sin(by * RADIANS));
      }
      const area = Math.abs((sum * EARTH_RADIUS_KM * EARTH_RADIUS_KM) / 2);
      total += index === 0 ? area : -area;
    });
  }
  return total;
}

/** A regular outline of so many square kilometres around a centre; wider in degrees the farther north. */
export function disc([lng, lat]: Position, squareKm: number, corners: number, decimals: number): Ring {
  // a regular polygon is a little smaller than its circle
  const shrink = (corners / (2 * Math.PI)) * Math.sin((2 * Math.PI) / corners);
  const radiusKm = Math.sqrt(squareKm / Math.PI / shrink);
  const ring: Ring = [];
  for (let corner = 0; corner < corners; corner++) {
    const angle = (2 * Math.PI * corner) / corners;
    const northKm = radiusKm * Math.sin(angle);
    const eastKm = radiusKm * Math.cos(angle);
    const latitude = lat + northKm / (EARTH_RADIUS_KM * RADIANS);
    ring.push([
      roundTo(lng + eastKm / (EARTH_RADIUS_KM * RADIANS * Math.cos(lat * RADIANS)), decimals),
      roundTo(latitude, decimals),
    ]);
  }
  ring.push([...ring[0]!]);
  return ring;
}

type Side = { axis: 0 | 1; limit: number; keep: 1 | -1 };

function clipRingAt(ring: Ring, { axis, limit, keep }: Side, decimals: number): Ring {
  const inside = (position: Position): boolean => (position[axis] - limit) * keep >= 0;
  const crossing = (a: Position, b: Position): Position => {
    // from the smaller end always, so that both neighbours of a border cut it at the very same position
    const [from, to] = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? [a, b] : [b, a];
    const share = (limit - from[axis]) / (to[axis] - from[axis]);
    const other = axis === 0 ? 1 : 0;
    const value = roundTo(from[other] + share * (to[other] - from[other]), decimals);
    return axis === 0 ? [limit, value] : [value, limit];
  };
  const out: Ring = [];
  const push = (position: Position): void => {
    const last = out.at(-1);
    if (!last || last[0] !== position[0] || last[1] !== position[1]) out.push(position);
  };
  for (let at = 1; at < ring.length; at++) {
    const a = ring[at - 1]!;
    const b = ring[at]!;
    if (inside(a)) push(a);
    if (inside(a) !== inside(b)) push(crossing(a, b));
  }
  const [first] = out;
  if (!first) return [];
  push([...first]);
  return out;
}

/** Cuts a polygon to a box (Sutherland and Hodgman: what was one ring stays one, joined along the box's edge). */
export function clipPolygon(polygon: Polygon, [west, south, east, north]: Bounds, decimals: number): Polygon | null {
  const sides: Side[] = [
    { axis: 0, limit: west, keep: 1 },
    { axis: 0, limit: east, keep: -1 },
    { axis: 1, limit: south, keep: 1 },
    { axis: 1, limit: north, keep: -1 },
  ];
  const rings: Ring[] = [];
  for (const [index, ring] of polygon.entries()) {
    const cut = sides.reduce((rest, side) => (rest.length === 0 ? rest : clipRingAt(rest, side, decimals)), ring);
    if (cut.length >= 4) rings.push(cut);
    else if (index === 0) return null;
  }
  return rings;
}

/** The parts of a line within a box, whole segments only: the box is drawn larger than any camera's view. */
export function clipLine(line: readonly Position[], [west, south, east, north]: Bounds): Position[][] {
  const parts: Position[][] = [];
  let part: Position[] = [];
  for (const position of line) {
    if (position[0] >= west && position[0] <= east && position[1] >= south && position[1] <= north) part.push(position);
    else {
      if (part.length > 1) parts.push(part);
      part = [];
    }
  }
  if (part.length > 1) parts.push(part);
  return parts;
}

/**
 * Cuts a polygon that runs over the 180th meridian into the parts on either side of it (RFC 7946, 3.1.9). The source's
 * steps from 179° to -179° are right on a sphere, but a plane map would draw them as a line around the world. A ring
 * around a pole is led along the map's edge.
 */
export function cutAtDateLine(polygon: Polygon, decimals: number): Polygon[] {
  const unrolled = polygon.map((ring) => {
    let turn = 0;
    const out: Ring = ring.map(([lng, lat], at) => {
      const before = ring[at - 1];
      if (before && lng - before[0] > 180) turn -= 360;
      else if (before && lng - before[0] < -180) turn += 360;
      return [lng + turn, lat];
    });
    const first = out[0]!;
    const last = out.at(-1)!;
    if (Math.abs(last[0] - first[0]) > 1) {
      const pole = first[1] < 0 ? -90 : 90;
      out.push([last[0], pole], [first[0], pole], [...first]);
    }
    return out;
  });
  const [west, , east] = boundsOf(unrolled.flat());
  if (west >= -180 && east <= 180) return [unrolled];
  const parts: Polygon[] = [];
  for (const shift of [-360, 0, 360]) {
    const moved = unrolled.map((ring) => ring.map(([lng, lat]): Position => [lng + shift, lat]));
    const part = clipPolygon(moved, [-180, -90, 180, 90], decimals);
    if (part) parts.push(part);
  }
  return parts;
}
