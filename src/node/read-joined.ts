import { setFlagsFromString } from 'node:v8';
import type { Taxonomy } from '../core/taxonomy.ts';
import type { GrowingGazetteer } from '../formats/growing-gazetteer.ts';
import { joinInput, type Input, type JoinedInput, type JoinOptions, type JoinSink } from '../formats/join-input.ts';
import { openInput } from './open.ts';

/** Opens one input, a stream or a dataset folder, and joins its rows; holds none of them, so size is no matter. */
export async function readJoined(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  options: JoinOptions,
  grower: GrowingGazetteer,
  taxonomy: Taxonomy,
  sink: JoinSink,
): Promise<JoinedInput> {
  const opened = await openInput(path, stdin);
  if (opened.ok) return joinOpened(opened.value, options, grower, taxonomy, sink);
  for (const problem of opened.problems) sink.problem(problem, undefined, undefined);
  return { counts: { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 } };
}

/** Joins the rows of an input that is open already. */
export function joinOpened(
  input: Input,
  options: JoinOptions,
  grower: GrowingGazetteer,
  taxonomy: Taxonomy,
  sink: JoinSink,
): Promise<JoinedInput> {
  // While the gazetteer is read in, V8 sees rows outlive it, and would from then on put all rows where memory is freed last:
  // a million rows then take twice the memory and a third more time.
  setFlagsFromString('--no-allocation-site-pretenuring');
  return joinInput(input, options, grower, taxonomy, sink);
}
