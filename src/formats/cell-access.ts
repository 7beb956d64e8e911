import type { Row } from './delimited.ts';
import type { Header } from './header.ts';
import { excerpt } from '../core/owned-text.ts';
import { cleanText } from './cells.ts';

/** Reads named columns of a table, and remembers which were asked for: the others are kept as they are. */
export interface CellAccess {
  /** A reader of the first of these columns that the table has; of nothing where it has none. */
  readonly column: (...names: readonly string[]) => Column;
  readonly used: ReadonlySet<number>;
}

export interface Column {
  readonly exists: boolean;
  /** As the file spells it. */
  readonly name: string;
  readonly index: number;
  readonly of: (row: Row) => string;
}

export function cellAccess(header: Header): CellAccess {
  const used = new Set<number>();
  return {
    used,
    column: (...names) => {
      const index = header.find(...names);
      if (index >= 0) used.add(index);
      return {
        exists: index >= 0,
        name: excerpt(header.names[index] ?? names[0] ?? ''),
        index,
        of: index < 0 ? () => '' : (row) => cleanText(row.cells[index] ?? ''),
      };
    },
  };
}
