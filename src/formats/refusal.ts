import type { Advice, Problem } from '../core/problem.ts';
import { english, type Said } from '../core/said.ts';

/**
 * Stops the reading of a file that can't be used as a whole. Thrown deep inside a stream and turned into a value where the
 * stream is read (`readInput`): nothing outside `formats` ever sees it.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly said: Said;
  readonly suggestion: Advice;
  readonly line: number;
  readonly column: string;

  constructor(code: string, said: Said, suggestion: Advice = '', at: { readonly line?: number; readonly column?: string } = {}) {
    super(english(said));
    this.said = said;
    this.code = code;
    this.suggestion = suggestion;
    this.line = at.line ?? 0;
    this.column = at.column ?? '';
  }

  problem(file: string): Problem {
    const { line, column, code, said, suggestion } = this;
    return { file, line, column, value: '', code, severity: 'error', message: said, suggestion, candidates: [] };
  }
}
