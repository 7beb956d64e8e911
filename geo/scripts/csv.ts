/** Reads the curated tables: RFC 4180 quoting, `\n` rows, a header. Every row becomes a record of strings. */
export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  const [header, ...body] = rows;
  if (!header) throw new Error('empty table');
  return body.map((cells, index) => {
    if (cells.length !== header.length) {
      throw new Error(
        `row ${String(index + 2)}: ${String(cells.length)} cells, ${String(header.length)} wanted: ${cells.join(',')}`,
      );
    }
    return Object.fromEntries(header.map((name, column) => [name, (cells[column] ?? '').normalize('NFC')]));
  });
}
