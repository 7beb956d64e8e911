import type { OpenProblem } from './protocol.ts';

/** Which kinds of problem there are and how many of each, the most frequent first. */
export function codesOf(problems: readonly OpenProblem[]): (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { problem } of problems) counts.set(problem.code, (counts.get(problem.code) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** Files whose dates can be read two ways, so that a person is asked. */
export function filesAsking(problems: readonly OpenProblem[]): string[] {
  const files = problems.filter(({ problem }) => problem.code === 'date-ambiguous').map(({ problem }) => problem.file);
  return [...new Set(files)];
}
