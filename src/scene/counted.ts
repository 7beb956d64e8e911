import type { Dataset } from '../core/dataset.ts';
import { countAll, type Counts, type Filter } from '../core/filter.ts';
import { filterOf } from './filter-of.ts';
import type { View } from './view.ts';

export interface Counted {
  readonly filter: Filter;
  readonly counts: Counts;
}

const LATEST = new WeakMap<Dataset, { readonly key: string; readonly counted: Counted }>();

/** What a view lets through, and how many; counted once for all that ask of the same view in turn: scene, panel and timeline. */
export function counted(dataset: Dataset, view: View): Counted {
  const filter = filterOf(dataset, view);
  const key = keyOf(filter);
  const latest = LATEST.get(dataset);
  if (latest?.key === key) return latest.counted;
  const found = { filter, counts: countAll(dataset, filter) };
  LATEST.set(dataset, { key, counted: found });
  return found;
}

/** Equal for filters that let the same through. */
const keyOf = (filter: Filter): string =>
  JSON.stringify({ ...filter, found: filter.found?.key }, (_, value: unknown) =>
    value instanceof Uint8Array ? value.join('') : value,
  );
