/** Makes every file of this folder that comes from packages. `tsx scripts/build.ts [folder]` writes elsewhere. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { basemap, lakes, type Drawn } from './basemap.ts';
import { parseCsv } from './csv.ts';
import { landOf, polygonsById } from './kazakhstan.ts';
import { placeFeatures } from './places.ts';
import { regionFeatures } from './regions.ts';
import { withCuratedTowns, withNewPlaces, withPostTowns } from './new-places.ts';
import { readAdmin1, readCities, readCountedTowns, readNamedCities, readNewCities, readPostTowns } from './sources.ts';
import { world } from './world.ts';
import { encodePlaces, worldPlaces } from './world-places.ts';
import { withCountedTowns } from './counted-towns.ts';
import { adminRegions, regionFinder, withAdmins } from './admin-codes.ts';
import { countryTable, regionTopology, worldUnits } from './world-regions.ts';
import { writeBytes, writeFeatures, writeLines, writeTopology } from './write.ts';
import type { Position } from './geometry.ts';

const home = resolve(import.meta.dirname, '..');
const out = resolve(process.argv[2] ?? home);
const table = (name: string): Record<string, string>[] => parseCsv(readFileSync(join(home, 'curated', `${name}.csv`), 'utf8'));

const cities = readCities();
const admin1 = readAdmin1();

const places = placeFeatures(table('places'), table('former-names'), cities);
writeFeatures(join(out, 'places.geojson'), places);

const land = landOf(admin1);
const towns = places
  .filter(({ properties }) => (properties['rank'] as number) <= 2)
  .map(({ geometry }) => (geometry as { coordinates: Position }).coordinates);
writeFeatures(
  join(out, 'regions.geojson'),
  regionFeatures(polygonsById(land, 'regions'), table('regions'), table('former-region-names'), towns),
);

const drawn = JSON.parse(readFileSync(join(home, 'curated', 'water.geojson'), 'utf8')) as Drawn;
writeTopology(join(out, 'basemap.topo.json'), { ...basemap(land, table('lakes'), table('rivers'), table('labels'), drawn) });
writeTopology(join(out, 'world.topo.json'), {
  ...world({ countries: 'countries-110m', water: 'world_110m', rivers: false, lakes: [], without: [], steps: 1e4 }),
});
const aralAndBalkhash = new Set(['aral-north', 'aral-west', 'balkhash']);
writeTopology(join(out, 'world-50m.topo.json'), {
  ...world({
    countries: 'countries-50m',
    water: 'world_50m',
    rivers: true,
    lakes: lakes(table('lakes'), drawn).filter(({ id }) => aralAndBalkhash.has(String(id))),
    without: [[60.5, 46.4]],
    steps: 2e4,
  }),
});

const moved = new Map(
  table('places')
    .filter(({ place, lng }) => place!.startsWith('geonames:') && lng)
    .map(({ place, lng, lat }): [number, [number, number]] => [
      Number(place!.slice('geonames:'.length)),
      [Number(lng), Number(lat)],
    ]),
);
const aliases = parseCsv(readFileSync(join(home, 'world', 'aliases.csv'), 'utf8'));
const everywhere = withCuratedTowns(
  withCountedTowns(
    withNewPlaces(withPostTowns(worldPlaces(cities, readNamedCities(), moved), readPostTowns(), aliases), readNewCities()),
    readCountedTowns(),
  ),
  table('world-towns'),
);
const units = worldUnits(admin1, {
  kazakh: table('regions'),
  corrections: table('world-regions'),
  parts: table('region-parts'),
  groups: table('region-groups'),
});
const { full, drawn: regions } = regionTopology(units);
const findRegion = regionFinder(units, regions);
const regionOf = adminRegions(everywhere, findRegion);
writeTopology(join(out, 'world', 'regions.topo.json'), { ...regions });
writeLines(
  join(out, 'world', 'regions.json'),
  [...units.values()].map(({ region }) => region),
);
writeLines(join(out, 'world', 'countries.json'), countryTable(table('countries'), units, full));
writeBytes(
  join(out, 'world', 'places.bin'),
  encodePlaces(withAdmins(everywhere, regionOf, findRegion), (country, admin) => regionOf.get(`${country}.${admin}`) ?? null),
);
