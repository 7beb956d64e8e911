import type { Admin1 } from './sources.ts';
import { boundsOf, disc, polygonHolds, snapRing, type Bounds, type Polygon, type Position, type Ring } from './geometry.ts';
import {
  arcsOf,
  feature,
  merge,
  polygonFeature,
  polygonsOf,
  simplify,
  toTopology,
  type GeoFeature,
  type Topology,
} from './topology.ts';

/** What the basemap shows in detail: Kazakhstan and enough around it for a wide page. Beyond it the world goes on, ever coarser. */
export const VICINITY: Bounds = [38, 32, 97, 63];
/** Four decimals are 11 m: finer than a source drawn for 1:10 000 000. */
export const DECIMALS = 4;
/** Square degrees: a bend of about half a kilometre by half a kilometre is the smallest that stays. */
const SMALLEST_BEND = 0.004;
/** How much larger the smallest bend is for each degree that it lies beyond the vicinity, and the most that it is. */
const COARSER = { perDegree: 0.03, most: 0.3 } as const;

/** Degrees: the smallest bend of a coast that is drawn at a position. */
export function smallestBend([lng, lat]: readonly number[]): number {
  const [west, south, east, north] = VICINITY;
  const away = Math.hypot(Math.max(west - lng!, 0, lng! - east), Math.max(south - lat!, 0, lat! - north));
  return Math.min(COARSER.most, SMALLEST_BEND + away * COARSER.perDegree);
}

/** Natural Earth's codes that are not the ISO code meant: both Almatys carry KZ-ALA, the leased cosmodrome none. */
export const UNIT_OF_RECORD: Readonly<Record<string, string>> = {
  'KAZ-3207': 'KZ-ALM',
  'KAZ-4829': 'KZ-ALM', // the city as drawn is too small: given back to the region, and carved anew below
  'KAB+00?': 'KZ-KZY',
};

/** Outlines that stand in for a city's limits: Shymkent is missing at the source, Almaty is drawn at half its area. */
const CARVED: readonly { id: string; from: string; outline: Ring }[] = [
  { id: 'KZ-SHY', from: 'KZ-YUZ', outline: disc([69.6, 42.34], 1170, 48, DECIMALS) },
  {
    id: 'KZ-ALA',
    from: 'KZ-ALM',
    outline: [
      [76.755, 43.19],
      [76.81, 43.145],
      [76.91, 43.115],
      [77.02, 43.105],
      [77.1, 43.13],
      [77.115, 43.2],
      [77.075, 43.27],
      [77.08, 43.34],
      [77.06, 43.385],
      [76.97, 43.405],
      [76.91, 43.38],
      [76.89, 43.338],
      [76.8, 43.322],
      [76.765, 43.29],
      [76.74, 43.24],
      [76.755, 43.19],
    ],
  },
];
export const APPROXIMATE: ReadonlySet<string> = new Set(['KZ-SHY', 'KZ-ALA', 'KZ-ALM', 'KZ-YUZ']);

/** Territories to which Natural Earth gives no ISO code: the country whose code their places carry elsewhere. */
const COUNTRY_OF_TERRITORY: Readonly<Record<string, string>> = {
  CLP: 'FR',
  CSI: 'AU',
  CYN: 'CY',
  ESB: 'GB',
  KAB: 'KZ',
  KAS: 'IN',
  SOL: 'SO',
  USG: 'CU',
  WSB: 'GB',
};
const COUNTRY_OF_CODE: Readonly<Record<string, string>> = { '-99-X14~': 'CX', '-99-X15~': 'CC' };

export function countryOf({ properties }: Admin1): string {
  const code = String(properties['iso_a2']);
  if (code !== '-1') return code;
  const territory = String(properties['adm0_a3']);
  return COUNTRY_OF_CODE[String(properties['iso_3166_2'])] ?? COUNTRY_OF_TERRITORY[territory] ?? territory;
}

/** Crimea and Sevastopol, which the source gives to who is in control: Ukraine's (General Assembly resolution 68/262). */
const CRIMEA: ReadonlySet<string> = new Set(['UA-40', 'UA-43']);

