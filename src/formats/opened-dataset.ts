import type { DatasetBuilder } from '../core/dataset-builder.ts';
import type { Dataset, DatasetMeta, GroundLabel } from '../core/dataset.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import type { Extent } from '../core/where-list.ts';
import type { FolderParts } from './join-input.ts';
import type { Around } from './orienting.ts';

/** What was read and joined, to be drawn as one dataset. */
export interface OpenedParts {
  /** Names of the files or folders, without their paths. */
  readonly names: readonly string[];
  /** SHA-256 of what was read, hexadecimal. */
  readonly hash: string;
  /** Has every record. */
  readonly builder: DatasetBuilder;
  readonly folder: FolderParts | undefined;
  readonly around: Around;
}

/**
 * The dataset of what was opened: one way for page and command line, so that the same file is the same dataset in both.
 * @param labels what names Kazakhstan's own ground
 */
export function openedDataset(parts: OpenedParts, taxonomy: Taxonomy, labels: readonly GroundLabel[]): Dataset {
  const { builder, folder, around } = parts;
  const regions = new Map(around.regions.map((region) => [region.id, region]));
  // A border town's region may be of a country that no row names.
  for (const [id, region] of builder.wheres.regions) if (!regions.has(id)) regions.set(id, region);
  const meta = metaOf(parts);
  const [west, , east] = meta.focus;
  return builder.finish({
    meta,
    taxonomy,
    sources: folder?.sources ?? [],
    gaps: folder?.gaps ?? [],
    terms: folder?.terms ?? new Map(),
    places: around.places,
    regions: [...regions.values()],
    ground: around.ground?.filter(({ rank }) => rank < mostNamed(east - west)) ?? labels,
  });
}

/** Alpha-2 of every country that a row was joined to, sorted. */
export const countriesOf = ({ wheres }: DatasetBuilder): string[] => [...wheres.countries].sort();

/** The wider the map, the fewer countries it names, the large ones first. */
const mostNamed = (widthDeg: number): number => (widthDeg > 100 ? 40 : widthDeg > 50 ? 80 : Infinity);

/** Names in a title, at most. */
const MOST_NAMES = 3;

function metaOf({ names, hash, builder, folder }: OpenedParts): DatasetMeta {
  const said = folder?.meta;
  const [only = '', ...others] = countriesOf(builder);
  const short = names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
  return {
    id: said?.id || fileStem(names[0] ?? ''),
    title: said === undefined || said.title.en === '' ? { en: short } : said.title,
    description: said?.description ?? { en: '' },
    version: said?.version ?? '',
    licence: said?.licence ?? { name: '', title: '', path: '' },
    country: said?.country || (others.length === 0 ? only : ''),
    focus: said?.focus ?? focusOf(builder.wheres.extent),
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
function focusOf([west, south, east, north]: Extent): DatasetMeta['focus'] {
  if (west > east) return [-170, -56, 178, 74];
  const [roomLng, roomLat] = [Math.max(0.5, (east - west) * 0.08), Math.max(0.4, (north - south) * 0.08)];
  return [
    Math.max(-180, west - roomLng),
    Math.max(-80, south - roomLat),
    Math.min(180, east + roomLng),
    Math.min(82, north + roomLat),
  ];
}
