import type { Admin1 } from './sources.ts';
import {
  areaKm2,
  boundsOf,
  polygonHolds,
  roundTo,
  snapRing,
  type Bounds,
  type Polygon,
  type Position,
  type Ring,
} from './geometry.ts';
import { groupBy } from './group.ts';
import { carveCities, countryOf, DECIMALS, ownerOf, UNIT_OF_RECORD } from './kazakhstan.ts';
import { arcsOf, feature, merge, polygonFeature, polygonsOf, quantize, simplify, toTopology, type Topology } from './topology.ts';

type Row = Record<string, string>;

export interface WorldRegion {
  /** The ISO 3166-2 code where there is one that is this unit's alone, else Natural Earth's own key. */
  readonly id: string;
  readonly iso: string | null;
  readonly country: string;
  /** Who governs it, where that is not `country`: an alpha-2 code, or Natural Earth's key of an unrecognised state. */
  readonly deFacto?: string;
  readonly type: string;
  readonly wikidata: string | null;
  /** By language; a language that writes the name as English does is left out. */
  readonly names: Readonly<Record<string, string>>;
  /** Other spellings, in no known language. */
  readonly aliases: readonly string[];
  /** Larger units that it is one of several parts of: "Lombardia" of twelve provinces. */
  readonly groups?: readonly string[];
  /** Smaller or newer units that lie in it and are not drawn apart. */
  readonly parts?: readonly string[];
  readonly labelLngLat: Position;
}

const LANGUAGES = [
  'en',
  'ru',
  'uk',
  'ar',
  'fa',
  'he',
  'tr',
  'fr',
  'es',
  'pt',
  'de',
  'it',
  'nl',
  'pl',
  'sv',
  'hu',
  'el',
  'hi',
  'bn',
  'ur',
  'zh',
  'ja',
  'ko',
  'id',
  'vi',
];

const isIso = (code: string): boolean => /^[A-Z]{2}-[A-Z0-9]{1,3}$/u.test(code) && !code.startsWith('-');

export interface Unit {
  readonly region: WorldRegion;
  readonly polygons: Polygon[];
}

/** Corrections by Natural Earth's key: `curated/world-regions.csv`. */
type Corrections = ReadonlyMap<string, Row>;

function englishName({ properties }: Admin1, corrections: Corrections): string {
  const corrected = corrections.get(String(properties['adm1_code']))?.['en'];
  if (corrected) return corrected;
  return String(properties['name_en'] || properties['name'] || properties['name_local'] || properties['adm1_code']).normalize(
    'NFC',
  );
}

function idsOf(records: readonly Admin1[], corrections: Corrections): Map<Admin1, { id: string; iso: string | null }> {
  const ids = new Map<Admin1, { id: string; iso: string | null }>();
  const byCode = groupBy(records, (record) => {
    const key = String(record.properties['adm1_code']);
    return UNIT_OF_RECORD[key] ?? corrections.get(key)?.['iso'] ?? String(record.properties['iso_3166_2']);
  });
  for (const [code, sharing] of byCode) {
    const size = (record: Admin1): number => record.polygons.reduce((sum, polygon) => sum + areaKm2([polygon]), 0);
    const largest = [...sharing].sort((a, b) => size(b) - size(a))[0]!;
    for (const record of sharing) {
      // the same name twice is one unit in two records; another name is another unit under a wrong or an old code
      const own =
        isIso(code) && (code.startsWith('KZ-') || englishName(record, corrections) === englishName(largest, corrections));
      const key = String(record.properties['adm1_code']);
      ids.set(record, own ? { id: code, iso: code } : { id: key, iso: null });
    }
  }
  return ids;
}

function namesOf(record: Admin1, corrections: Corrections): Record<string, string> {
  const correction = corrections.get(String(record.properties['adm1_code']));
  const en = englishName(record, corrections);
  const names: Record<string, string> = { en };
  for (const lang of LANGUAGES.slice(1)) {
    const source = correction?.['keep_names'] === 'no' ? '' : String(record.properties[`name_${lang}`] ?? '');
    const name = (lang === 'ru' && correction?.['ru'] ? correction['ru'] : source).normalize('NFC').trim();
    if (name && name !== en) names[lang] = name;
  }
  return names;
}

