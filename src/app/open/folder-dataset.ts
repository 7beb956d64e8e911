import taxonomy from '../../../data/taxonomy.json';
import { DatasetBuilder } from '../../core/dataset-builder.ts';
import type { Dataset, GroundLabel } from '../../core/dataset.ts';
import type { Problem } from '../../core/problem.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { joinInput } from '../../formats/join-input.ts';
import { hashOf } from '../../formats/load.ts';
import { countriesOf, openedDataset } from '../../formats/opened-dataset.ts';
import { orienting } from '../../formats/orienting.ts';
import { pageGazetteer, type JoinFiles } from './page-gazetteer.ts';

/**
 * The dataset of a folder that is not about Kazakhstan, joined to as much of the world as it names.
 * @param labels what names Kazakhstan's own ground
 */
export async function folderDataset(
  name: string,
  files: ReadonlyMap<string, string>,
  geo: JoinFiles,
  labels: readonly GroundLabel[],
): Promise<{ readonly dataset: Dataset; readonly problems: readonly Problem[] }> {
  const builder = new DatasetBuilder();
  const problems: Problem[] = [];
  const grower = pageGazetteer(geo, [], () => undefined);
  const options = { map: new Map<string, string>(), dates: undefined, keepsWords: true, decisions: [] };
  const types = taxonomy as unknown as Taxonomy;
  const { folder } = await joinInput({ kind: 'folder', files }, options, grower, types, {
    problem: (problem) => problems.push(problem),
    row: (_, { located }) => {
      if (located !== undefined) builder.add(located);
    },
  });
  const around = orienting(grower.current(), countriesOf(builder), grower.labels());
  return { dataset: openedDataset({ names: [name], hash: hashOf(files), builder, folder, around }, types, labels), problems };
}
