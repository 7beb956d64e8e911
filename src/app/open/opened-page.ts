import taxonomy from '../../../data/taxonomy.json';
import { builderOf } from '../../core/dataset-builder.ts';
import type { Place, Region } from '../../core/gazetteer.ts';
import type { LocatedRecord } from '../../core/located.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { labelsOf } from '../../formats/geography.ts';
import { openedDataset } from '../../formats/opened-dataset.ts';
import { groundOf } from '../../map/ground.ts';
import { fineWorldTopology, kazakhstanTopology, type LoadedPage } from '../state/load.ts';
import type { FromWorker, OpenResult, SentRecord } from './protocol.ts';

/** Records as they arrive from the worker, put back together. */
export class Arrived {
  readonly records: LocatedRecord[] = [];
  readonly #places = new Map<string, Place>();
  readonly #regions = new Map<string, Region>();

  take({ records, places, regions }: Extract<FromWorker, { kind: 'records' }>): void {
    for (const place of places) this.#places.set(place.id, place);
    for (const region of regions) this.#regions.set(region.id, region);
    for (const sent of records) this.records.push(this.#located(sent));
  }

  drop(file: string): void {
    const kept = this.records.filter(({ record }) => record.file !== file);
    this.records.splice(0, this.records.length, ...kept);
  }

  /** Two files may use one id for two incidents: the second is told apart by its file. Called once, when all have arrived. */
  withOwnIds(): readonly LocatedRecord[] {
    const seen = new Set<string>();
    this.records.forEach((located, index) => {
      const { record } = located;
      const id = seen.has(record.id) ? `${record.file}:${record.line} ${record.id}` : record.id;
      seen.add(id);
      if (id !== record.id) this.records[index] = { ...located, record: { ...record, id } };
    });
    return this.records;
  }

  #located({ record, place: id, regions, country }: SentRecord): LocatedRecord {
    const place = this.#places.get(id);
    const known = regions.flatMap((region) => this.#regions.get(region) ?? []);
    return { record, where: { ...(place === undefined ? {} : { place }), regions: known, country } };
  }
}

/** The page of what was opened: its dataset, drawn on Kazakhstan's ground or on the world's. */
export async function openedPage(home: LoadedPage, arrived: Arrived, result: OpenResult): Promise<LoadedPage> {
  const { files, hash, folder, around } = result;
  const isHome = home.dataset.meta.country === 'KZ';
  const kazakhstan = isHome ? home.topology : await kazakhstanTopology();
  const names = files.map(({ name }) => name);
  const parts = { names, hash, builder: builderOf(arrived.withOwnIds()), folder, around };
  const dataset = openedDataset(parts, taxonomy as unknown as Taxonomy, labelsOf(kazakhstan));
  const { country } = dataset.meta;
  if (country === 'KZ')
    return { dataset, ground: isHome ? home.ground : groundOf(kazakhstan), topology: kazakhstan, problems: [] };
  const topology = await fineWorldTopology();
  return { dataset, ground: groundOf(topology, country), topology, problems: [] };
}
