import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { GroundLabel } from '../core/dataset.ts';
import { createGazetteer, type Gazetteer } from '../core/gazetteer-index.ts';
import { placesOf, regionsOf, type DatedName, type Place, type Region } from '../core/gazetteer.ts';

/** The parsed files of `geo/` that a dataset is drawn on. */
export interface GeographyFiles {
  /** `places.geojson` */
  readonly places: unknown;
  /** `regions.geojson` */
  readonly regions: unknown;
  /** `basemap.topo.json` */
  readonly basemap: unknown;
}

/** Places and regions to join with, and names that orient the reader. */
export interface Geography {
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  readonly gazetteer: Gazetteer;
  readonly labels: readonly GroundLabel[];
}

type LabelTopology = Topology<{ labels: GeometryCollection<{ kind: GroundLabel['kind']; names: Record<string, string> }> }>;

/** Smaller waters are named from a nearer zoom: see `groundLabelMarks`. */
const WATER_RANK: ReadonlyMap<string, number> = new Map([
  ['caspian', 1],
  ['aral', 1],
  ['balkhash', 1],
]);

/** Reads the geography. The files are the product's own, made by its scripts and held by tests, so their shape is trusted. */
export function readGeography(files: GeographyFiles): Geography {
  const places = placesOf(files.places as Parameters<typeof placesOf>[0]);
  const regions = regionsOf(files.regions as Parameters<typeof regionsOf>[0]);
  return { places, regions, gazetteer: createGazetteer(places, regions), labels: labelsOf(files.basemap) };
}

/** What names the ground of Kazakhstan and around it. @param basemap `basemap.topo.json` */
export function labelsOf(basemap: unknown): GroundLabel[] {
  const topology = basemap as LabelTopology;
  const collection: FeatureCollection = feature(topology, topology.objects.labels);
  return collection.features.flatMap(({ id, geometry, properties }) => {
    if (geometry.type !== 'Point' || properties === null) return [];
    const [lngDeg = 0, latDeg = 0] = geometry.coordinates;
    const { kind, names } = properties as { kind: GroundLabel['kind']; names: Record<string, string> };
    const dated = Object.entries(names).map(([lang, name]): DatedName => ({ lang, name, kind: 'name' }));
    const rank = kind === 'country' ? 0 : (WATER_RANK.get(String(id)) ?? 2);
    return [{ id: String(id), kind, lngDeg, latDeg, rank, names: dated }];
  });
}
