import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { DatasetBuilder } from '../core/dataset-builder.ts';
import type { Dataset } from '../core/dataset.ts';
import type { Problem } from '../core/problem.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import { tapped } from '../formats/bytes.ts';
import { hashOf } from '../formats/load.ts';
import { countriesOf, openedDataset } from '../formats/opened-dataset.ts';
import { orienting } from '../formats/orienting.ts';
import { unknownCountry } from '../formats/said-country.ts';
import { growingGazetteer } from './gazetteer.ts';
import { readOwnFiles, type InputFlags } from './input-flags.ts';
import type { Opened } from './open.ts';
import { joinOpened } from './read-joined.ts';
import { recordsInFile } from './record-file.ts';

/**
 * The dataset of a table, or of a dataset folder of any country, joined to as much of the world as it names. Its rows are laid out
 * as they are read, and none is held: size is no matter.
 * @param labels what names Kazakhstan's own ground
 * @param flags what is said of it; the files that they name are looked for from `cwd`
 * @returns the problems of an input of which no row can be drawn
 */
export async function openJoined(
  input: Opened,
  taxonomy: Taxonomy,
  labels: Dataset['ground'],
  flags: InputFlags,
  cwd: string,
): Promise<Result<{ readonly dataset: Dataset; readonly problems: readonly Problem[] }>> {
  const builder = new DatasetBuilder(recordsInFile());
  const problems: Problem[] = [];
  const own = await readOwnFiles(flags, cwd);
  if (!own.ok) return own;
  problems.push(...own.value.problems);
  const grower = growingGazetteer(own.value.places);
  const unknown = unknownCountry(flags.country ?? '', grower.current());
  if (unknown !== undefined) return fail(unknown);
  const digest = createHash('sha256');
  const source =
    input.kind === 'stream' ? { ...input, source: tapped(input.source, (piece) => void digest.update(piece)) } : input;
  const options = {
    ...{ format: flags.format, map: flags.map ?? new Map<string, string>(), dates: flags.dates, keepsWords: true },
    ...{ decisions: own.value.decisions, country: flags.country },
  };
  const { counts, folder } = await joinOpened(source, options, grower, taxonomy, {
    problem: (problem) => problems.push(problem),
    row: (_, { located }) => {
      if (located !== undefined) builder.add(located);
    },
  });
  const [first, ...more] = problems.filter(({ severity }) => severity === 'error');
  // A file refused half way counts for nothing; a table of which no row can be read is not a set without incidents.
  if ((counts.rows === 0 || builder.count === 0) && first !== undefined) return fail(first, ...more);
  const around = orienting(grower.current(), countriesOf(builder), grower.labels());
  const names = [input.kind === 'folder' ? input.name : basename(input.source.name)];
  const hash = input.kind === 'folder' ? hashOf(input.files) : digest.digest('hex');
  return ok({ dataset: openedDataset({ names, hash, builder, folder, around }, taxonomy, labels), problems });
}
