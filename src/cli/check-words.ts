import type { Counts } from '../core/ingest.ts';

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
