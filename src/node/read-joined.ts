import { setFlagsFromString } from 'node:v8';
import type { LocatedRecord } from '../core/build-dataset.ts';
import type { Problem } from '../core/problem.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import type { GrowingGazetteer } from '../formats/growing-gazetteer.ts';
import { joinInput, type JoinedInput, type JoinOptions } from '../formats/join-input.ts';
import { openInput } from './open.ts';

export interface JoinedSink {
  /** Everything wrong, in the order of the file. */
  readonly problem: (problem: Problem) => void;
  /** Each row that is joined. */
  readonly row?: (located: LocatedRecord) => void;
}

/** Opens one input, a stream or a dataset folder, and joins its rows; holds none of them, so size is no matter. */
export async function readJoined(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  options: JoinOptions,
  grower: GrowingGazetteer,
  taxonomy: Taxonomy,
  sink: JoinedSink,
): Promise<JoinedInput> {
  // While the gazetteer is read in, V8 sees rows outlive it, and would from then on put all rows where memory is freed last:
  // a million rows then take twice the memory and a third more time.
  setFlagsFromString('--no-allocation-site-pretenuring');
  const opened = await openInput(path, stdin);
  if (!opened.ok) {
    opened.problems.forEach(sink.problem);
    return { counts: { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 } };
  }
  const { problem, row } = sink;
  return joinInput(opened.value, options, grower, taxonomy, {
    problem,
    ...(row === undefined
      ? {}
      : {
          row: (_, taken) => {
            if (taken.located !== undefined) row(taken.located);
          },
        }),
  });
}
