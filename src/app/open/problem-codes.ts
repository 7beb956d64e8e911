import type { Problem } from '../../core/problem.ts';
import type { OpenProblem } from './protocol.ts';

export interface ProblemKind {
  readonly code: string;
  readonly count: number;
  /** What is said of each of them, where that is the same: some name a figure of their own row. */
  readonly message: Problem['message'] | undefined;
}

/** Which kinds of problem there are and how many of each, the most frequent first. */
export function kindsOf(problems: readonly OpenProblem[]): ProblemKind[] {
  const kinds = new Map<string, ProblemKind>();
  for (const { problem } of problems) {
    const { code, message } = problem;
    const known = kinds.get(code);
    const isSame = known === undefined || known.message === message;
    kinds.set(code, { code, count: (known?.count ?? 0) + 1, message: isSame ? message : undefined });
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Files whose dates can be read two ways, so that a person is asked. */
export function filesAsking(problems: readonly OpenProblem[]): string[] {
  const files = problems.filter(({ problem }) => problem.code === 'date-ambiguous').map(({ problem }) => problem.file);
  return [...new Set(files)];
}
