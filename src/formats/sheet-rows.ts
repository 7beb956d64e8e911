import { refuseBomb } from './bytes.ts';
import type { Row } from './delimited.ts';
import { MOST_COLUMNS } from './header.ts';
import { Refusal } from './refusal.ts';
import type { ValueOf } from './sheet-values.ts';
import { attribute, elements, wholeElements, xmlText } from './xml.ts';

/** A row of a sheet is shorter: 2 000 cells with numbers, or a few with texts as long as they may be. */
const MOST_ROW_CHARACTERS = 4_000_000;

/**
 * The rows of a sheet that have something in them; `line` is their number in the sheet.
 * @param packedBytes of the workbook: a text that all cells share can make a small one as large as one likes
 * @throws Refusal while they are read
 */
export async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  valueOf: ValueOf,
  packedBytes: number,
): AsyncGenerator<readonly Row[]> {
  let line = 0;
  let characters = 0;
  for await (const piece of wholeElements(xmlText(bytes), 'row', MOST_ROW_CHARACTERS, overlong)) {
    const rows: Row[] = [];
    for (const { head, inside } of elements(piece, 'row')) {
      const said = Number(attribute(head, 'r'));
      line = said > line ? said : line + 1;
      const cells = cellsOf(inside, valueOf);
      // An empty cell takes memory as well, and a single one far off makes all that are before it.
      for (const cell of cells) characters += cell.length + 1;
      if (cells.some((cell) => cell !== '')) rows.push({ cells, line });
    }
    refuseBomb(characters, packedBytes);
    if (rows.length > 0) yield rows;
  }
}

function overlong(): never {
  throw new Refusal('line-too-long', 'has a row of millions of characters', 'is it a table?');
}

function cellsOf(row: string, valueOf: ValueOf): string[] {
  const cells: string[] = [];
  for (const { head, inside } of elements(row, 'c')) {
    const text = inside === '' ? '' : valueOf(attribute(head, 't'), attribute(head, 's'), inside);
    const letters = /(?:^|\s)r=["']([A-Z]{1,3})\d/.exec(head)?.[1];
    const column = letters === undefined ? cells.length : columnOf(letters);
    if (text === '' && letters !== undefined) continue;
    // What lies past the last column that is read makes its row too long; where exactly is no matter.
    const at = Math.min(column, MOST_COLUMNS);
    while (cells.length < at) cells.push('');
    cells[at] = text;
  }
  return cells;
}

/** A is 0, Z 25, AA 26. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
