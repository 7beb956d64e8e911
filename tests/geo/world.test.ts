import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { withCountedTowns } from '../../geo/scripts/counted-towns.ts';
import { withCuratedTowns, withNewPlaces, withPostTowns } from '../../geo/scripts/new-places.ts';
import { encodePlaces, worldPlaces } from '../../geo/scripts/world-places.ts';
import { otherNames } from '../../geo/scripts/other-names.ts';
import { placeId, readPlaces } from '../../geo/world/places.ts';

type Position = [number, number];
type Ring = Position[];
type Shape = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
interface Region {
  id: string;
  iso: string | null;
  country: string;
  deFacto?: string;
  names: Record<string, string>;
  type: string;
  aliases: string[];
  groups?: string[];
  parts?: string[];
  labelLngLat: Position;
}
interface Country {
  country: string;
  alpha3: string;
  numeric: string;
  names: Record<'en' | 'ru' | 'kk', string>;
  aliases: string[];
  centroid?: Position;
  bbox?: [number, number, number, number];
  neighbors: string[];
}

const folder = resolve(import.meta.dirname, '../../geo');
const text = (name: string): string => readFileSync(resolve(folder, name), 'utf8');
const regions = JSON.parse(text('world/regions.json')) as Region[];
const countries = JSON.parse(text('world/countries.json')) as Country[];
const places = readPlaces(readFileSync(resolve(folder, 'world/places.bin')));
const topology = JSON.parse(text('world/regions.topo.json')) as { objects: { regions: never } };
const shapes = (
  feature(topology as never, topology.objects.regions) as unknown as { features: { id: string; geometry: Shape }[] }
).features;

function ringHolds(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1]!;
    const [bx, by] = ring[at]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const regionsAt = (point: Position): string[] =>
  shapes
    .filter(({ geometry }) =>
      (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).some(
        ([outside, ...holes]) => ringHolds(outside!, point) && !holes.some((hole) => ringHolds(hole, point)),
      ),
    )
    .map(({ id }) => id);

const rowOf = (id: number): number => places.ids.indexOf(id);

