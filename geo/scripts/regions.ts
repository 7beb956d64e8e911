import type { Feature } from './write.ts';
import { APPROXIMATE } from './kazakhstan.ts';
import { areaKm2, boundsOf, polygonHolds, rewind, roundTo, type Polygon, type Position } from './geometry.ts';
import { groupBy } from './group.ts';
import { officialNames, withVariants } from './names.ts';

type Row = Record<string, string>;

/** Kilometres on the plane that touches the globe at that latitude: good enough within one region. */
function distanceKm(a: Position, b: Position): number {
  const east = (b[0] - a[0]) * 111.32 * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot(east, (b[1] - a[1]) * 111.32);
}

/**
 * Where a region's name stands: far from every border and from the towns that carry a label of their own, and not far
 * from the middle. A search over a fixed grid, so the answer is the same on every machine.
 */
export function labelPosition(polygons: readonly Polygon[], avoid: readonly Position[]): Position {
  const largest = [...polygons].sort((a, b) => areaKm2([b]) - areaKm2([a]))[0]!;
  const [west, south, east, north] = boundsOf(largest[0]!);
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  // a name is about five times as wide as it is high: borders to its left and right count as closer
  const stretch = ([lng, lat]: Position): Position => [lng * 0.45, lat];
  const border = largest.flat().map(stretch);
  let best: Position = middle;
  let bestScore = -Infinity;
  const steps = 60;
  for (let column = 1; column < steps; column++) {
    for (let row = 1; row < steps; row++) {
      const point: Position = [west + ((east - west) * column) / steps, south + ((north - south) * row) / steps];
      if (!polygonHolds(largest, point)) continue;
      const here = stretch(point);
      let clear = Infinity;
      for (const other of border) clear = Math.min(clear, Math.hypot(other[0] - here[0], other[1] - here[1]) * 111.32);
      for (const town of avoid) clear = Math.min(clear, distanceKm(point, town) * 0.7);
      const score = clear - 0.12 * distanceKm(point, middle);
      if (score > bestScore) {
        bestScore = score;
        best = point;
      }
    }
  }
  return [roundTo(best[0], 2), roundTo(best[1], 2)];
}

export function regionFeatures(
  units: ReadonlyMap<string, Polygon[]>,
  rows: readonly Row[],
  history: readonly Row[],
  towns: readonly Position[],
): Feature[] {
  if (rows.length !== units.size) throw new Error(`${String(units.size)} units drawn, ${String(rows.length)} named`);
  const dated = groupBy(
    history as { region: string; lang: string; name: string; short: string; from: string; to: string }[],
    ({ region }) => region,
  );
  return rows.map((row) => {
    const id = row['region']!;
    const polygons = units.get(id);
    if (!polygons) throw new Error(`${id} is named but not drawn`);
    const wound = polygons.map(rewind);
    const past = dated.get(id) ?? [];
    const names = officialNames({ en: row['en']!, ru: row['ru']!, kk: row['kk']! }, past, 'name');
    const shorts = officialNames(
      { en: row['short_en']!, ru: row['short_ru']!, kk: row['short_kk']! },
      past.map((name) => ({ ...name, name: name.short })),
      'short',
    );
    const label: Position = row['label_lng'] ? [Number(row['label_lng']), Number(row['label_lat'])] : labelPosition(wound, towns);
    return {
      type: 'Feature',
      id,
      geometry: wound.length === 1 ? { type: 'Polygon', coordinates: wound[0] } : { type: 'MultiPolygon', coordinates: wound },
      properties: {
        country: 'KZ',
        kind: row['kind'],
        approximate: APPROXIMATE.has(id),
        ...(row['city'] ? { place: row['city'] } : {}),
        labelLngLat: label,
        areaKm2: Math.round(areaKm2(wound)),
        names: [...withVariants(names, row['aliases']!.split(';')), ...shorts],
      },
    };
  });
}
