import type { Dataset } from '../core/dataset.ts';
import { SearchIndexBuilder, searchTexts } from '../core/search-index.ts';
import { SEARCH_COLUMNS, SIGNPOST_WORDS, SIGNPOSTS } from '../formats/search-file.ts';
import type { ParquetTable } from './parquet-file.ts';

/**
 * `search.parquet`: which rows have which words.
 * @param order row of the dataset by its row in the file
 */
export function searchTable(dataset: Dataset, order: Int32Array): ParquetTable {
  const builder = new SearchIndexBuilder();
  order.forEach((row, at) => builder.add(at, searchTexts(dataset, dataset.record(row))));
  const { words, postings } = builder.finish();
  return {
    count: words.length,
    metadata: { [SIGNPOSTS]: words.filter((_, at) => at % SIGNPOST_WORDS === 0).join(' ') },
    columns: (from, to) => [
      {
        ...{ name: SEARCH_COLUMNS.word, type: 'STRING', encoding: 'PLAIN', nullable: false, statistics: false },
        data: words.slice(from, to),
      },
      {
        ...{ name: SEARCH_COLUMNS.rows, type: 'BYTE_ARRAY', encoding: 'PLAIN', nullable: false, statistics: false },
        data: Array.from({ length: to - from }, (_, at) => postings(from + at)),
      },
    ],
  };
}
