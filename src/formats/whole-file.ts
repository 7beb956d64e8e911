import type { FileTally } from '../core/file-tally.ts';
import type { Problem } from '../core/problem.ts';
import { said, type Said } from '../core/said.ts';

/** What is to be said of a file as a whole, once its rows are joined. */
export function wholeFileProblems(file: string, tally: FileTally): Problem[] {
  const problem = (code: string, message: Said, suggestion: Said): Problem => ({
    ...{ file, line: 0, column: '', value: '', code, severity: 'warning', message, suggestion, candidates: [] },
  });
  const { unnamed } = tally;
  const unknown =
    unnamed.names === 0
      ? []
      : [
          problem(
            'places-unknown',
            said('has places that are not in the gazetteer: {count}, such as {some}', {
              count: unnamed.names,
              some: unnamed.some.join('; '),
            }),
            'their rows stand at their coordinates',
          ),
        ];
  return [...unknown, ...countryOffered(problem, tally)];
}

/** Fewer rows say nothing of the others. */
const LEAST_ROWS = 3;

/**
 * What a person may want to say of the whole file: rows that name no country are left open or are spread over several, and one
 * country can be that of most. It is offered and never taken, as the others may well lie elsewhere.
 */
function countryOffered(
  problem: (code: string, message: Said, suggestion: Said) => Problem,
  { joined, countryless }: FileTally,
): Problem[] {
  const { rows, settled, possible } = countryless;
  const offered = (country: string, message: Said): Problem[] => [
    problem('country-offered', message, said('say --country {country} if all of it does', { country })),
  ];
  const [only] = joined;
  const settles = only === undefined || joined.size > 1 ? 0 : (settled.get(only) ?? 0);
  if (only !== undefined && settles > 0)
    return offered(
      only,
      said('leaves {count} names open that its country would tell apart; its other rows lie in {country}', {
        count: settles,
        country: only,
      }),
    );
  const [country, count = 0] = [...possible].sort((a, b) => b[1] - a[1])[0] ?? [];
  const isMost = rows >= LEAST_ROWS && count * 2 > rows && count < rows;
  return country === undefined || !isMost || joined.size === 1
    ? []
    : offered(
        country,
        said('has rows that name no country: {rows}, of which {count} lie or can lie in {country}', { rows, count, country }),
      );
}