describe('world places', () => {
  it('are all there, with possible positions and one row an id', () => {
    expect(places.length).toBeGreaterThan(135_000);
    expect(new Set(places.ids).size).toBe(places.length);
    let outside = 0;
    for (let row = 0; row < places.length; row++) {
      if (Math.abs(places.lngE5[row]!) > 18_000_000 || Math.abs(places.latE5[row]!) > 9_000_000) outside++;
    }
    expect(outside).toBe(0);
    expect(places.names.every((name) => name !== '' && name === name.normalize('NFC'))).toBe(true);
  });

  it.each([
    [703448, 'Kyiv', 'UA', 30.5238, 50.45466],
    [1526384, 'Almaty', 'KZ', 76.92861, 43.25667],
    [3448439, 'São Paulo', 'BR', -46.63611, -23.5475],
  ])('read back %i %s', (id, name, country, lng, lat) => {
    const row = rowOf(id);
    expect(places.names[row]).toBe(name);
    expect(places.countries[places.countryOf[row]!]!.code).toBe(country);
    expect(places.lngE5[row]! / 1e5).toBeCloseTo(lng, 1);
    expect(places.latE5[row]! / 1e5).toBeCloseTo(lat, 1);
    expect(places.populations[row]).toBeGreaterThan(1_000_000);
  });

  it('keep every row of a country together', () => {
    let next = 0;
    for (const { code, from, to } of places.countries) {
      expect(from, code).toBe(next);
      expect(to, code).toBeGreaterThan(from);
      next = to;
    }
    expect(next).toBe(places.length);
    for (let row = 0; row < places.length; row += 97) {
      expect(places.admins[places.adminOf[row]!]!.country).toBe(places.countries[places.countryOf[row]!]!.code);
    }
  });

  it('come back from the file as they went in', () => {
    const city = (cityId: number, country: string, adminCode: string, coordinates: [number, number], population: number) => ({
      cityId,
      name: `place ${String(cityId)} ң`,
      country,
      featureCode: cityId % 2 === 0 ? 'PPL' : 'PPLC',
      adminCode,
      population,
      loc: { coordinates },
    });
    const cities = [
      city(2_000_000_001, 'ZZ', 'b', [179.99999, -89.99999], 4_000_000_000),
      city(7, 'AA', '', [-180, 90], 0),
      city(8, 'ZZ', 'a', [0, 0], 127),
      city(9, 'ZZ', 'a', [-0.00001, 0.00001], 128),
    ];
    const others = ['Place eight', 'Восьмое', 'EGT', 'pureisu eito', 'place 8 ң'];
    const named = [{ ...city(8, 'ZZ', 'a', [0, 0], 127), alternates: others }];
    const rows = worldPlaces(cities, named, new Map([[8, [1.5, 2.5]]]));
    const back = readPlaces(encodePlaces(rows, (country, admin) => (admin === 'a' ? `${country}-1` : null)));
    expect([...back.ids]).toEqual([7, 8, 9, 2_000_000_001]);
    expect([...back.lngE5]).toEqual([-18_000_000, 150_000, -1, 17_999_999]);
    expect([...back.latE5]).toEqual([9_000_000, 250_000, 1, -8_999_999]);
    expect([...back.populations]).toEqual([0, 127, 128, 4_000_000_000]);
    expect(back.names).toEqual(rows.map(({ name }) => name));
    // In a country with few places the smallest keep their other names too.
    expect(back.others).toEqual(['', 'Place eight\tВосьмое', '', '']);
    expect([...back.adminOf].map((admin) => back.admins[admin]!.region)).toEqual([null, 'ZZ-1', 'ZZ-1', null]);
  });

  it('are joined by the newest only where they are few, and never twice', () => {
    const place = (id: number, country: string, name: string, lngE5: number) => ({
      ...{ id, name, others: [], country, admin: 'a', feature: 'PPL', population: 0, lngE5, latE5: 0 },
    });
    const many = Array.from({ length: 1000 }, (_, row) => place(row + 10, 'MN', `Town ${String(row)}`, row * 1000));
    const recent = (country: string, name: string, lng: number) => ({ country, name, adminCode: 'b', lngLat: [lng, 0] as const });
    const all = withNewPlaces(
      [place(1, 'FW', 'Ash Sharqat', 0), ...many],
      [recent('FW', 'Ash Sharqat', 0.1), recent('FW', 'Sherqat', 0.005), recent('FW', 'Newtown', 1), recent('MN', 'Newtown', 30)],
    );
    const added = all.filter(({ id }) => id > 2000);
    expect(added.map(({ id, name }) => `${placeId(id)} ${name}`)).toEqual(['cities:324018100 Newtown']);
    // One spot, another spelling.
    expect(all.find(({ id }) => id === 1)?.others).toEqual(['Sherqat']);
  });

  it('are joined by hand where no package has a town, and never twice', () => {
    const known = { id: 1, name: 'Al Sharqat', others: [], country: 'FW', admin: 'a', feature: 'PPL', population: 0 };
    const town = { id: '5', country: 'FW', name: 'By Hand', lng: '40', lat: '1', aliases: 'Handmade;بيد' };
    const [, added] = withCuratedTowns([{ ...known, lngE5: 0, latE5: 0 }], [town]).sort((a, b) => a.id - b.id);
    expect([placeId(added!.id), added!.name, added!.others]).toEqual(['qantar:town-5', 'By Hand', ['Handmade', 'بيد']]);
    const again = { ...town, name: 'Al-Sharqat', lng: '0.1', lat: '0' };
    expect(() => withCuratedTowns([{ ...known, lngE5: 0, latE5: 0 }], [again])).toThrow('give it an alias');
  });

  it('are joined by the towns of a table that counts them, and get their size from it', () => {
    const place = (id: number, country: string, name: string, lng: number, population: number) => ({
      ...{ id, name, others: [], country, admin: 'a', feature: 'PPL', population, lngE5: lng * 1e5, latE5: 0 },
    });
    const town = (id: number, country: string, name: string, lng: number, population: number) => ({
      ...{ id: 1_000_000_000 + id, name, country, population, lngLat: [lng, 0] as const },
    });
    const many = Array.from({ length: 1000 }, (_, row) => place(row + 10, 'MN', `Town ${String(row)}`, row / 100, 1000));
    const all = withCountedTowns(
      [place(1, 'FW', 'Kobo', 0, 0), place(2, 'FW', 'Krasnohvardiiske', 5, 9000), place(3, 'FW', 'Ann', 8, 0), ...many],
      [
        town(1, 'FW', 'Kobo', 0.2, 30_000),
        // Another Kobo; the same spot under another name; a slip nearby, and far off.
        ...[town(2, 'FW', 'Kobo', 2, 500), town(3, 'FW', 'Kurman', 5.005, 8000), town(4, 'FW', 'An', 8.02, 50)],
        ...[town(5, 'FW', 'Annu', 9, 50), town(6, 'MN', 'Town 7', 30, 19_999), town(7, 'MN', 'Town 8', 31, 20_000)],
        town(10, 'MN', 'Village', 32, 50),
        ...[town(8, 'US', 'Anytown', 1, 1e6), town(9, 'KZ', 'Qala', 1, 1e6)],
      ],
    );
    expect(all.filter(({ id }) => id > 2000).map(({ id, name }) => `${placeId(id)} ${name}`)).toEqual([
      ...['simplemaps:1000000002 Kobo', 'simplemaps:1000000005 Annu'],
      ...['simplemaps:1000000007 Town 8', 'simplemaps:1000000010 Village'],
    ]);
    const own = (id: number) => all.find((each) => each.id === id);
    expect(own(1)).toMatchObject({ population: 30_000, lngE5: 0 });
    expect(own(2)).toMatchObject({ population: 9000, others: ['Kurman'] });
    expect(own(3)?.population).toBe(50);
  });

  it('are joined by American post offices where their state has no such place', () => {
    const city = { id: 9, name: 'New York City', others: [], country: 'US', admin: 'NY', feature: 'PPL', population: 9 };
    const town = (state: string, name: string, lng: number) => ({ state, name, lngLat: [lng, 1] as const });
    const all = withPostTowns(
      [{ ...city, lngE5: 0, latE5: 0 }],
      [town('NY', 'Paradox', 1), town('NY', 'Paradox', 1.2), town('CO', 'Paradox', 2), town('NY', 'New York', 0.1)],
      [{ place: 'geonames:9', name: 'New York' }],
    );
    expect(all.map(({ admin, name, lngE5, feature }) => [admin, name, lngE5, feature])).toEqual([
      ['CO', 'Paradox', 200_000, 'POST'],
      ['NY', 'New York City', 0, 'PPL'],
      ['NY', 'Paradox', 110_000, 'POST'],
    ]);
  });

  it('keep the other names by which they would not be found without', () => {
    const city = { country: 'UA', population: 10_000, feature: 'PPL' };
    const given = ['Kiev', 'KBP', 'kiu', 'Kyyiv', 'Киев', 'Київ', 'كييف', '基輔', 'The Mother of All Rus Cities', 'Kíev'];
    expect(otherNames('Kyiv', given, city)).toEqual(['Kiev', 'كييف']);
    expect(otherNames('Kyiv', given, { ...city, population: 900 })).toEqual([]);
    expect(otherNames('Kyiv', given, { ...city, population: 900, feature: 'PPLA2' })).toEqual(['Kiev', 'كييف']);
    // What an American town was called long ago is what another is called today.
    expect(otherNames('Garnet', ['Palms', 'Гарнет', 'Палмс'], { ...city, country: 'US' })).toEqual(['Палмс']);
    expect(places.others[rowOf(99072)]?.split('\t')).toContain('الموصل');
  });

  it('refuse another file, and one cut short', () => {
    expect(() => readPlaces(new TextEncoder().encode('{"type":"Feature"}'))).toThrow('not a gazetteer');
    const bytes = readFileSync(resolve(folder, 'world/places.bin'));
    expect(() => readPlaces(bytes.subarray(0, -1))).toThrow('cut short');
  });

  it('lie in the region that is drawn around them, where their source gives no code', () => {
    const regionOf = (id: number): string | null | undefined => places.admins[places.adminOf[rowOf(id)]!]?.region;
    expect(regionOf(1_368_309_131)).toBe('IQ-DI');
    expect(regionOf(1_156_365_747)).toBe('CN-GZ');
  });

  it('tell the ISO region of a GeoNames code where the places agree', () => {
    const region = (country: string, code: string): string | null | undefined =>
      places.admins.find((admin) => admin.country === country && admin.code === code)?.region;
    expect(region('KZ', '09')).toBe('KZ-MAN');
    expect(region('KZ', '01')).toBe('KZ-ALM');
    expect(region('KZ', '02')).toBe('KZ-ALA');
    expect(region('UA', '05')).toBe('UA-14');
    expect(region('UA', '11')).toBe('UA-43');
    expect(region('SY', '09')).toBe('SY-HL');
    expect(region('IQ', '15')).toBe('IQ-NI');
    const known = new Set(regions.map(({ id }) => id));
    for (const { region: id } of places.admins) if (id !== null) expect(known).toContain(id);
  });
});

