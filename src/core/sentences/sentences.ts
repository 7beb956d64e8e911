import { OF_FILES } from './of-files.ts';
import { OF_ROWS } from './of-rows.ts';
import { OF_TABLES } from './of-tables.ts';
import { OF_WHERES } from './of-wheres.ts';

/** All that Qantar says of an input: English → Kazakh and Russian, in ICU MessageFormat. It follows a file, column and value. */
export const SENTENCES = { ...OF_FILES, ...OF_TABLES, ...OF_ROWS, ...OF_WHERES } as const;
