import { termOf, type Dataset, type Spot } from '../../core/dataset.ts';
import { isoOf } from '../../core/day.ts';
import { parseDate } from '../../core/edtf.ts';
import { nameOn } from '../../core/gazetteer.ts';
import { PRECISIONS, type IncidentRecord, type Precision } from '../../core/incident.ts';
import { inLanguage, type Language } from '../../core/languages.ts';
import { countText } from '../../core/messages.ts';
import { namingDay } from '../../scene/filter-of.ts';
import type { SceneNode } from '../../scene/scene.ts';
import { spotName, type Naming } from '../../scene/spot-name.ts';
import type { View } from '../../scene/view.ts';
import { say, type PageKey } from '../messages/say.ts';
import { countryName } from './country-name.ts';

/** How vague the date is, in words. */
export function whenNote(edtf: string, lang: Language): string {
  const date = parseDate(edtf);
  if (date === undefined) return '';
  if (date.uncertain) return say(lang, 'whenUncertain');
  if (date.approximate) return say(lang, 'whenApproximate');
  if (date.precision === 'day') return say(lang, 'whenDay');
  if (date.precision === 'month') return say(lang, 'whenMonth');
  if (date.precision === 'interval' || date.precision === 'season') return say(lang, 'whenSpan');
  return say(lang, 'whenYear');
}

/** Where an incident is, and how exactly that is known. */
export interface WhereWords {
  /** The name on the incident's own day. */
  readonly name: string;
  readonly region: string;
  readonly known: string;
  /** What the source calls the place, where that is another name. */
  readonly called: string;
}

export function whereWords(dataset: Dataset, row: number, lang: Language): WhereWords {
  const record = dataset.record(row);
  const spot = dataset.spots[dataset.incidents.spot[row] ?? -1];
  const precision = PRECISIONS[dataset.incidents.precision[row] ?? 0] ?? 'country';
  const naming: Naming = { lang, isoDay: isoOf(Math.min(dataset.incidents.to[row] ?? 0, dataset.span.to)) };
  if (spot === undefined) return { name: '', region: '', known: say(lang, 'whereUnlocated'), called: '' };
  const name = nameOfSpot(dataset, spot, naming);
  const region = spot.where.kind === 'regions' ? '' : regionNames(dataset, spot, naming);
  return {
    name,
    region: region === name ? '' : region,
    known: say(lang, knownKey(spot, precision), {
      radius: spot.where.kind === 'district' ? countText(spot.where.radiusKm, lang) : '',
    }),
    called: calledOtherwise(dataset, spot, record) ? record.place : '',
  };
}

const regionNames = ({ regions }: Dataset, spot: Spot, { lang, isoDay }: Naming): string =>
  spot.regions.map((code) => nameOn(regions[code]?.names ?? [], lang, isoDay)).join(', ');

/** What a spot is called where it stands in a list. */
export const nameOfSpot = (dataset: Dataset, spot: Spot, naming: Naming): string =>
  spot.where.kind === 'regions'
    ? regionNames(dataset, spot, naming)
    : countryWords(dataset, spot, naming.lang) || spotName(dataset, spot, naming);

function knownKey({ where, regions }: Spot, precision: Precision): PageKey {
  switch (where.kind) {
    case 'place':
      return precision === 'site' ? 'whereSiteDrawnAtPlace' : 'wherePlace';
    case 'coordinates':
      return 'whereSite';
    case 'district':
      return 'whereDistrict';
    case 'regions':
      return regions.length > 1 ? 'whereRegions' : 'whereRegion';
    case 'country':
      return 'whereCountry';
    case 'unlocated':
      return 'whereUnlocated';
  }
}

/** True if no name that the gazetteer has for the place is the record's own. */
function calledOtherwise(dataset: Dataset, { where }: Spot, { place }: IncidentRecord): boolean {
  if (place === '' || !('place' in where)) return false;
  const found = dataset.places[where.place];
  return found !== undefined && found.id !== place && !found.names.some(({ name }) => name === place);
}

const countryWords = (dataset: Dataset, { where }: Spot, lang: Language): string =>
  where.kind === 'country'
    ? inLanguage(termOf(dataset, where.country), lang) === where.country
      ? countryName(where.country, lang)
      : inLanguage(termOf(dataset, where.country), lang)
    : '';

/** A node's name in full: on the map a region's short name stands in it, alone it would pass for its city's. */
export function nodeName(dataset: Dataset, node: SceneNode, view: View): string {
  const names = dataset.regions.find(({ id }) => id === node.regions[0])?.names;
  if (node.kind !== 'region' || node.regions.length !== 1 || names === undefined) return node.label;
  return nameOn(names, view.lang, namingDay(dataset, view));
}

/** True for addresses that a link may lead to. */
export const isWebAddress = (address: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
};
