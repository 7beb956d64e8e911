import { createRequire } from 'node:module';
import { readTopology } from './sources.ts';
import {
  feature,
  polygonFeature,
  polygonsOf,
  quantize,
  simplify,
  toTopology,
  type GeoFeature,
  type Topology,
} from './topology.ts';
import { readLakes, readRivers } from './water.ts';

const codes = createRequire(import.meta.url)('i18n-iso-countries') as { numericToAlpha2(code: string): string | undefined };

/** Countries without an ISO number in the source, by the name it gives them: the user-assigned code in common use. */
const CODE_OF_NAME: Readonly<Record<string, string>> = { Kosovo: 'XK' };

/** Drawn apart from the country whose number they carry: an id is given once. */
const WITHOUT_CODE: ReadonlySet<string> = new Set(['Ashmore and Cartier Is.']);

function countries(file: string): GeoFeature[] {
  const topology: Topology = readTopology(`world-atlas/${file}.json`);
  return feature(topology, topology.objects['countries']!).features!.map(({ id, properties, geometry }) => {
    const name = String(properties?.['name']);
    const code = id === undefined ? CODE_OF_NAME[name] : codes.numericToAlpha2(String(id));
    return {
      type: 'Feature',
      ...(code && !WITHOUT_CODE.has(name) ? { id: code } : {}),
      properties: { name },
      geometry: geometry!,
    };
  });
}

/** The world for zooming out: `countries` and `lakes`, and `rivers` where the scale allows. */
export function world(
  countryFile: string,
  waterFile: string,
  withRivers: boolean,
  steps: number,
  smallestTriangle: number,
): Topology {
  const lakes = readLakes(waterFile).map((lake, index) => polygonFeature(`lake-${String(index)}`, [lake]));
  for (const lake of lakes) delete lake.id;
  const land = toTopology({ countries: countries(countryFile) });
  const kept = smallestTriangle > 0 ? simplify(land, smallestTriangle, new Set()) : land;
  const objects: Record<string, GeoFeature[]> = {
    countries: feature(kept, kept.objects['countries']!).features!.filter(({ geometry }) => polygonsOf(geometry).length > 0),
    lakes,
  };
  if (withRivers) {
    const rivers = readRivers(waterFile).filter((line) => line.length > 3);
    objects['rivers'] = rivers.map((line) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: line },
    }));
  }
  return quantize(toTopology(objects), steps);
}
