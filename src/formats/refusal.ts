import type { Problem } from '../core/problem.ts';

/**
 * Stops the reading of a file that can't be used as a whole. Thrown deep inside a stream and turned into a value where the
 * stream is read (`readInput`): nothing outside `formats` ever sees it.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly suggestion: string;
  readonly line: number;
  readonly column: string;

  constructor(code: string, message: string, suggestion = '', at: { readonly line?: number; readonly column?: string } = {}) {
    super(message);
    this.code = code;
    this.suggestion = suggestion;
    this.line = at.line ?? 0;
    this.column = at.column ?? '';
  }

  problem(file: string): Problem {
    const { line, column, code, message, suggestion } = this;
    return { file, line, column, value: '', code, severity: 'error', message, suggestion, candidates: [] };
  }
}