function aliasesOf(record: Admin1, names: Readonly<Record<string, string>>, corrections: Corrections): string[] {
  const { adm1_code, name, name_alt, gn_name, woe_name } = record.properties;
  const correction = corrections.get(String(adm1_code));
  const curated = correction?.['aliases']?.split(';') ?? [];
  const known = new Set(Object.values(names));
  const sources = correction?.['keep_names'] === 'no' ? [] : [name, gn_name, woe_name, ...String(name_alt ?? '').split('|')];
  const spellings = [...curated, ...sources];
  return [
    ...new Set(
      spellings.map((spelling) =>
        String(spelling ?? '')
          .normalize('NFC')
          .trim(),
      ),
    ),
  ].filter((spelling) => spelling && !known.has(spelling));
}

/** The larger units that a record names: its statistical or historical region, and its part of the kingdom. */
function groupsOf({ properties }: Admin1, country: string, groupRows: readonly Row[]): string[] {
  const { region, geonunit, admin } = properties;
  // "Davao (Region XI)" is known by either name.
  const names = String(region ?? '').split(/[()]/u);
  return [...names, geonunit === admin ? '' : String(geonunit ?? '')]
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name !== '')
    .flatMap((name) => {
      const row = groupRows.find((group) => group['country'] === country && group['group'] === name);
      return row === undefined ? [name] : [name, ...row['others']!.split(';')];
    });
}

/** Natural Earth's own label position, if it lies within the unit. */
function labelOf(record: Admin1, polygons: readonly Polygon[]): Position {
  const point: Position = [Number(record.properties['longitude']), Number(record.properties['latitude'])];
  if (polygons.some((polygon) => polygonHolds(polygon, point))) return [roundTo(point[0], 2), roundTo(point[1], 2)];
  return centroid(polygons);
}

/** The tables of `curated/` that say what the source lacks or has wrong. */
interface Curated {
  readonly kazakh: readonly Row[];
  readonly corrections: readonly Row[];
  readonly parts: readonly Row[];
  readonly groups: readonly Row[];
}

