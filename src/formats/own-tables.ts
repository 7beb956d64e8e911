import { isPointId, type Decision } from '../core/decisions.ts';
import type { Problem } from '../core/problem.ts';
import { delimitedRows } from './delimited.ts';
import { headerOf } from './header.ts';
import { cellReader, type CellReader } from './qantar.ts';
import { RowNotes } from './row-notes.ts';
import type { Row } from './delimited.ts';
import { said } from '../core/said.ts';

/** Reads `place,region,country,id`: what a name stands for. Region and country may be empty: any. */
export function readDecisions(csv: string, file: string): { decisions: Decision[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const decisions = readRows(csv, file, ['place', 'id'], problems, (row, cells, notes) => {
    const decision = {
      place: cells.text(row, 'place'),
      region: cells.text(row, 'region'),
      country: cells.text(row, 'country'),
      id: cells.text(row, 'id'),
    };
    if (`${decision.place}${decision.region}${decision.country}` === '' || decision.id === '')
      notes.error('id', decision.id, 'decision-empty', 'decides nothing', 'give place and id');
    else if (decision.id.startsWith('geo:') && !isPointId(decision.id))
      notes.error('id', decision.id, 'decision-point', 'is no point of the Earth', 'write geo:LATITUDE,LONGITUDE');
    return decision;
  });
  return { decisions, problems };
}

/** Reads a small table of a user's own, row by row. Rows with an error are left out, and told in `problems`. */
export function readRows<T>(
  csv: string,
  file: string,
  required: readonly string[],
  problems: Problem[],
  read: (row: Row, cells: CellReader, notes: RowNotes) => T,
): T[] {
  if (csv.trim() === '') return [];
  const [first, ...rows] = delimitedRows(csv.replace(/^\ufeff/, ''), ',').rows;
  const header = headerOf(first?.cells ?? []);
  const missing = required.filter((name) => !header.has(name));
  for (const column of missing) {
    const notes = new RowNotes(file, 1);
    notes.error(
      column,
      '',
      'column-missing',
      'is not among the columns',
      said('the table has {list}', { list: required.join(', ') }),
    );
    problems.push(...notes.problems);
  }
  if (missing.length > 0) return [];
  const cells = cellReader(header);
  return rows.flatMap((row) => {
    const notes = new RowNotes(file, row.line);
    const record = read(row, cells, notes);
    problems.push(...notes.problems);
    return notes.hasError ? [] : [record];
  });
}
