/** Makes every file of this folder that comes from packages. `tsx scripts/build.ts [folder]` writes elsewhere. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { basemap, type Drawn } from './basemap.ts';
import { parseCsv } from './csv.ts';
import { polygonsById, vicinity } from './kazakhstan.ts';
import { placeFeatures } from './places.ts';
import { regionFeatures } from './regions.ts';
import { readAdmin1, readCities } from './sources.ts';
import { world } from './world.ts';
import { writeFeatures, writeTopology } from './write.ts';
import type { Position } from './geometry.ts';

const home = resolve(import.meta.dirname, '..');
const out = resolve(process.argv[2] ?? home);
const table = (name: string): Record<string, string>[] => parseCsv(readFileSync(join(home, 'curated', `${name}.csv`), 'utf8'));

const places = placeFeatures(table('places'), table('former-names'), readCities());
writeFeatures(join(out, 'places.geojson'), places);

const land = vicinity(readAdmin1());
const towns = places
  .filter(({ properties }) => (properties['rank'] as number) <= 2)
  .map(({ geometry }) => (geometry as { coordinates: Position }).coordinates);
writeFeatures(
  join(out, 'regions.geojson'),
  regionFeatures(polygonsById(land, 'regions'), table('regions'), table('former-region-names'), towns),
);

const drawn = JSON.parse(readFileSync(join(home, 'curated', 'water.geojson'), 'utf8')) as Drawn;
writeTopology(join(out, 'basemap.topo.json'), { ...basemap(land, table('lakes'), table('rivers'), table('labels'), drawn) });
writeTopology(join(out, 'world.topo.json'), { ...world('countries-110m', 'world_110m', false, 1e4, 0) });
writeTopology(join(out, 'world-50m.topo.json'), { ...world('countries-50m', 'world_50m', true, 2e4, 0) });