describe('world regions', () => {
  it('are drawn and named alike', () => {
    expect(shapes.map(({ id }) => id)).toEqual(regions.map(({ id }) => id));
    expect(new Set(regions.map(({ id }) => id)).size).toBe(regions.length);
    expect(regions.length).toBeGreaterThan(4_500);
    for (const { iso, id, names } of regions) {
      expect(names['en'], id).toBeTruthy();
      if (iso !== null) expect(iso).toBe(id);
    }
  });

  it('have the 17 of Kazakhstan with their Kazakh names', () => {
    const own = regions.filter(({ country }) => country === 'KZ');
    expect(own).toHaveLength(17);
    for (const { names } of own) expect(names['kk']).toBeTruthy();
  });

  it.each([
    ['Kyiv', [30.52, 50.45], 'UA-30'],
    ['Sevastopol', [33.6, 44.6], 'UA-40'],
    ['Raqqa', [39.0, 35.95], 'SY-RA'],
    ['Mosul', [43.13, 36.34], 'IQ-NI'],
    ['Nyala', [24.88, 12.05], 'SD-DS'],
    ['Mandalay', [96.08, 21.97], 'MM-04'],
    ['Zhanaozen', [52.86, 43.34], 'KZ-MAN'],
    ['Shymkent', [69.6, 42.3], 'KZ-SHY'],
    ['Gaza', [34.46, 31.5], 'PS-GZZ'],
    ['Moscow', [37.62, 55.75], 'RU-MOW'],
    ['Kolomna', [38.78, 55.09], 'RU-MOS'],
    ['Barnaul', [83.76, 53.36], 'RU-ALT'],
    ['Gorno-Altaysk', [85.96, 51.96], 'RU-AL'],
    ['Minsk', [27.56, 53.9], 'BY-HM'],
    ['Barysaw', [28.5, 54.23], 'BY-MI'],
    ['the Capitol', [-77.01, 38.89], 'US-DC'],
    ['Sikasso', [-5.67, 11.32], 'ML-3'],
  ] as [string, Position, string][])('hold %s once', (_name, point, id) => {
    expect(regionsAt(point)).toEqual([id]);
  });

  it('are named after themselves and not after a town or a neighbour', () => {
    const named = (id: string): string | undefined => regions.find((region) => region.id === id)?.names['en'];
    expect(['US-DC', 'RU-MOS', 'RU-MOW', 'RU-ALT', 'RU-AL', 'BY-MI', 'ML-3', 'MX-DIF'].map(named)).toEqual([
      ...['District of Columbia', 'Moscow Oblast', 'Moscow', 'Altai Krai', 'Altai Republic', 'Minsk Region', 'Sikasso'],
      'Mexico City',
    ]);
    expect(regions.find(({ id }) => id === 'BY-HM')).toMatchObject({ type: 'City' });
  });

  it('say which larger units they make up, and which smaller ones lie in them', () => {
    const of = (group: string): string[] => regions.filter(({ groups = [] }) => groups.includes(group)).map(({ id }) => id);
    expect(of('Île-de-France')).toHaveLength(8);
    expect(of('Scotland').every((id) => id.startsWith('GB-'))).toBe(true);
    expect(regions.find(({ id }) => id === 'CD-OR')?.parts).toContain('Ituri');
  });

  it('keep Crimea under its ISO country and say who governs it', () => {
    for (const id of ['UA-40', 'UA-43']) {
      expect(regions.find((region) => region.id === id)).toMatchObject({ country: 'UA', deFacto: 'RU' });
    }
  });
});