export function worldUnits(records: readonly Admin1[], curated: Curated): Map<string, Unit> {
  const corrections = new Map(curated.corrections.map((row) => [row['record']!, row]));
  const ids = idsOf(records, corrections);
  const kazakh = new Map(curated.kazakh.map((row) => [row['region']!, row]));
  const units = new Map<string, Unit>();
  for (const [id, sharing] of [...groupBy(records, (record) => ids.get(record)!.id)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shapes = sharing.map((record) => {
      const polygons = record.polygons
        .map((polygon) => polygon.map((ring) => snapRing(ring, DECIMALS)).filter((ring): ring is Ring => ring !== null))
        .filter((polygon) => polygon.length > 0);
      return polygonFeature(id, polygons);
    });
    const polygons =
      shapes.length === 1
        ? polygonsOf(shapes[0]!.geometry)
        : ((): Polygon[] => {
            const topology = toTopology({ shapes });
            return polygonsOf(merge(topology, topology.objects['shapes']!.geometries));
          })();
    const first = sharing[0]!;
    const { iso } = ids.get(first)!;
    const governed = countryOf(first);
    const country = ownerOf(first);
    const territory = String(first.properties['adm0_a3']);
    const deFacto = country !== governed ? governed : territory === 'SOL' || territory === 'CYN' ? territory : undefined;
    const row = kazakh.get(id);
    const names = namesOf(first, corrections);
    const correctedType = corrections.get(String(first.properties['adm1_code']))?.['type'];
    const parts = curated.parts.filter((part) => part['region'] === id).map((part) => part['part']!);
    const groups = groupsOf(first, country, curated.groups);
    units.set(id, {
      polygons,
      region: {
        id,
        iso,
        country,
        ...(deFacto === undefined ? {} : { deFacto }),
        type: correctedType || String(first.properties['type_en'] ?? ''),
        wikidata: String(first.properties['wikidataid'] ?? '') || null,
        names: row ? { ...names, en: row['en']!, ru: row['ru']!, kk: row['kk']! } : names,
        aliases: row ? row['aliases']!.split(';') : aliasesOf(first, names, corrections),
        ...(groups.length > 0 ? { groups } : {}),
        ...(parts.length > 0 ? { parts } : {}),
        labelLngLat: labelOf(first, polygons),
      },
    });
  }
  const kazakhShapes = new Map([...units].filter(([id]) => id.startsWith('KZ-')).map(([id, { polygons }]) => [id, polygons]));
  carveCities(kazakhShapes);
  for (const [id, polygons] of kazakhShapes) {
    const row = kazakh.get(id)!;
    const base = units.get(id)?.region;
    units.set(id, {
      polygons,
      region: {
        id,
        iso: id,
        country: 'KZ',
        type: row['kind'] === 'city' ? 'City' : 'Region',
        wikidata: base?.wikidata ?? null,
        names: base?.names ?? { en: row['en']!, ru: row['ru']!, kk: row['kk']! },
        aliases: row['aliases']!.split(';'),
        labelLngLat:
          base && polygons.some((polygon) => polygonHolds(polygon, base.labelLngLat)) ? base.labelLngLat : centroid(polygons),
      },
    });
  }
  const kept = withoutLoneGroups([...units].sort(([a], [b]) => (a < b ? -1 : 1)));
  return new Map(kept);
}

/** A larger unit of one part is that part, and its name another of the part's. */
function withoutLoneGroups(units: readonly (readonly [string, Unit])[]): [string, Unit][] {
  const key = (country: string, group: string): string => `${country} ${group}`;
  const sizes = new Map<string, number>();
  for (const [, { region }] of units)
    for (const group of region.groups ?? []) {
      const name = key(region.country, group);
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
  return units.map(([id, { region, polygons }]) => {
    const { groups = [], ...alone } = region;
    const isShared = (group: string): boolean => (sizes.get(key(region.country, group)) ?? 0) > 1;
    const shared = groups.filter(isShared);
    const known = new Set([...Object.values(region.names), ...region.aliases]);
    const own = groups.filter((group) => !isShared(group) && !known.has(group));
    const rest = own.length === 0 ? alone : { ...alone, aliases: [...region.aliases, ...own] };
    return [id, { polygons, region: shared.length === 0 ? rest : { ...rest, groups: shared } }];
  });
}

const SMALLEST_TRIANGLE = 0.018 ** 2;
/** Units smaller than this keep every bend: a city or a municipality would lose its shape. */
const SMALL_KM2 = 400;

export function regionTopology(units: ReadonlyMap<string, Unit>): { full: Topology; drawn: Topology } {
  const features = [...units].map(([id, { polygons }]) => {
    const sized = polygons.map((polygon) => {
      const [west, south, east, north] = boundsOf(polygon[0]!);
      return { polygon, size: (east - west) * (north - south) };
    });
    const largest = Math.max(...sized.map(({ size }) => size));
    return polygonFeature(
      id,
      sized.filter(({ size }) => size === largest || size > 0.0009).map(({ polygon }) => polygon),
    );
  });
  const full = toTopology({ regions: features });
  const keep = new Set<number>();
  for (const geometry of full.objects['regions']!.geometries) {
    const small = units.get(String(geometry.id))!.polygons;
    if (areaKm2(small) < SMALL_KM2) for (const arc of arcsOf(geometry)) keep.add(arc);
  }
  const cut = simplify(full, () => SMALLEST_TRIANGLE, keep);
  const kept = feature(cut, cut.objects['regions']!).features!;
  const rebuilt = toTopology({ regions: kept.map(({ id, geometry }) => polygonFeature(String(id), polygonsOf(geometry))) });
  const step = 0.001;
  return { full, drawn: quantize(rebuilt, { scale: [step, step], translate: [-180, -90] }) };
}

/** West to east, west above east where the 180th meridian lies within (RFC 7946, 5.2). */
function boundsAround(polygons: readonly Polygon[]): Bounds {
  const boxes = polygons.map((polygon) => boundsOf(polygon[0]!)).sort((a, b) => a[0] - b[0]);
  let [west, , east] = [boxes[0]![0], 0, boxes[0]![2]];
  let widest = 0;
  let gap: [number, number] | null = null;
  for (const box of boxes) {
    if (box[0] - east > widest) {
      widest = box[0] - east;
      gap = [east, box[0]];
    }
    east = Math.max(east, box[2]);
  }
  const wrapped = west + 360 - east;
  const south = Math.min(...boxes.map((box) => box[1]));
  const north = Math.max(...boxes.map((box) => box[3]));
  if (gap && widest > wrapped) [west, east] = [gap[1], gap[0]];
  return [west, south, east, north].map((value) => roundTo(value, 2)) as Bounds;
}

function centroid(polygons: readonly Polygon[]): Position {
  const largest = [...polygons].sort((a, b) => areaKm2([b]) - areaKm2([a]))[0]!;
  const ring = largest[0]!;
  let [x, y, sum] = [0, 0, 0];
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1]!;
    const [bx, by] = ring[at]!;
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    sum += cross;
  }
  const middle: Position = sum === 0 ? ring[0]! : [x / (3 * sum), y / (3 * sum)];
  if (polygonHolds(largest, middle)) return [roundTo(middle[0], 2), roundTo(middle[1], 2)];
  // a crescent: the middle of its widest crossing at that latitude
  const crossings: number[] = [];
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1]!;
    const [bx, by] = ring[at]!;
    if (ay > middle[1] !== by > middle[1]) crossings.push(((bx - ax) * (middle[1] - ay)) / (by - ay) + ax);
  }
  crossings.sort((a, b) => a - b);
  let best: [number, number] = [middle[0], middle[0]];
  for (let at = 1; at < crossings.length; at += 2) {
    if (crossings[at]! - crossings[at - 1]! > best[1] - best[0]) best = [crossings[at - 1]!, crossings[at]!];
  }
  return [roundTo((best[0] + best[1]) / 2, 2), roundTo(middle[1], 2)];
}

