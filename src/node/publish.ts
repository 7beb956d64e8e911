import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../core/dataset.ts';
import { idHash } from '../core/id-index.ts';
import type { IncidentRecord } from '../core/incident.ts';
import { SearchIndexBuilder, searchTexts } from '../core/search-index.ts';
import { PUBLISHED, PUBLISHED_FORMAT, type Published } from '../formats/published.ts';
import { packRegions } from '../formats/published-regions.ts';
import { writeParquet, type ParquetTable } from './parquet-file.ts';
import { publishedReadme } from './publish-readme.ts';
import { searchTable } from './publish-search.ts';
import { publishOrder } from './publish-order.ts';
import { claimTable, idTable, incidentTable, placeTable } from './publish-tables.ts';

/**
 * Writes a dataset as a folder that a page opens by range: `dataset.json` and Parquet files. Rows are sorted by place and day,
 * so that a place's or a day's rows sit together in few pages. @returns bytes by file
 */
export async function publish(dataset: Dataset, folder: string): Promise<Readonly<Record<string, number>>> {
  mkdirSync(folder, { recursive: true });
  const { rows, wideRows } = publishOrder(dataset);
  const bytes: Record<string, number> = {};
  const write = async (name: string, table: ParquetTable): Promise<void> => {
    bytes[name] = await writeParquet(join(folder, name), table);
  };
  const hashes = new Int32Array(rows.length);
  const words = new SearchIndexBuilder();
  // Each record is read once, for its words, its id and the list of words: it may be on a disk, and a million of them take a while.
  const read = (record: IncidentRecord, row: number): void => {
    hashes[row] = idHash(record.id);
    words.add(row, searchTexts(dataset, record));
  };
  await write(PUBLISHED.incidents, incidentTable(dataset, rows, read));
  await write(PUBLISHED.ids, idTable(hashes));
  await write(PUBLISHED.search, searchTable(words.finish()));
  await write(PUBLISHED.claims, claimTable(dataset, rows));
  await write(PUBLISHED.places, placeTable(dataset));
  const { meta, taxonomy, regions, ground, measures, span, gaps } = dataset;
  const description: Published = {
    format: PUBLISHED_FORMAT,
    count: dataset.incidents.count,
    claimCount: dataset.claims.count,
    ...{ wideRows, bytes, meta, taxonomy, ground, measures, span, gaps },
    regions: packRegions(regions),
    sources: [...dataset.sources.values()],
    terms: [...dataset.terms],
  };
  const text = JSON.stringify(description);
  writeFileSync(join(folder, PUBLISHED.description), text);
  writeFileSync(join(folder, 'README.md'), publishedReadme(dataset));
  return { [PUBLISHED.description]: Buffer.byteLength(text), ...bytes };
}