describe('countries', () => {
  const byCode = new Map(countries.map((country) => [country.country, country]));

  it('have codes, names in three languages and neighbours that agree', () => {
    expect(countries.length).toBe(250);
    for (const { country, alpha3, names, neighbors } of countries) {
      expect(country).toMatch(/^[A-Z]{2}$/u);
      expect(alpha3, country).toMatch(/^[A-Z]{3}$/u);
      for (const name of Object.values(names)) expect(name, country).toBeTruthy();
      for (const neighbor of neighbors) expect(byCode.get(neighbor)?.neighbors, `${country} ${neighbor}`).toContain(country);
    }
    expect(byCode.get('KZ')).toMatchObject({
      alpha3: 'KAZ',
      numeric: '398',
      names: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' },
      neighbors: ['CN', 'KG', 'RU', 'TM', 'UZ'],
    });
  });

  it('know the usual other names, and share the ones that mean two countries', () => {
    const withAlias = (alias: string): string[] =>
      countries.filter(({ aliases, names }) => names.en === alias || aliases.includes(alias)).map(({ country }) => country);
    expect(withAlias('USA')).toEqual(['US']);
    expect(withAlias('UK')).toEqual(['GB']);
    expect(withAlias('DRC')).toEqual(['CD']);
    expect(withAlias('Ivory Coast')).toEqual(['CI']);
    expect(withAlias('Burma')).toEqual(['MM']);
    expect(withAlias('Russian Federation')).toEqual(['RU']);
    expect(withAlias('Congo')).toEqual(['CD', 'CG']);
    expect(withAlias('Korea')).toEqual(['KP', 'KR']);
  });

  it('cross the 180th meridian with west above east', () => {
    const [west, , east] = byCode.get('RU')!.bbox!;
    expect(west).toBeCloseTo(19.6, 0);
    expect(east).toBeLessThan(-168);
  });
});

