import type { Dataset } from '../core/dataset.ts';
import { dayOf, isoOf, type Day } from '../core/day.ts';
import { foundRows } from '../core/found-rows.ts';
import { rowsInView, type Filter } from '../core/filter.ts';
import { FACET_NAMES, FACETS } from '../core/incident.ts';
import type { View } from './view.ts';

/** What a view lets through of a dataset. */
export function filterOf(dataset: Dataset, view: View): Filter {
  const off = new Set(view.off);
  const on = Uint8Array.from(dataset.slots, (slot) => {
    const type = dataset.taxonomy.types[slot.type]?.id ?? '';
    return off.has(type) || off.has(`${type}.${slot.id}`) ? 0 : 1;
  });
  const facets = Object.fromEntries(
    FACET_NAMES.flatMap((name) => {
      const shown: readonly string[] | undefined = view[name];
      return shown === undefined ? [] : [[name, Uint8Array.from(FACETS[name], (value) => (shown.includes(value) ? 1 : 0))]];
    }),
  ) as NonNullable<Filter['facets']>;
  const search = view.query === undefined ? {} : { found: foundRows(dataset, view.query) };
  return { on, ...rangeOf(dataset, view), facets, ...search };
}

/** First and last day of a view: its own, or the dataset's where it leaves an end open. */
export function rangeOf(dataset: Dataset, view: View): { readonly from: Day; readonly to: Day } {
  const from = view.from === undefined ? undefined : dayOf(view.from);
  const to = view.to === undefined ? undefined : dayOf(view.to);
  // An open end lets through the records that are open themselves; the span's own ends are for words.
  return {
    from: from ?? Math.min(dataset.span.from, to ?? dataset.span.from),
    to: to ?? Math.max(dataset.span.to, from ?? dataset.span.to),
  };
}

/** The day whose names are printed: the last in view. */
export const namingDay = (dataset: Dataset, view: View): string => isoOf(Math.min(rangeOf(dataset, view).to, dataset.span.to));

/** Rows in view at a node's spots, by date. */
export const rowsAt = (dataset: Dataset, view: View, spots?: readonly number[]): number[] =>
  rowsInView(dataset, filterOf(dataset, view), spots);
