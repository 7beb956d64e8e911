import type { IncidentRecord } from '../core/incident.ts';
import { excerpt, owned } from '../core/owned-text.ts';
import type { Said } from '../core/said.ts';
import type { Advice, Problem, Severity } from '../core/problem.ts';

/** What a row of a table gives: a record, unless an error stands in its way. */
export interface RowReading {
  readonly record: IncidentRecord | undefined;
  readonly problems: readonly Problem[];
}

/** Gathers what is wrong with one row while its cells are read. */
export class RowNotes {
  readonly problems: Problem[] = [];
  readonly file: string;
  readonly line: number;
  #hasError = false;

  constructor(file: string, line: number) {
    this.file = file;
    this.line = line;
  }

  get hasError(): boolean {
    return this.#hasError;
  }

  error(column: string, value: string, code: string, message: Said, suggestion: Advice = ''): void {
    this.#hasError = true;
    this.#add('error', column, value, code, message, suggestion);
  }

  warning(column: string, value: string, code: string, message: Said, suggestion: Advice = ''): void {
    this.#add('warning', column, value, code, message, suggestion);
  }

  /** The row's outcome; the record counts only if nothing was wrong with it. */
  reading(record: IncidentRecord | undefined): RowReading {
    return { record: this.#hasError ? undefined : record, problems: this.problems };
  }

  #add(severity: Severity, column: string, value: string, code: string, message: Said, suggestion: Advice): void {
    const { file, line } = this;
    this.problems.push({ file, line, column, value: excerpt(value), code, severity, message, suggestion, candidates: [] });
  }
}

const MOST_TOLD = 10_000;

/** Whether a text comes for the first time: what is to be said of a code is said once, at the first row that has it. */
export function firstTime(): (text: string) => boolean {
  const told = new Set<string>();
  return (text) => {
    if (told.has(text) || told.size >= MOST_TOLD) return false;
    told.add(owned(text));
    return true;
  };
}
