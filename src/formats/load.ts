import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { DatasetBuilder } from '../core/dataset-builder.ts';
import type { Dataset } from '../core/dataset.ts';
import { createIngest, type Counts } from '../core/ingest.ts';
import type { Decision } from '../core/decisions.ts';
import type { Problem } from '../core/problem.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import type { Geography } from './geography.ts';
import { openedDataset } from './opened-dataset.ts';
import { readPackage } from './package.ts';
import { wholeFileProblems } from './whole-file.ts';

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
  const builder = new DatasetBuilder();
  for (const record of read.incidents) {
    const taken = run.take(record);
    problems.push(...taken.problems);
    if (taken.located !== undefined) builder.add(taken.located);
  }
  problems.push(...wholeFileProblems('incidents.csv', run.tally()));
  const around = { places: geography.places, regions: geography.regions, ground: undefined };
  const dataset = openedDataset({ names: [], hash: hashOf(files), builder, folder: read, around }, taxonomy, geography.labels);
  return { dataset, counts: run.counts(), problems };
}

/** SHA-256 over the files' names and texts, in the order of their names: it says which data a picture was made from. */
export function hashOf(files: ReadonlyMap<string, string>): string {
  const digest = sha256.create();
  for (const part of hashedParts(files)) digest.update(part);
  return bytesToHex(digest.digest());
}

/** What a folder's hash is made over. */
export const hashedParts = (files: ReadonlyMap<string, string>): Uint8Array[] =>
  [...files.keys()].sort().map((name) => utf8ToBytes(`${name}\n${files.get(name) ?? ''}\n`));
