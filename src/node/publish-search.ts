import type { WordList } from '../core/search-index.ts';
import { SEARCH_COLUMNS, SIGNPOST_WORDS, SIGNPOSTS } from '../formats/search-file.ts';
import type { ParquetTable } from './parquet-file.ts';

/** `search.parquet`: which rows of `incidents.parquet` have which words. */
export function searchTable({ words, postings }: WordList): ParquetTable {
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
