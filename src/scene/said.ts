import type { Dataset } from '../core/dataset.ts';
import { dayOf } from '../core/day.ts';
import { daysInWords } from '../core/date-words.ts';
import type { Counts } from '../core/filter.ts';
import { inLanguage } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import { leftOut } from './facets.ts';
import { datedCount } from './in-time.ts';
import type { Scene } from './scene.ts';
import { countAt } from './type-counts.ts';
import type { View } from './view.ts';
import { sayScene } from './words.ts';

export function rangeWords(dataset: Dataset, view: View): string {
  const { from, to } = dataset.span;
  if (to < from) return '';
  return daysInWords(
    (view.from === undefined ? undefined : dayOf(view.from)) ?? from,
    (view.to === undefined ? undefined : dayOf(view.to)) ?? to,
    view.lang,
  );
}

export function titleOf(dataset: Dataset, view: View, counts: Counts, range: string): string {
  const { lang } = view;
  const n = counts.shown;
  if (n === 0) return sayScene(lang, 'titleNone', { range });
  const regionCount = regionsInView(dataset, counts);
  const values = { count: countText(n, lang), n, regions: countText(regionCount, lang), regionCount, range };
  const title = sayScene(lang, regionCount === 0 ? 'titleNoRegion' : 'title', values);
  const type = onlyType(dataset, view);
  return type === '' ? title : sayScene(lang, 'titleTyped', { type, title });
}

export function headlineOf(dataset: Dataset, view: View, counts: Counts): Scene['headline'] {
  const { lang } = view;
  const [n, regionCount] = [counts.shown, regionsInView(dataset, counts)];
  const values = { n, regions: countText(regionCount, lang), regionCount };
  return {
    number: countText(n, lang),
    words: sayScene(lang, regionCount === 0 ? 'headlineNoRegion' : 'headline', values),
    type: onlyType(dataset, view),
  };
}

function regionsInView(dataset: Dataset, counts: Counts): number {
  const inView = new Set<number>();
  dataset.spots.forEach(({ regions }, spot) => {
    if (countAt(dataset, counts.bySpot, spot) > 0) for (const region of regions) inView.add(region);
  });
  return inView.size;
}

/** The label of the one type that is switched on, where it is one. */
function onlyType(dataset: Dataset, view: View): string {
  const on = dataset.taxonomy.types.filter(({ id }) => !view.off.includes(id));
  const [only] = on;
  return on.length === 1 && only !== undefined ? inLanguage(only.label, view.lang) : '';
}

export function standfirstOf(dataset: Dataset, { lang }: View, found: Scene['counts']): string {
  const part = (key: 'atPlaces' | 'atPoints' | 'inRegions' | 'national' | 'unlocated', n: number): string[] =>
    n === 0 ? [] : [sayScene(lang, key, { count: countText(n, lang), n })];
  const parts = [
    ...part('atPlaces', found.places),
    ...part('atPoints', found.points),
    ...part('inRegions', found.regions),
    ...part('national', found.national),
    ...part('unlocated', found.unlocated),
  ];
  const title = inLanguage(dataset.meta.title, lang);
  return parts.length === 0 ? `${title}.` : sayScene(lang, 'standfirst', { dataset: title, parts: parts.join(', ') });
}

export function notesOf(dataset: Dataset, view: View, counts: Counts, { unlocated }: Scene['counts']): string[] {
  const { lang } = view;
  const off = dataset.taxonomy.types.flatMap((type) => {
    if (view.off.includes(type.id)) return [inLanguage(type.label, lang)];
    return type.subtypes.filter(({ id }) => view.off.includes(`${type.id}.${id}`)).map(({ label }) => inLanguage(label, lang));
  });
  const unknown = leftOut(dataset, view);
  const outside = datedCount(counts) - counts.shown;
  return [
    ...(off.length === 0 ? [] : [sayScene(lang, 'noteOff', { types: off.join(', ') })]),
    ...(unknown.length === 0
      ? []
      : [sayScene(lang, 'noteKnown', { list: unknown.join(', '), count: countText(counts.outOfFacets, lang) })]),
    ...(outside === 0 ? [] : [sayScene(lang, 'noteDays', { count: countText(outside, lang), n: outside })]),
    ...(unlocated === 0 ? [] : [sayScene(lang, 'noteUnlocated', { count: countText(unlocated, lang), n: unlocated })]),
  ];
}

/** Whose gazetteers the dataset's places are from. */
export const placeSources = ({ places }: Dataset): string =>
  places.some(({ id }) => id.startsWith('simplemaps:')) ? 'GeoNames, SimpleMaps' : 'GeoNames';

export function creditsOf(dataset: Dataset, { lang }: View): string[] {
  const { meta } = dataset;
  const title = inLanguage(meta.title, lang);
  return [
    meta.version === ''
      ? sayScene(lang, 'creditOwn', { title })
      : sayScene(lang, 'creditData', { title, version: meta.version, licence: meta.licence.title || meta.licence.name }),
    sayScene(lang, 'creditMap', { places: placeSources(dataset) }),
    sayScene(lang, 'creditMade'),
  ];
}
