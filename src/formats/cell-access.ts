import type { Row } from './delimited.ts';
import type { Header } from './header.ts';
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

/** Texts that come again in most rows (countries, types, days) are cleaned once. */
const MOST_KEPT = 20_000;

export function cellAccess(header: Header): CellAccess {
  const used = new Set<number>();
  return {
    used,
    column: (...names) => {
      const index = header.find(...names);
      if (index >= 0) used.add(index);
      const kept = new Map<string, string>();
      const of = (row: Row): string => {
        const cell = row.cells[index] ?? '';
        if (cell === '') return '';
        const known = kept.get(cell);
        if (known !== undefined) return known;
        const text = cleanText(cell);
        if (kept.size < MOST_KEPT && cell.length < 64) kept.set(cell, text);
        return text;
      };
      return { exists: index >= 0, name: header.names[index] ?? names[0] ?? '', index, of: index < 0 ? () => '' : of };
    },
  };
}
