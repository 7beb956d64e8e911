import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { buildDataset, type LocatedRecord } from '../core/build-dataset.ts';
import type { Dataset } from '../core/dataset.ts';
import { createIngest, type Counts } from '../core/ingest.ts';
import type { Decision } from '../core/join-cache.ts';
import type { Problem } from '../core/problem.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import type { Geography } from './geography.ts';
import type { PackageMeta } from './package-meta.ts';
import { readPackage } from './package.ts';

/** A dataset to draw, and what became of each row. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly counts: Counts;
  readonly problems: readonly Problem[];
}

/** The files of a Qantar data package that a dataset is read from; all but the first two may be missing. */
export const PACKAGE_FILES = ['datapackage.json', 'incidents.csv', 'claims.csv', 'sources.csv', 'gaps.csv', 'terms.csv'] as const;

/**
 * Reads a data package, joins it and lays it out: the one way in for page and command line, so that both draw the same.
 * Rows that no place was found for are kept, without a place; rows with an error are left out and named in `problems`.
 */
export function loadPackage(
  files: ReadonlyMap<string, string>,
  geography: Geography,
  taxonomy: Taxonomy,
  decisions: readonly Decision[] = [],
): Loaded {
  const read = readPackage(files);
  const run = createIngest(geography.gazetteer, taxonomy, decisions);
  run.reject(read.rejected);
  const problems: Problem[] = [...read.problems];
  const records = read.incidents.flatMap((record): LocatedRecord[] => {
    const taken = run.take(record);
    problems.push(...taken.problems);
    return taken.located === undefined ? [] : [taken.located];
  });
  const dataset = buildDataset({
    meta: { ...read.meta, focus: focusOf(read.meta, records), hash: hashOf(files) },
    taxonomy,
    records,
    sources: read.sources,
    gaps: read.gaps,
    terms: read.terms,
    places: geography.places,
    regions: geography.regions,
    ground: geography.labels,
  });
  return { dataset, counts: run.counts(), problems };
}

/** SHA-256 over the files' names and texts, in the order of their names: it says which data a picture was made from. */
export function hashOf(files: ReadonlyMap<string, string>): string {
  const digest = sha256.create();
  for (const name of [...files.keys()].sort()) digest.update(utf8ToBytes(`${name}\n${files.get(name) ?? ''}\n`));
  return bytesToHex(digest.digest());
}

type Box = readonly [number, number, number, number];

/** The box that the package names, or the one around its places, with a little room. */
function focusOf(meta: PackageMeta, records: readonly LocatedRecord[]): Box {
  if (meta.focus !== undefined) return meta.focus;
  const points = records.flatMap(({ record, where: { place, regions } }): [number, number][] => {
    if (record.lngDeg !== undefined && record.latDeg !== undefined) return [[record.lngDeg, record.latDeg]];
    if (place !== undefined) return [[place.lngDeg, place.latDeg]];
    return regions.map(({ labelLngLat: [lng, lat] }) => [lng, lat]);
  });
  if (points.length === 0) return [-170, -55, 180, 75];
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
  const room = 0.5;
  return [
    lngs.reduce((a, b) => Math.min(a, b)) - room,
    lats.reduce((a, b) => Math.min(a, b)) - room,
    lngs.reduce((a, b) => Math.max(a, b)) + room,
    lats.reduce((a, b) => Math.max(a, b)) + room,
  ];
}
