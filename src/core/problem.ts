/** `error` keeps a row (or the file) from being used; `warning` does not. */
export type Severity = 'error' | 'warning';

/**
 * One thing wrong with an input. The page, the report and `--json` print these same fields.
 * `line` is 1-based in the file as a text editor counts it; 0 where the file as a whole is meant.
 */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** The column's name as the file spells it; empty for the row or the file as a whole. */
  readonly column: string;
  readonly value: string;
  /** Stable, kebab-case: `place-ambiguous`, `date-impossible`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** What would be right; empty where nothing can be proposed. */
  readonly suggestion: string;
  /** Places that could be meant, best first, as a person would tell them apart: "Springfield, Illinois, US". */
  readonly candidates: readonly string[];
}

/** The one-line form: `FILE:LINE COLUMN "VALUE" what is wrong; what would be right`. */
export function problemText(problem: Problem): string {
  const where = problem.line > 0 ? `${problem.file}:${String(problem.line)}` : problem.file;
  const subject = [problem.column, problem.value === '' ? '' : JSON.stringify(problem.value)]
    .filter((part) => part !== '')
    .join(' ');
  const advice = problem.suggestion === '' ? '' : `; ${problem.suggestion}`;
  return `${where} ${subject === '' ? '' : `${subject} `}${problem.message}${advice}`;
}
