import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { kinks } from '@turf/kinks';
import { feature, merge, neighbors } from 'topojson-client';
import { describe, expect, it } from 'vitest';

type Position = [number, number];
type Ring = Position[];
interface Name {
  lang: string;
  name: string;
  kind: 'name' | 'short' | 'alias' | 'transliteration';
  from?: string;
  to?: string;
}
interface Feature<Geometry, Properties> {
  type: string;
  id: string;
  geometry: Geometry;
  properties: Properties;
}
type Shape = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
type Place = Feature<
  { type: 'Point'; coordinates: Position },
  { country: string; region: string; wikidata: string | null; population: number | null; rank: number; names: Name[] }
>;
type Region = Feature<
  Shape,
  { country: string; kind: string; approximate: boolean; labelLngLat: Position; areaKm2: number; names: Name[] }
>;

const folder = resolve(import.meta.dirname, '../../geo');
const read = (name: string): string => readFileSync(resolve(folder, name), 'utf8');
const places = (JSON.parse(read('places.geojson')) as { features: Place[] }).features;
const regions = (JSON.parse(read('regions.geojson')) as { features: Region[] }).features;

const polygons = ({ geometry }: { geometry: Shape }): Ring[][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function signedArea(ring: Ring): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1]!;
    const [bx, by] = ring[at]!;
    sum += (ax * by - bx * ay) / 2;
  }
  return sum;
}

function ringHolds(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1]!;
    const [bx, by] = ring[at]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const holds = (shape: Ring[][], point: Position): boolean =>
  shape.some(([outside, ...holes]) => ringHolds(outside!, point) && !holes.some((hole) => ringHolds(hole, point)));

const area = (shape: Ring[][]): number => shape.flat().reduce((sum, ring) => sum + signedArea(ring), 0);

const valid = (names: Name[], lang: string, kind: Name['kind'], day: string): string[] =>
  names
    .filter((name) => name.lang === lang && name.kind === kind && (name.from ?? '') <= day && day <= (name.to ?? '9999'))
    .map(({ name }) => name);

describe('both GeoJSON files follow RFC 7946', () => {
  it.each(['places.geojson', 'regions.geojson'])('%s has one feature a line, sorted, without crs', (name) => {
    const text = read(name);
    const collection = JSON.parse(text) as Record<string, unknown> & { features: { id: string; type: string }[] };
    expect(Object.keys(collection)).toEqual(['type', 'features']);
    const ids = collection.features.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(text.trimEnd().split('\n')).toHaveLength(ids.length + 2);
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/\d\.\d{6}/u);
  });

  it('has closed rings, wound right-handed, without self-crossing', () => {
    for (const region of regions) {
      for (const polygon of polygons(region)) {
        polygon.forEach((ring, index) => {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
          expect(signedArea(ring) > 0).toBe(index === 0);
          for (const [lng, lat] of ring) {
            expect(lng).toBeGreaterThan(46);
            expect(lng).toBeLessThan(88);
            expect(lat).toBeGreaterThan(40);
            expect(lat).toBeLessThan(56);
          }
        });
      }
      expect(kinks(region as never).features, region.id).toEqual([]);
    }
  });
});