/** The country that a record belongs to as it is drawn here. */
export const ownerOf = (record: Admin1): string =>
  CRIMEA.has(String(record.properties['iso_3166_2'])) ? 'UA' : countryOf(record);

/** Cuts the cities' outlines out of the regions around them. */
export function carveCities(units: Map<string, Polygon[]>): void {
  for (const { id, from, outline } of CARVED) {
    const around = units.get(from)!.find((polygon) => outline.every((corner) => polygonHolds(polygon, corner)));
    if (!around) throw new Error(`the outline of ${id} does not lie within ${from}`);
    around.push([...outline].reverse());
    units.set(id, [[outline]]);
  }
}

/** Leaves out islets too small to print where they lie. A country of nothing else keeps its largest. */
function withoutSpecks(polygons: readonly Polygon[]): Polygon[] {
  const sized = polygons.map((polygon) => {
    const [west, south, east, north] = boundsOf(polygon[0]!);
    const least = (8 * smallestBend([(west + east) / 2, (south + north) / 2])) ** 2;
    return { polygon, squareDegrees: (east - west) * (north - south), least };
  });
  const large = sized.filter(({ squareDegrees, least }) => squareDegrees >= least);
  const kept = large.length > 0 ? large : sized.toSorted((a, b) => b.squareDegrees - a.squareDegrees).slice(0, 1);
  return kept.map(({ polygon }) => polygon);
}

/** One topology of the land: objects `regions` (Kazakhstan's 17 units) and `countries` (all others, whole). */
export function landOf(admin1: readonly Admin1[]): Topology {
  const parts: GeoFeature[] = [];
  for (const record of admin1) {
    const polygons = record.polygons
      .map((polygon) => polygon.map((ring) => snapRing(ring, DECIMALS)).filter((ring): ring is Ring => ring !== null))
      .filter((polygon) => polygon.length > 0);
    if (polygons.length === 0) continue;
    const country = ownerOf(record);
    const { adm1_code, iso_3166_2 } = record.properties;
    const unit = country === 'KZ' ? (UNIT_OF_RECORD[String(adm1_code)] ?? String(iso_3166_2)) : country;
    parts.push(polygonFeature(unit, polygons));
  }
  const source = toTopology({ parts });
  const units = new Map<string, Polygon[]>();
  for (const id of [...new Set(parts.map((part) => part.id as string))].sort()) {
    const merged = merge(
      source,
      source.objects['parts']!.geometries.filter((geometry) => geometry.id === id),
    );
    units.set(id, polygonsOf(merged));
  }
  carveCities(units);
  const regions: GeoFeature[] = [];
  const countries: GeoFeature[] = [];
  for (const [id, polygons] of [...units].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (id.startsWith('KZ-')) regions.push(polygonFeature(id, polygons));
    else countries.push(polygonFeature(id, withoutSpecks(polygons)));
  }
  const whole = toTopology({ regions, countries });
  const cities = new Set(['KZ-SHY', 'KZ-ALA', 'KZ-AST']);
  const kept = whole.objects['regions']!.geometries.filter(({ id }) => cities.has(String(id))).flatMap(arcsOf);
  return simplify(whole, (position) => smallestBend(position) ** 2, new Set(kept));
}

/** The sea that lies wholly within the land: the hole around a position, with its islands left out. */
export function enclosedWater(topology: Topology, within: Position): Polygon {
  const land = polygonsOf(
    merge(
      topology,
      Object.values(topology.objects).flatMap(({ geometries }) => geometries),
    ),
  );
  for (const polygon of land) {
    const shore = polygon.slice(1).find((hole) => polygonHolds([hole], within));
    if (!shore) continue;
    const islands = land.filter((other) => other !== polygon && polygonHolds([shore], other[0]![0]!)).map((other) => other[0]!);
    return [shore, ...islands];
  }
  throw new Error(`no enclosed water around ${within.join(', ')}`);
}

export function polygonsById(topology: Topology, object: string): Map<string, Polygon[]> {
  const { features } = feature(topology, topology.objects[object]!);
  return new Map(features!.map(({ id, geometry }) => [String(id), polygonsOf(geometry)]));
}
