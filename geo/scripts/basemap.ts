import { enclosedWater, polygonsById, DECIMALS, VICINITY } from './kazakhstan.ts';
import { boundsOf, clipLine, clipPolygon, roundTo, type Bounds, type Polygon, type Position, type Ring } from './geometry.ts';
import { groupBy } from './group.ts';
import { mesh, polygonFeature, quantize, toTopology, type GeoFeature, type Topology } from './topology.ts';
import { lakeAt, readLakes, readRivers, smooth, smoothPolygon } from './water.ts';

type Row = Record<string, string>;
/** What the packages lack: water drawn by hand in the curated file, ids as in the tables. */
export interface Drawn {
  readonly features: readonly {
    readonly id: string;
    readonly properties: { readonly rank?: number; readonly en: string; readonly ru: string; readonly kk: string };
    readonly geometry: { readonly type: 'Polygon' | 'LineString'; readonly coordinates: unknown };
  }[];
}

const namesOf = (row: { en?: string; ru?: string; kk?: string }): Record<string, unknown> => ({
  names: { en: row.en, ru: row.ru, kk: row.kk },
});

function snapLine(line: readonly Position[]): Position[] {
  return line
    .map(([lng, lat]): Position => [roundTo(lng, DECIMALS), roundTo(lat, DECIMALS)])
    .filter((point, at, all) => at === 0 || point[0] !== all[at - 1]![0] || point[1] !== all[at - 1]![1]);
}

export function lakes(rows: readonly Row[], drawn: Drawn): GeoFeature[] {
  const files = new Map<string, Polygon[]>();
  const fromPackage = rows.map((row): GeoFeature => {
    const file = row['file']!;
    if (!files.has(file)) files.set(file, readLakes(file));
    const lake = lakeAt(files.get(file)!, [Number(row['lng']), Number(row['lat'])]);
    if (!lake) throw new Error(`no lake at the position of ${row['id']!}`);
    const box = row['clip'] ? (row['clip'].split(' ').map(Number) as Bounds) : null;
    const part = box ? clipPolygon(lake, box, DECIMALS) : lake;
    if (!part) throw new Error(`nothing left of ${row['id']!}`);
    return polygonFeature(row['id']!, [smoothPolygon(part, DECIMALS)], {
      ...namesOf(row),
      ...(box ? { approximate: true } : {}),
    });
  });
  const byHand = groupBy(
    drawn.features.filter(({ geometry }) => geometry.type === 'Polygon'),
    ({ id }) => id,
  );
  for (const [id, parts] of byHand) {
    const polygons = parts.map(({ geometry }) => smoothPolygon(geometry.coordinates as Ring[], DECIMALS));
    fromPackage.push(polygonFeature(id, polygons, { ...namesOf(parts[0]!.properties), approximate: true }));
  }
  return fromPackage;
}

function rivers(rows: readonly Row[], drawn: Drawn): GeoFeature[] {
  const files = ['asia_50m', 'europe_50m', 'world_50m'].map(readRivers);
  const nearest = (point: Position): Position[] => {
    let best: Position[] | undefined;
    let bestDistance = 0.25;
    for (const file of files) {
      for (const line of file) {
        for (const [lng, lat] of line) {
          const distance = Math.hypot(lng - point[0], lat - point[1]);
          if (distance < bestDistance) {
            bestDistance = distance;
            best = line;
          }
        }
      }
      if (best) return best; // the first file that has it is the finest
    }
    throw new Error(`no river near ${point.join(', ')}`);
  };
  const features: GeoFeature[] = [];
  for (const [id, sections] of groupBy(rows, (row) => row['id']!)) {
    const parts = sections
      .map((row) => nearest([Number(row['lng']), Number(row['lat'])]))
      .flatMap((line) => clipLine(line, VICINITY))
      .map((line) => snapLine(smooth(line, false)));
    features.push({
      type: 'Feature',
      id,
      properties: { rank: Number(sections[0]!['rank']), ...namesOf(sections[0]!) },
      geometry: { type: 'MultiLineString', coordinates: parts },
    });
  }
  const byHand = groupBy(
    drawn.features.filter(({ geometry }) => geometry.type === 'LineString'),
    ({ id }) => id,
  );
  for (const [id, parts] of byHand) {
    const lines = parts.map(({ geometry }) => snapLine(smooth(geometry.coordinates as Position[], false)));
    const known = features.find((river) => river.id === id);
    if (known) {
      (known.geometry!.coordinates as Position[][]).push(...lines);
      continue;
    }
    features.push({
      type: 'Feature',
      id,
      properties: { rank: parts[0]!.properties.rank, ...namesOf(parts[0]!.properties), approximate: true },
      geometry: {
        type: 'MultiLineString',
        coordinates: lines,
      },
    });
  }
  return features;
}

