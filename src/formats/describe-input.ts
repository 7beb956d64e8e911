import type { Problem } from '../core/problem.ts';
import type { InputInfo } from './read-input.ts';

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
