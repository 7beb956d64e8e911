import type { Problem } from '../core/problem.ts';

const COLUMNS = ['file', 'line', 'column', 'value', 'code', 'severity', 'message', 'suggestion', 'candidates'] as const;

/** First line of a report. */
export const REPORT_HEADER = `${COLUMNS.join(',')}\n`;

/** A spreadsheet runs a cell that begins so. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell of CSV. Text that a spreadsheet would run as a formula gets an apostrophe, which it hides; numbers stay numbers. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A problem as a line of the report. */
export function reportLine(problem: Problem): string {
  const cells = COLUMNS.map((column) => {
    const value = column === 'candidates' ? problem.candidates.join(' | ') : problem[column];
    return csvCell(value);
  });
  return `${cells.join(',')}\n`;
}
