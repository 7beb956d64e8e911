import { english, type Said } from './said.ts';

/** `error` keeps a row (or the file) from being used; `warning` does not. */
export type Severity = 'error' | 'warning';

export type Advice = Said | '';

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
  readonly message: Said;
  /** What would be right; empty where nothing can be proposed. */
  readonly suggestion: Advice;
  /** Places that could be meant, best first, as a person would tell them apart: "Springfield, Illinois, US". */
  readonly candidates: readonly string[];
}

/** A problem with its words in one language: what a report and `--json` print. */
export type WordedProblem = Omit<Problem, 'message' | 'suggestion'> & { readonly message: string; readonly suggestion: string };

/** Puts what is said in a language. */
export type InWords = (what: Said) => string;

export const worded = (problem: Problem, inWords: InWords = english): WordedProblem => ({
  ...problem,
  message: inWords(problem.message),
  suggestion: problem.suggestion === '' ? '' : inWords(problem.suggestion),
});

/** The one-line form: `FILE:LINE COLUMN "VALUE" what is wrong; what would be right`. */
export function problemText(problem: Problem, inWords: InWords = english): string {
  const { file, line, column, value, message, suggestion } = worded(problem, inWords);
  const where = line > 0 ? `${file}:${String(line)}` : file;
  const subject = [column, value === '' ? '' : JSON.stringify(value)].filter((part) => part !== '').join(' ');
  const advice = suggestion === '' ? '' : `; ${suggestion}`;
  return `${where} ${subject === '' ? '' : `${subject} `}${message}${advice}`;
}
