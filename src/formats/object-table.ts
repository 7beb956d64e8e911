import type { Row } from './delimited.ts';
import { MOST_COLUMNS } from './header.ts';
import { noTable, type Member } from './json-members.ts';
import type { Table } from './table.ts';

/** As many objects are read before the columns are settled; a file of no more than these has all it has. */
const SAMPLE_OBJECTS = 50_000;
const ROWS_A_PIECE = 5000;

/**
 * A table of objects that come some at a time: its columns are the names that the first of them have. What later ones have
 * beyond is left out, and told by the table's `late`.
 * @throws Refusal where no object is among them
 */
export async function objectTable(
  members: AsyncGenerator<readonly Member[]>,
  flatten: (value: unknown) => ReadonlyMap<string, string>,
): Promise<Table> {
  const sample: Row[] = [];
  const indexOf = new Map<string, number>();
  const late = new Set<string>();
  let hasObject = false;
  let isSettled = false;
  const rowOf = ({ value, line }: Member): Row => {
    const cells: string[] = [];
    for (const [name, text] of flatten(value)) {
      let index = indexOf.get(name);
      if (index === undefined) {
        if (isSettled) {
          if (late.size < MOST_COLUMNS) late.add(name);
          continue;
        }
        indexOf.set(name, (index = indexOf.size));
      }
      while (cells.length < index) cells.push('');
      cells[index] = text;
    }
    return { cells, line };
  };
  let isDone = false;
  while (!isDone && sample.length < SAMPLE_OBJECTS && indexOf.size <= MOST_COLUMNS) {
    const step = await members.next();
    isDone = step.done === true;
    for (const member of step.done === true ? [] : step.value) {
      hasObject ||= typeof member.value === 'object' && !Array.isArray(member.value);
      sample.push(rowOf(member));
    }
  }
  isSettled = true;
  if (sample.length > 0 && !hasObject) throw noTable();
  async function* rows(): AsyncGenerator<readonly Row[]> {
    while (sample.length > 0) {
      yield sample.splice(0, ROWS_A_PIECE);
      // Lets a page breathe between pieces.
      await Promise.resolve();
    }
    for await (const piece of members) yield piece.map(rowOf);
  }
  return { names: [...indexOf.keys()], rows: rows(), late: () => [...late] };
}
