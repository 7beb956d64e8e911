import type { Dataset } from '../../core/dataset.ts';
import type { SearchResult } from '../../core/search.ts';
import { nodeId } from '../../scene/scene-nodes.ts';
import type { View } from '../../scene/view.ts';

/** What the list under the search offers: the map with these alone, a place, an incident. */
export type Choice =
  | { readonly kind: 'filter'; readonly key: string; readonly query: string; readonly count: number }
  | { readonly kind: 'place'; readonly key: string; readonly spot: number }
  | { readonly kind: 'incident'; readonly key: string; readonly row: number };

/** More places are found on the map. */
const MOST_PLACES = 4;

export function choicesOf(
  dataset: Dataset,
  { query, result }: { readonly query: string; readonly result: SearchResult },
  view: View,
): Choice[] {
  const { rows, best, spots } = result;
  const places = new Map<string, number>();
  for (const at of spots) {
    const spot = dataset.spots[at];
    if (spot === undefined || spot.where.kind === 'country' || spot.where.kind === 'unlocated' || spot.regions.length > 1)
      continue;
    const id = nodeId(dataset, spot);
    if (!places.has(id)) places.set(id, at);
  }
  return [
    ...(rows.length === 0 || view.query === query ? [] : [{ kind: 'filter', key: 'filter', query, count: rows.length } as const]),
    ...[...places].slice(0, MOST_PLACES).map(([id, spot]) => ({ kind: 'place', key: `place ${id}`, spot }) as const),
    ...Array.from(best, (row) => ({ kind: 'incident', key: `row ${String(row)}`, row }) as const),
  ];
}
