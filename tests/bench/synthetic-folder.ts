import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset } from '../../src/core/dataset.ts';
import { publish } from '../../src/node/publish.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { syntheticDataset } from './synthetic.ts';

/** Five years at 3000 places, and 2000 points beside them: what a regional file of a large collection looks like. */
export const benchDataset = (rows: number): Dataset => syntheticDataset(kazakhstan, { rows, days: 1826, points: 2000 });

/** What the published files depend on: a folder made from other sources is made again. */
const SOURCES = [
  'tests/bench/synthetic.ts',
  'tests/bench/synthetic-folder.ts',
  ...['publish', 'publish-order', 'publish-tables', 'publish-search', 'parquet-file'].map((name) => `src/node/${name}.ts`),
  ...['published', 'published-places', 'published-regions', 'published-words', 'search-file'].map(
    (name) => `src/formats/${name}.ts`,
  ),
];

/**
 * That dataset as `qantar build` publishes it, in a folder for temporary files; made once for all benches.
 * @returns the folder's path
 */
export async function syntheticFolder(rows: number): Promise<string> {
  const hash = createHash('sha256');
  for (const path of SOURCES) hash.update(readFileSync(path));
  const folder = join(tmpdir(), `qantar-synthetic-${String(rows)}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}-${String(process.pid)}`;
  await publish(benchDataset(rows), unfinished);
  renameSync(unfinished, folder);
  return folder;
}
