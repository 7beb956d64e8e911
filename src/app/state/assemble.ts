import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import { buildDataset } from '../../core/build-dataset.ts';
import type { Country } from '../../core/country.ts';
import type { Dataset, GroundLabel } from '../../core/dataset.ts';
import { placesOf, regionsOf } from '../../core/gazetteer.ts';
import { createGazetteer } from '../../core/gazetteer-index.ts';
import { ingest } from '../../core/ingest.ts';
import { LANGUAGES } from '../../core/languages.ts';
import type { Problem } from '../../core/problem.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { readPackage } from '../../formats/package.ts';
export interface Parts {
  readonly files: ReadonlyMap<string, string>;
  readonly taxonomy: Taxonomy;
  readonly countries: readonly Country[];
  readonly places: unknown;
  readonly regions: unknown;
  readonly topology: any;
  readonly hash: string;
}
export function assemble(parts: Parts): { dataset: Dataset; problems: readonly Problem[] } {
  const places = placesOf(parts.places as Parameters<typeof placesOf>[0]);
  const regions = regionsOf(parts.regions as Parameters<typeof regionsOf>[0]);
  const gazetteer = createGazetteer(places, regions, parts.countries);
  const read = readPackage(parts.files);
  const { located, problems } = ingest(read.incidents, gazetteer, parts.taxonomy, read.rejected);
  const labels = feature(parts.topology, parts.topology.objects.labels) as unknown as FeatureCollection;
  const ground = labels.features.map((label: any, rank: number): GroundLabel => ({
    id: String(label.id),
    kind: label.properties.kind,
    lngDeg: label.geometry.coordinates[0],
    latDeg: label.geometry.coordinates[1],
    rank,
    names: LANGUAGES.map((lang) => ({ lang, name: label.properties.names[lang], kind: 'name' as const })),
  }));
  const { meta } = read;
  const dataset = buildDataset({
    meta: { ...meta, focus: meta.focus ?? [46, 40, 88, 56], hash: parts.hash },
    taxonomy: parts.taxonomy,
    records: located,
    sources: read.sources,
    gaps: read.gaps,
    terms: read.terms,
    places,
    regions,
    ground,
  });
  return { dataset, problems: [...read.problems, ...problems] };
}
