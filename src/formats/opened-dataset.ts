import { buildDataset, type LocatedRecord } from '../core/build-dataset.ts';
import type { Dataset, DatasetMeta, GroundLabel } from '../core/dataset.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import type { FolderParts } from './join-input.ts';
import type { Around } from './orienting.ts';

/** What was read and joined, to be drawn as one dataset. */
export interface OpenedParts {
  /** Names of the files or folders, without their paths. */
  readonly names: readonly string[];
  /** SHA-256 of what was read, hexadecimal. */
  readonly hash: string;
  readonly records: readonly LocatedRecord[];
  readonly folder: FolderParts | undefined;
  readonly around: Around;
}

/**
 * The dataset of what was opened: one way for page and command line, so that the same file is the same dataset in both.
 * @param labels what names Kazakhstan's own ground
 */
export function openedDataset(parts: OpenedParts, taxonomy: Taxonomy, labels: readonly GroundLabel[]): Dataset {
  const { records, folder, around } = parts;
  const regions = new Map(around.regions.map((region) => [region.id, region]));
  // A border town's region may be of a country that no row names.
  for (const { where } of records)
    for (const region of where.regions) if (!regions.has(region.id)) regions.set(region.id, region);
  const meta = metaOf(parts);
  const [west, , east] = meta.focus;
  return buildDataset({
    meta,
    taxonomy,
    records,
    sources: folder?.sources ?? [],
    gaps: folder?.gaps ?? [],
    terms: folder?.terms ?? new Map(),
    places: around.places,
    regions: [...regions.values()],
    ground: around.ground?.filter(({ rank }) => rank < mostNamed(east - west)) ?? labels,
  });
}

/** Alpha-2 of every country that a row was joined to, sorted. */
export const countriesOf = (records: readonly LocatedRecord[]): string[] =>
  [...new Set(records.map(({ where }) => where.country))].filter((code) => code !== '').sort();

/** The wider the map, the fewer countries it names, the large ones first. */
const mostNamed = (widthDeg: number): number => (widthDeg > 100 ? 40 : widthDeg > 50 ? 80 : Infinity);

/** Names in a title, at most. */
const MOST_NAMES = 3;

function metaOf({ names, hash, records, folder }: OpenedParts): DatasetMeta {
  const said = folder?.meta;
  const [only = '', ...others] = countriesOf(records);
  const short = names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
  return {
    id: said?.id || fileStem(names[0] ?? ''),
    title: said === undefined || said.title.en === '' ? { en: short } : said.title,
    description: said?.description ?? { en: '' },
    version: said?.version ?? '',
    licence: said?.licence ?? { name: '', title: '', path: '' },
    country: said?.country || (others.length === 0 ? only : ''),
    focus: said?.focus ?? focusOf(records),
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
function focusOf(records: readonly LocatedRecord[]): DatasetMeta['focus'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (lngDeg: number, latDeg: number): void => {
    [west, east] = [Math.min(west, lngDeg), Math.max(east, lngDeg)];
    [south, north] = [Math.min(south, latDeg), Math.max(north, latDeg)];
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
