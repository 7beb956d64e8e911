import { worded, type InWords, type Problem } from '../core/problem.ts';

const COLUMNS = ['file', 'line', 'column', 'value', 'code', 'severity', 'message', 'suggestion', 'candidates'] as const;

/** First line of a report. */
export const REPORT_HEADER = `${COLUMNS.join(',')}\n`;

/** A spreadsheet runs a cell that begins so; one that begins so behind apostrophes gets one more, so that one can be taken away. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell's text as it was before `csvCell`: for tables that Qantar writes and reads again. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** One cell of CSV. Text that a spreadsheet would run as a formula gets an apostrophe, which it hides; numbers stay numbers. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A problem as a line of the report. */
export function reportLine(problem: Problem, inWords?: InWords): string {
  const words = worded(problem, inWords);
  const cells = COLUMNS.map((column) => csvCell(column === 'candidates' ? words.candidates.join(' | ') : words[column]));
  return `${cells.join(',')}\n`;
}