describe('aliases', () => {
  const [header, ...rows] = text('world/aliases.csv').trimEnd().split('\n');
  const ids = new Set([...places.ids].map(placeId));
  // the only quoted cells are names with a comma
  const cells = rows.map((row) =>
    row.match(/("[^"]*"|[^,]*)(?:,|$)/gu)!.map((cell) => cell.replace(/,$/u, '').replace(/^"|"$/gu, '')),
  );

  it('belong to places of the gazetteer', () => {
    expect(header).toBe('place,lang,name,kind,from,to');
    expect(cells.length).toBeGreaterThan(300);
    for (const [place, lang, name, kind, from, to] of cells) {
      expect(ids.has(place!), name).toBe(true);
      expect(lang).toMatch(/^[a-z]{2,3}$/u);
      expect(name).toBe(name!.normalize('NFC'));
      expect(['name', 'alias', 'part']).toContain(kind);
      for (const day of [from!, to!]) expect(day).toMatch(/^(?:\d{4}-\d\d-\d\d)?$/u);
      if (from && to) expect(from <= to).toBe(true);
    }
  });

  it.each(['Київ', 'Киев', 'Kiev', 'Bombay', 'Peking', 'Saigon', 'Leningrad', 'Rangoon', 'حلب', 'الموصل', '乌鲁木齐', 'Фрунзе'])(
    'know %s',
    (name) => {
      expect(cells.filter((row) => row[2] === name).length).toBe(1);
    },
  );
});

describe('the world drawn small', () => {
  it.each([
    ['world.topo.json', 175],
    ['world-50m.topo.json', 235],
  ])('%s has its countries under alpha-2 ids', (file, least) => {
    const { objects } = JSON.parse(text(file)) as {
      objects: { countries: { geometries: { id?: string; properties: { name: string } }[] }; lakes: unknown };
    };
    const { geometries } = objects.countries;
    expect(geometries.length).toBeGreaterThanOrEqual(least);
    for (const { id } of geometries) if (id !== undefined) expect(id).toMatch(/^[A-Z]{2}$/u);
    const unnamed = geometries.filter(({ id }) => id === undefined).map(({ properties }) => properties.name);
    expect(unnamed.length, unnamed.join()).toBeLessThanOrEqual(6);
  });

  it.each(['world.topo.json', 'world-50m.topo.json'])(
    '%s draws Crimea with Ukraine, in one piece (UN resolution 68/262)',
    (file) => {
      const world = JSON.parse(text(file)) as { objects: { countries: never } };
      const drawn = (
        feature(world as never, world.objects.countries) as unknown as { features: { id?: string; geometry: Shape }[] }
      ).features;
      const inside = (ring: Ring, [x, y]: Position): boolean =>
        ring.reduce((is, [ax, ay], index) => {
          const [bx, by] = ring[(index + ring.length - 1) % ring.length] as Position;
          return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is;
        }, false);
      const holders = (point: Position): { id: string | undefined; ring: Ring }[] =>
        drawn.flatMap(({ id, geometry }) =>
          (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(([ring = []]) =>
            inside(ring, point) ? [{ id, ring }] : [],
          ),
        );
      const [simferopol, kyiv] = [holders([34.1, 45]), holders([30.5, 50.4])];
      expect(simferopol.map(({ id }) => id)).toEqual(['UA']);
      expect(holders([39.7, 47.6]).map(({ id }) => id)).toEqual(['RU']);
      // No border runs across the isthmus: peninsula and mainland are one ring.
      expect(simferopol[0]?.ring).toBe(kyiv[0]?.ring);
    },
  );

  it.each(['world.topo.json', 'world-50m.topo.json', 'world/regions.topo.json'])('%s never steps across the map', (file) => {
    const topology = JSON.parse(text(file)) as { objects: Partial<Record<string, object>> };
    const object = topology.objects['countries'] ?? topology.objects['regions'];
    const { features } = feature(topology as never, object as never) as unknown as {
      features: { id: string; geometry: Shape }[];
    };
    for (const { id, geometry } of features) {
      for (const ring of geometry.coordinates.flat(geometry.type === 'Polygon' ? 0 : 1) as Ring[]) {
        for (let at = 1; at < ring.length; at++) {
          const [[west, south], [east, north]] = [ring[at - 1]!, ring[at]!];
          // the one long step allowed is the map's own lower edge, below Antarctica
          if (Math.abs(west - east) > 180) expect([south, north], id).toEqual([-90, -90]);
        }
        expect(ring.at(-1)).toEqual(ring[0]);
      }
    }
  });
});