const corners = (line: readonly Position[]): number => new Set(line.map(String)).size;
const isLine = (line: readonly Position[]): boolean => corners(line) > 1;
const isArea = (ring: readonly Position[]): boolean => corners(ring) > 2;

/** Lakes beyond the vicinity, for zooming out: of the coarsest scale, without names. */
function farLakes(): GeoFeature[] {
  const [west, south, east, north] = VICINITY;
  return readLakes('world_110m')
    .filter((lake) => {
      const [left, bottom, right, top] = boundsOf(lake[0]!);
      return right < west || left > east || top < south || bottom > north;
    })
    .map((lake, index) => polygonFeature(`far-${String(index + 1).padStart(2, '0')}`, [smoothPolygon(lake, DECIMALS)], {}));
}

export function basemap(
  land: Topology,
  lakeRows: readonly Row[],
  riverRows: readonly Row[],
  labelRows: readonly Row[],
  drawn: Drawn,
): Topology {
  const regions = [...polygonsById(land, 'regions')].map(([id, polygons]) => polygonFeature(id, polygons, {}));
  // The smallest far countries and the holes they leave have shrunk to a point or a line: nothing is left of them to draw.
  const countries = [...polygonsById(land, 'countries')].flatMap(([id, polygons]) => {
    const left = polygons.map((polygon) => polygon.filter(isArea)).filter((_, index) => isArea(polygons[index]![0]!));
    return left.length === 0 ? [] : [polygonFeature(id, left, {})];
  });
  const caspian = enclosedWater(land, [51, 42]);
  const [shore, ...islands] = caspian;
  const sea = [shore!, ...islands];
  const owner = (id: unknown): string => (String(id).startsWith('KZ-') ? 'KZ' : String(id));
  const all = {
    type: 'GeometryCollection' as const,
    geometries: Object.values(land.objects).flatMap(({ geometries }) => geometries),
  };
  const line = (id: string, lines: Position[][]): GeoFeature => ({
    type: 'Feature',
    id,
    properties: {},
    geometry: { type: 'MultiLineString', coordinates: lines.filter(isLine) },
  });
  const borders = [
    line('country', mesh(land, all, (a, b) => a !== b && owner(a.id) !== owner(b.id)).coordinates),
    line('region', mesh(land, land.objects['regions']!, (a, b) => a !== b).coordinates),
  ];
  const labels = labelRows.map((row): GeoFeature => ({
    type: 'Feature',
    id: row['id']!,
    properties: { kind: row['kind'], ...namesOf(row) },
    geometry: { type: 'Point', coordinates: [Number(row['lng']), Number(row['lat'])] },
  }));
  const water = [...lakes(lakeRows, drawn), ...farLakes()];
  water.push(polygonFeature('caspian', [sea], namesOf({ en: 'Caspian Sea', ru: 'Каспийское море', kk: 'Каспий теңізі' })));
  const byId = (a: GeoFeature, b: GeoFeature): number => (String(a.id) < String(b.id) ? -1 : 1);
  const topology = toTopology({
    regions,
    countries: countries.sort(byId),
    borders,
    lakes: water.sort(byId),
    rivers: rivers(riverRows, drawn).sort(byId),
    labels,
  });
  const step = 10 ** -DECIMALS;
  return quantize(topology, { scale: [step, step], translate: [-180, -90] });
}