export interface Country {
  readonly country: string;
  readonly alpha3: string;
  readonly numeric: string;
  readonly names: { readonly en: string; readonly ru: string; readonly kk: string };
  readonly aliases: readonly string[];
  /** Absent for the few that Natural Earth has no area for. */
  readonly centroid?: Position;
  readonly bbox?: Bounds;
  readonly neighbors: readonly string[];
}

export function countryTable(rows: readonly Row[], units: ReadonlyMap<string, Unit>, full: Topology): Country[] {
  const geometries = groupBy(full.objects['regions']!.geometries, ({ id }) => units.get(String(id))!.region.country);
  const users = new Map<number, Set<string>>();
  for (const [country, own] of geometries) {
    for (const arc of own.flatMap(arcsOf)) {
      const set = users.get(arc) ?? new Set();
      users.set(arc, set.add(country));
    }
  }
  const neighbors = new Map<string, Set<string>>();
  for (const set of users.values()) {
    for (const a of set) for (const b of set) if (a !== b) neighbors.set(a, (neighbors.get(a) ?? new Set()).add(b));
  }
  return rows.map((row) => {
    const code = row['country']!;
    const own = geometries.get(code);
    const polygons = own ? polygonsOf(merge(full, own)) : [];
    return {
      country: code,
      alpha3: row['alpha3']!,
      numeric: row['numeric']!,
      names: { en: row['en']!, ru: row['ru']!, kk: row['kk']! },
      aliases: row['aliases'] ? row['aliases'].split(';') : [],
      ...(polygons.length > 0 ? { centroid: centroid(polygons), bbox: boundsAround(polygons) } : {}),
      neighbors: [...(neighbors.get(code) ?? [])].filter((other) => /^[A-Z]{2}$/u.test(other)).sort(),
    };
  });
}
