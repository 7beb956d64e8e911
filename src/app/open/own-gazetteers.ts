import type { Place } from '../../core/gazetteer.ts';
import type { Problem } from '../../core/problem.ts';
import { isOwnPlaces, readOwnPlaces } from '../../formats/own-places.ts';
import { OWN_GAZETTEER, type OpenInput, type ReadGazetteer } from './protocol.ts';

/** What was opened, with the gazetteers taken out and read. */
export interface Sorted {
  readonly incidents: readonly OpenInput[];
  readonly gazetteers: readonly ReadGazetteer[];
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
}

/** A larger file that has to be read whole to be told apart is no gazetteer, unless a person says so. */
const MOST_TRIED_BYTES = 32 * 1024 ** 2;

/** Finds the gazetteers among what was opened: they have to be there before the first row is joined. */
export async function sortedInputs(inputs: readonly OpenInput[]): Promise<Sorted> {
  const incidents: OpenInput[] = [];
  const gazetteers: ReadGazetteer[] = [];
  const places: Place[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    if (input.kind === 'folder' || !(await isGazetteer(input))) {
      incidents.push(input);
      continue;
    }
    const read = await readOwnPlaces({ name: input.name, chunks: () => pieces(input.file) });
    gazetteers.push({ name: input.name, places: read.places.length });
    places.push(...read.places);
    problems.push(...read.problems);
  }
  return { incidents, gazetteers, places, problems };
}

async function isGazetteer({ name, file, options }: Extract<OpenInput, { kind: 'file' }>): Promise<boolean> {
  if (options.format !== undefined) return options.format === OWN_GAZETTEER;
  const isMapped = Object.keys(options.map).length > 0;
  if (isMapped || file.size > MOST_TRIED_BYTES) return false;
  return isOwnPlaces({ name, chunks: () => pieces(file) });
}

/** A file's bytes as they are read. */
export async function* pieces(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
