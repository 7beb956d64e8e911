import { readFileSync } from 'node:fs';
import type { Dataset } from '../src/core/dataset.ts';
import type { Taxonomy } from '../src/core/taxonomy.ts';
import { readGeography } from '../src/formats/geography.ts';
import { loadPackage, PACKAGE_FILES, type Loaded } from '../src/formats/load.ts';

const text = (path: string): string => readFileSync(path, 'utf8');
const json = (path: string): unknown => JSON.parse(text(path));

export const taxonomy = json('data/taxonomy.json') as Taxonomy;

export const geography = readGeography({
  places: json('geo/places.geojson'),
  regions: json('geo/regions.geojson'),
  basemap: json('geo/basemap.topo.json'),
});

/** The embedded dataset's files, as they lie in the repository. */
export const packageFiles = new Map(PACKAGE_FILES.map((name) => [name as string, text(`data/kazakhstan-2022/${name}`)]));

export const loaded: Loaded = loadPackage(packageFiles, geography, taxonomy);
export const kazakhstan: Dataset = loaded.dataset;
