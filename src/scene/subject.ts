import type { Dataset, Gap, Spot } from '../core/dataset.ts';
import { rowsInView } from '../core/filter.ts';
import { nameOn } from '../core/gazetteer.ts';
import { foldName } from '../core/names.ts';
import { narrowed } from '../core/narrow.ts';
import { filterOf, namingDay } from './filter-of.ts';
import { ledgerOf } from './ledger.ts';
import { nodeId } from './scene-nodes.ts';
import type { LedgerEntry } from './scene.ts';
import { spotName } from './spot-name.ts';
import type { View } from './view.ts';

/** One place, region or point, with what happened there. */
export interface Subject {
  /** As a node's: of a place or region the gazetteer's, of a point its coordinates. */
  readonly id: string;
  readonly name: string;
  /** The region that a place lies in; empty where that is the place itself or not known. */
  readonly within: string;
  /** The dataset with its incidents only. */
  readonly dataset: Dataset;
  /** Index into `Dataset.regions` if it is a region. */
  readonly region?: number;
  readonly lngDeg: number;
  readonly latDeg: number;
  /** Incidents in view that span several regions, this one among them: they are not counted with it. */
  readonly wider: number;
}

/** The subject of a node's id, named as on the view's last day; nothing for an id that the dataset does not know. */
export function subjectOf(dataset: Dataset, view: View, id: string): Subject | undefined {
  const place = dataset.places.findIndex((known) => known.id === id);
  const region = place >= 0 ? -1 : dataset.regions.findIndex((known) => known.id === id);
  const isHere = ({ where, regions }: Spot): boolean => {
    if (place >= 0) return 'place' in where && where.place === place;
    if (region >= 0) return regions.length === 1 && regions[0] === region;
    return false;
  };
  const spots = dataset.spots.flatMap((spot, index) =>
    isHere(spot) || (place < 0 && region < 0 && nodeId(dataset, spot) === id) ? [index] : [],
  );
  const first = dataset.spots[spots[0] ?? -1];
  const isoDay = namingDay(dataset, view);
  const { lang } = view;
  const regionName = (index: number): string => nameOn(dataset.regions[index]?.names ?? [], lang, isoDay);
  const inRegions = region >= 0 ? [region] : regionsAround(dataset, place, first);
  const isGapThere = ({ where }: Gap): boolean =>
    where.kind !== 'regions' || where.regions.some((index) => inRegions.includes(index));
  const base = { id, dataset: narrowed(dataset, spots, isGapThere), wider: 0 };
  const known = dataset.places[place];
  if (known) {
    const name = nameOn(known.names, lang, isoDay);
    const around = inRegions.map(regionName).join(', ');
    return { ...base, name, within: around === name ? '' : around, lngDeg: known.lngDeg, latDeg: known.latDeg };
  }
  const area = dataset.regions[region];
  if (area) {
    const [lngDeg, latDeg] = area.labelLngLat;
    const across = dataset.spots.flatMap((spot, index) =>
      spot.regions.length > 1 && spot.regions.includes(region) ? [index] : [],
    );
    const wider = across.length === 0 ? 0 : rowsInView(dataset, filterOf(dataset, view), across).length;
    return { ...base, name: regionName(region), within: '', region, lngDeg, latDeg, wider };
  }
  if (first?.where.kind !== 'coordinates') return undefined;
  const { lngDeg, latDeg } = first.where;
  return {
    ...base,
    name: spotName(dataset, first, { lang, isoDay }),
    within: inRegions.map(regionName).join(', '),
    lngDeg,
    latDeg,
  };
}

/** Regions that a place is listed under, or that its incidents lie in. */
function regionsAround(dataset: Dataset, place: number, spot: Spot | undefined): readonly number[] {
  const listed = dataset.regions.findIndex(({ id }) => id === dataset.places[place]?.region);
  return listed >= 0 ? [listed] : (spot?.regions ?? []);
}

/** What happened there, the gravest first, each with all that is claimed of it. */
export const subjectLedger = ({ dataset }: Subject, view: View): LedgerEntry[] =>
  ledgerOf(dataset, rowsInView(dataset, filterOf(dataset, view)), view.lang, 'each claim');

/** Ids of the places of this name in any language and time, and if there is none, of the regions. */
export function idsNamed({ places, regions }: Dataset, name: string): string[] {
  const wanted = foldName(name);
  const found = ({ id, names }: { readonly id: string; readonly names: readonly { readonly name: string }[] }): boolean =>
    id === name || names.some((known) => foldName(known.name) === wanted);
  const inPlaces = places.filter(found);
  return (inPlaces.length > 0 ? inPlaces : regions.filter(found)).map(({ id }) => id);
}
