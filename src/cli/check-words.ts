import type { Counts } from '../core/ingest.ts';
import type { Problem } from '../core/problem.ts';
import type { InputInfo } from '../formats/read-input.ts';

/** What was found out of an input rather than said by it, so that a person can object. */
export function describeInput(file: string, info: InputInfo | undefined): Problem[] {
  const said = (code: string, message: string, suggestion: string): Problem => ({
    ...{ file, line: 0, column: '', value: '', code, severity: 'warning', message, suggestion, candidates: [] },
  });
  const problems: Problem[] = [];
  if (info?.encoding !== undefined && info.encoding !== 'utf-8')
    problems.push(said('encoding-recognised', `was read as ${info.encoding}`, 'save it as UTF-8'));
  if (info?.provenDates !== undefined)
    problems.push(
      said(
        'dates-recognised',
        `dates were read as ${info.provenDates}, as some of them prove`,
        `--dates ${info.provenDates} says so`,
      ),
    );
  return problems;
}

/** The last lines of a run: every row is accounted for. */
export function summaryText(counts: Counts, errors: number, warnings: number, shown: number): string {
  const { rows, joined, ambiguous, unmatched, unlocated, rejected } = counts;
  const more = errors + warnings - shown;
  const parts = { joined, ambiguous, unmatched, unlocated, rejected };
  const sum = Object.entries(parts).map(([name, count]) => `${String(count)} ${name}`);
  return [
    ...(more > 0 ? [`… and ${String(more)} more; --report FILE.csv lists them all`] : []),
    `${String(rows)} ${rows === 1 ? 'row' : 'rows'} = ${sum.join(' + ')}`,
    `${String(errors)} ${errors === 1 ? 'error' : 'errors'}, ${String(warnings)} ${warnings === 1 ? 'warning' : 'warnings'}`,
    '',
  ].join('\n');
}