describe('regions', () => {
  it('are the 17 units of January 2022', () => {
    expect(regions.map(({ id }) => id.slice(3)).join(' ')).toBe(
      'AKM AKT ALA ALM AST ATY KAR KUS KZY MAN PAV SEV SHY VOS YUZ ZAP ZHA',
    );
    expect(regions.filter(({ properties }) => properties.kind === 'city').map(({ id }) => id)).toEqual([
      'KZ-ALA',
      'KZ-AST',
      'KZ-SHY',
    ]);
  });

  it('have about the area of the country and of its cities', () => {
    const total = regions.reduce((sum, { properties }) => sum + properties.areaKm2, 0);
    expect(total / 2_724_900).toBeCloseTo(1, 1);
    const km2 = (id: string): number => regions.find((region) => region.id === id)!.properties.areaKm2;
    expect(km2('KZ-SHY')).toBeGreaterThan(1150);
    expect(km2('KZ-SHY')).toBeLessThan(1190);
    expect(km2('KZ-ALA')).toBeGreaterThan(600);
    expect(km2('KZ-ALA')).toBeLessThan(760);
    expect(km2('KZ-AST')).toBeGreaterThan(600);
    expect(km2('KZ-AST')).toBeLessThan(950);
  });

  it('cover the country without gap or overlap', () => {
    const topology = JSON.parse(read('basemap.topo.json')) as never;
    const { geometries } = (topology as { objects: { regions: { geometries: never[] } } }).objects.regions;
    const whole = merge(topology, geometries).coordinates as Ring[][];
    // the outline of all has no holes: no gap; and the areas add up to its area: no overlap
    for (const polygon of whole) expect(polygon).toHaveLength(1);
    const sum = regions.reduce((total, region) => total + area(polygons(region)), 0);
    expect(sum).toBeCloseTo(Math.abs(area(whole)), 6);
    const uses = new Map<number, number>();
    for (const geometry of geometries as { arcs: unknown[] }[]) {
      for (const arc of geometry.arcs.flat(3) as number[])
        uses.set(arc < 0 ? ~arc : arc, (uses.get(arc < 0 ? ~arc : arc) ?? 0) + 1);
    }
    expect(Math.max(...uses.values())).toBe(2);
    for (const [index, next] of neighbors(geometries).entries()) expect(next.length, String(index)).toBeGreaterThan(0);
  });

  it('hold each of 4 000 positions within the outline exactly once', () => {
    let seed = 20220105;
    const random = (): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    const topology = JSON.parse(read('basemap.topo.json')) as never;
    const { geometries } = (topology as { objects: { regions: { geometries: never[] } } }).objects.regions;
    const whole = merge(topology, geometries).coordinates as Ring[][];
    let inside = 0;
    for (let draw = 0; draw < 4000; draw++) {
      const point: Position = [46 + random() * 42, 40 + random() * 16];
      const count = regions.filter((region) => holds(polygons(region), point)).length;
      expect(count).toBe(holds(whole, point) ? 1 : 0);
      inside += count;
    }
    expect(inside).toBeGreaterThan(1000);
  });

  it('carry their label inside themselves', () => {
    for (const region of regions) expect(holds(polygons(region), region.properties.labelLngLat), region.id).toBe(true);
  });

  it.each(['name', 'short'] as const)('have one %s a language on 5 January 2022', (kind) => {
    for (const region of regions) {
      for (const lang of ['en', 'ru', 'kk']) {
        expect(valid(region.properties.names, lang, kind, '2022-01-05'), `${region.id} ${lang}`).toHaveLength(1);
      }
    }
    const turkistan = regions.find(({ id }) => id === 'KZ-YUZ')!.properties.names;
    expect(valid(turkistan, 'en', 'name', '2018-06-18')).toEqual(['South Kazakhstan Region']);
    expect(valid(turkistan, 'kk', 'name', '2018-06-19')).toEqual(['Түркістан облысы']);
  });
});

describe('places', () => {
  it('lie in the region they name', () => {
    for (const { id, geometry, properties } of places) {
      // Natural Earth draws the border of Pavlodar Region some kilometres east of Kurchatov
      if (id === 'geonames:1520885') continue;
      const found = regions.filter((region) => holds(polygons(region), geometry.coordinates)).map((region) => region.id);
      expect(found, `${id} ${properties.names[0]!.name}`).toEqual([properties.region]);
    }
  });

  it('have one name a language on 5 January 2022, and never two on one day', () => {
    for (const { id, properties } of places) {
      for (const lang of ['en', 'ru', 'kk']) {
        expect(valid(properties.names, lang, 'name', '2022-01-05'), `${id} ${lang}`).toHaveLength(1);
        for (const day of properties.names.flatMap(({ from, to }) => [from, to]).filter((date) => date !== undefined)) {
          expect(valid(properties.names, lang, 'name', day).length, `${id} ${lang} ${day}`).toBeLessThanOrEqual(1);
        }
      }
      for (const { from, to } of properties.names) {
        for (const day of [from, to]) if (day !== undefined) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/u);
        if (from !== undefined && to !== undefined) expect(from <= to).toBe(true);
      }
    }
  });

  it('call the capital by the name of the day', () => {
    const { names } = places.find(({ id }) => id === 'geonames:1526273')!.properties;
    expect(valid(names, 'en', 'name', '2022-01-05')).toEqual(['Nur-Sultan']);
    expect(valid(names, 'en', 'name', '2022-09-16')).toEqual(['Nur-Sultan']);
    expect(valid(names, 'ru', 'name', '2022-09-17')).toEqual(['Астана']);
    expect(valid(names, 'kk', 'name', '1995-01-01')).toEqual(['Ақмола']);
    expect(valid(names, 'en', 'name', '1990-01-01')).toEqual(['Tselinograd']);
    for (const spelling of ['Астана', 'Целиноград', 'Akmola', 'Нұр-Сұлтан']) {
      expect(names.map(({ name }) => name)).toContain(spelling);
    }
  });

  it('write Kazakh with its own letters, each one character', () => {
    const kazakh = places.map(({ properties }) => valid(properties.names, 'kk', 'name', '2022-01-05')[0]!);
    for (const name of ['Жаңаөзен', 'Қаскелең', 'Қордай', 'Саран', 'Лисаков', 'Мәртөк', 'Өскемен'])
      expect(kazakh).toContain(name);
    for (const name of kazakh) expect(name, name).toMatch(/^[\p{Script=Cyrillic} -]+$/u);
  });

  it('rank the capital first and Zhanaozen with the regional capitals', () => {
    const rank = (id: string): number => places.find((place) => place.id === id)!.properties.rank;
    expect(places.filter(({ properties }) => properties.rank === 0).map(({ id }) => id)).toEqual(['geonames:1526273']);
    expect(places.filter(({ properties }) => properties.rank === 1)).toHaveLength(3);
    expect(rank('geonames:607610')).toBe(2);
  });
});

