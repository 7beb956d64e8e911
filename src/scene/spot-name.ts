import type { Dataset, Spot } from '../core/dataset.ts';
import { nameOn } from '../core/gazetteer.ts';
import type { Language } from '../core/languages.ts';
import { sayScene } from './words.ts';

/** In which language, and with the names of which day. */
export interface Naming {
  readonly lang: Language;
  readonly isoDay: string;
}

/** The name of where a spot is, in the view's language and of its day. */
export function spotName(dataset: Dataset, spot: Spot, { lang, isoDay }: Naming): string {
  const { where } = spot;
  const place = placeOf(dataset, spot);
  if (place !== undefined) return nameOn(place.names, lang, isoDay);
  if (where.kind === 'coordinates') return where.label;
  if (where.kind !== 'regions') return '';
  const [first] = where.regions;
  if (where.regions.length > 1) return sayScene(lang, 'severalRegions', { count: where.regions.length, n: where.regions.length });
  return first === undefined ? '' : nameOn(dataset.regions[first]?.names ?? [], lang, isoDay, 'short');
}

/** The place that a spot is, or whose point it is. */
export function placeOf(dataset: Dataset, { where }: Spot): Dataset['places'][number] | undefined {
  return where.kind === 'place' || where.kind === 'district' || where.kind === 'coordinates'
    ? dataset.places[where.place]
    : undefined;
}
