import type { Advice, Problem } from '../core/problem.ts';
import { shown } from './plain-columns.ts';
import type { InputInfo } from './read-input.ts';
import { said, type Said } from '../core/said.ts';

/** What was found out of an input rather than said by it, so that a person can object. */
export function describeInput(file: string, info: InputInfo | undefined): Problem[] {
  const found = (code: string, message: Said, suggestion: Advice): Problem => ({
    ...{ file, line: 0, column: '', value: '', code, severity: 'warning', message, suggestion, candidates: [] },
  });
  const problems: Problem[] = [];
  if (info?.encoding !== undefined && info.encoding !== 'utf-8')
    problems.push(found('encoding-recognised', said('was read as {encoding}', { encoding: info.encoding }), 'save it as UTF-8'));
  if (info?.provenDates !== undefined)
    problems.push(
      found(
        'dates-recognised',
        said('dates were read as {order}, as some of them prove', { order: info.provenDates }),
        said('--dates {order} says so', { order: info.provenDates }),
      ),
    );
  if (info?.titleLines !== undefined)
    problems.push(
      found(
        'title-lines',
        said('has lines above its header: {count}', { count: info.titleLines }),
        'the names of the columns were taken from below them',
      ),
    );
  if (info?.impliedType !== undefined)
    problems.push(
      found(
        'type-implied',
        info.impliedType === 'protest'
          ? 'has no column for the type; as it counts participants, its rows are taken for protests'
          : 'has no column for the type; rows with dead or injured are taken for harm to persons, the others for “Other”',
        'say --map type=COLUMN, or --map type==strike for all rows',
      ),
    );
  if (info?.lateColumns !== undefined)
    problems.push(
      found(
        'columns-late',
        said('has columns that begin far down and were not read: {list}', { list: shown(info.lateColumns) }),
        'give every object all its members, or a table as CSV',
      ),
    );
  const [sheet, ...others] = info?.sheets ?? [];
  if (sheet !== undefined && others.length > 0)
    problems.push(
      found(
        'sheets-left-out',
        said('has the sheets {list}; only “{sheet}” was read', { list: shown([sheet, ...others]), sheet }),
        'make the sheet with the table the first one',
      ),
    );
  return problems;
}