describe('basemap', () => {
  const topology = JSON.parse(read('basemap.topo.json')) as {
    objects: Record<string, { geometries: { id: string; properties: never }[] }>;
  };
  const object = (name: string): Feature<Shape, never>[] =>
    (feature(topology as never, topology.objects[name] as never) as unknown as { features: Feature<Shape, never>[] }).features;

  it('draws the regions as regions.geojson does', () => {
    const drawn = object('regions');
    expect(drawn.map(({ id }) => id)).toEqual(regions.map(({ id }) => id));
    for (const region of drawn) {
      const same = regions.find(({ id }) => id === region.id)!;
      expect(Math.abs(area(polygons(region)))).toBeGreaterThan(0);
      const total = (shape: Ring[][]): number =>
        shape.reduce(
          (sum, rings) =>
            sum + rings.reduce((ringSum, ring, index) => ringSum + (index === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0),
          0,
        );
      expect(total(polygons(region))).toBeCloseTo(total(polygons(same)), 6);
    }
  });

  it('has the neighbours, the waters and a label for each', () => {
    const countries = object('countries').map(({ id }) => id);
    for (const id of ['RU', 'CN', 'KG', 'UZ', 'TM']) expect(countries).toContain(id);
    expect(countries).not.toContain('KZ');
    const lakes = object('lakes').map(({ id }) => id);
    for (const id of ['caspian', 'aral-north', 'aral-west', 'balkhash', 'zaysan', 'alakol', 'tengiz', 'issyk-kul'])
      expect(lakes).toContain(id);
    const rivers = object('rivers').map(({ id }) => id);
    for (const id of ['syr-darya', 'ili', 'irtysh', 'ural', 'ishim', 'tobol', 'chu']) expect(rivers).toContain(id);
    const labels = object('labels').map(({ id }) => id);
    for (const id of ['RU', 'CN', 'KG', 'UZ', 'TM', 'caspian', 'aral', 'balkhash']) expect(labels).toContain(id);
  });

  it('keeps water and land apart', () => {
    const caspian = object('lakes').find(({ id }) => id === 'caspian')!;
    expect(holds(polygons(caspian), [51, 42])).toBe(true);
    expect(holds(polygons(caspian), [51.16667, 43.65])).toBe(false);
    expect(holds(polygons(object('lakes').find(({ id }) => id === 'balkhash')!), [74.995, 46.84806])).toBe(false);
  });

  it('goes on around the world: no sea or land ends at the edge of what is drawn in detail', () => {
    const on = (point: Position): string[] =>
      object('countries').flatMap((country) => (holds(polygons(country), point) ? [country.id] : []));
    for (const sea of [
      [36, 43.3],
      [38.1, 43.5],
      [33, 44],
      [20, 35],
      [62, 22],
      [-30, 40],
      [130, 40],
    ] as Position[])
      expect(on(sea), String(sea)).toEqual([]);
    expect(on([34.2, 45.2])).toEqual(['UA']);
    expect(
      [
        [30.5, 50.4],
        [2.3, 48.8],
        [139.5, 36],
        [-100, 40],
        [25, 0],
      ].map((point) => on(point as Position)),
    ).toEqual([['UA'], ['FR'], ['JP'], ['US'], ['CD']]);
    // The box that was once cut out of the world left edges along it.
    const along = object('countries').flatMap((country) =>
      polygons(country).flatMap((polygon) =>
        polygon.flatMap((ring) =>
          ring.slice(1).filter(([lng, lat], index) => {
            const [lngBefore, latBefore] = ring[index]!;
            const isUpright = lng === lngBefore && [38, 97].includes(lng);
            return isUpright || (lat === latBefore && [32, 63].includes(lat));
          }),
        ),
      ),
    );
    expect(along).toEqual([]);
    const open = polygons({ geometry: merge(topology as never, topology.objects['countries']!.geometries as never) as never })
      .flat()
      .filter((ring) => String(ring[0]) !== String(ring.at(-1)));
    expect(open).toEqual([]);
  });
});
