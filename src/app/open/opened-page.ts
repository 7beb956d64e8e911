import taxonomy from '../../../data/taxonomy.json';
import { buildDataset, type LocatedRecord } from '../../core/build-dataset.ts';
import type { Dataset, DatasetMeta } from '../../core/dataset.ts';
import type { Place, Region } from '../../core/gazetteer.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { groundOf } from '../../map/ground.ts';
import { fineWorldTopology, type LoadedPage } from '../state/load.ts';
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

  regions(): readonly Region[] {
    return [...this.#regions.values()];
  }

  #located({ record, place: id, regions, country }: SentRecord): LocatedRecord {
    const place = this.#places.get(id);
    const known = regions.flatMap((region) => this.#regions.get(region) ?? []);
    return { record, where: { ...(place === undefined ? {} : { place }), regions: known, country } };
  }
}

/** The page of what was opened: its dataset, drawn on Kazakhstan's ground or on the world's. */
export async function openedPage(home: LoadedPage, arrived: Arrived, result: OpenResult): Promise<LoadedPage> {
  const [only = ''] = result.countries.length === 1 ? result.countries : [];
  const isHome = only === 'KZ';
  const topology = isHome ? home.topology : await fineWorldTopology();
  const ground = isHome ? home.ground : groundOf(topology, only);
  const regions = new Map([...result.regions, ...arrived.regions()].map((region) => [region.id, region]));
  const meta = metaOf(result, arrived.records, only);
  const [west, , east] = meta.focus;
  const dataset: Dataset = buildDataset({
    meta,
    taxonomy: taxonomy as unknown as Taxonomy,
    records: arrived.withOwnIds(),
    sources: result.sources,
    gaps: result.gaps,
    terms: new Map(result.terms),
    places: result.places,
    regions: [...regions.values()],
    ground: result.ground?.filter(({ rank }) => rank < mostNamed(east - west)) ?? home.dataset.ground,
  });
  return { dataset, ground, topology, problems: [] };
}

/** The wider the map, the fewer countries it names, the large ones first. */
const mostNamed = (widthDeg: number): number => (widthDeg > 100 ? 40 : widthDeg > 50 ? 80 : Infinity);

function metaOf(result: OpenResult, records: readonly LocatedRecord[], country: string): DatasetMeta {
  const { meta, files, hash } = result;
  const name = files.map((file) => file.name).join(', ');
  const short =
    files.length > 3
      ? `${files
          .slice(0, 3)
          .map((file) => file.name)
          .join(', ')} …`
      : name;
  const title = meta === undefined || meta.title.en === '' ? { en: short } : meta.title;
  return {
    id: meta?.id || fileStem(files[0]?.name ?? 'opened'),
    title,
    description: meta?.description ?? { en: '' },
    version: meta?.version ?? '',
    licence: meta?.licence ?? { name: '', title: '', path: '' },
    country: meta?.country || country,
    focus: meta?.focus ?? focusOf(records),
    hash,
  };
}

/** A file's name without its endings, as an id. */
export const fileStem = (name: string): string =>
  name
    .replace(/(\.[A-Za-z0-9]{1,8})+$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '') || 'incidents';

/** The box around the points and regions, with room; the inhabited world where there is none. */
export function focusOf(records: readonly LocatedRecord[]): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (lngDeg: number, latDeg: number): void => {
    [west, south, east, north] = [
      Math.min(west, lngDeg),
      Math.min(south, latDeg),
      Math.max(east, lngDeg),
      Math.max(north, latDeg),
    ];
  };
  for (const { record, where } of records) {
    if (record.lngDeg !== undefined && record.latDeg !== undefined) add(record.lngDeg, record.latDeg);
    else if (where.place !== undefined) add(where.place.lngDeg, where.place.latDeg);
    else for (const { labelLngLat } of where.regions) add(labelLngLat[0], labelLngLat[1]);
  }
  if (west > east) return [-170, -56, 178, 74];
  const [roomLng, roomLat] = [Math.max(0.5, (east - west) * 0.08), Math.max(0.4, (north - south) * 0.08)];
  return [
    Math.max(-180, west - roomLng),
    Math.max(-80, south - roomLat),
    Math.min(180, east + roomLng),
    Math.min(82, north + roomLat),
  ];
}
