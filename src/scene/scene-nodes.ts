import type { Dataset, Spot } from '../core/dataset.ts';
import type { Counts } from '../core/filter.ts';
import { nodeMembership, pointOf, spotCapacities } from './nodes.ts';
import type { SceneDistrict, SceneNode } from './scene.ts';
import { countAt, countOf, sumCells, typeCounts } from './type-counts.ts';
import { placeOf } from './spot-name.ts';

/** Nodes at places and points of a zoom, by capacity, the empty ones left out. */
export function pointNodes(dataset: Dataset, counts: Counts, zoom: number, names: readonly string[]): SceneNode[] {
  const { nodes, capacities, lngLats } = nodeMembership(dataset, zoom);
  return nodes.flatMap((spots, index): SceneNode[] => {
    const types = typeCounts(dataset, sumCells(dataset, counts.bySpot, spots));
    const anchor = dataset.spots[spots[0] ?? -1];
    const point = lngLats[index];
    if (types.length === 0 || anchor === undefined || point === undefined) return [];
    const label = names[spots[0] as number] ?? '';
    return [
      {
        id: nodeId(dataset, anchor),
        kind: anchor.where.kind === 'coordinates' ? 'coordinates' : 'place',
        lngDeg: point[0],
        latDeg: point[1],
        label,
        rank: placeOf(dataset, anchor)?.rank ?? 4,
        merged: spots.length === 1 ? NO_NAMES : mergedNames(dataset, counts, spots, label, names),
        regions: anchor.regions.flatMap((region) => dataset.regions[region]?.id ?? []),
        capacity: capacities[index] ?? 0,
        count: countOf(types),
        types,
        inFrame: true,
        spots,
      },
    ];
  });
}

const NO_NAMES: readonly string[] = [];

/** Names of the spots with incidents in view, but for the node's own. */
function mergedNames(
  dataset: Dataset,
  counts: Counts,
  spots: readonly number[],
  label: string,
  names: readonly string[],
): string[] {
  const width = dataset.taxonomy.types.length * 2;
  const found = new Set<string>();
  for (const spot of spots) {
    let cell = spot * width;
    while (cell < (spot + 1) * width && counts.bySpot[cell] === 0) cell++;
    if (cell < (spot + 1) * width) found.add(names[spot] as string);
  }
  found.delete(label);
  return [...found];
}

/**
 * Incidents that are known to a region only: one node a region with incidents in view. What spans several regions has no
 * one place to stand: any point between them would say more than is known, so it stands in the ledger.
 */
export function regionNodes(dataset: Dataset, counts: Counts, names: readonly string[]): SceneNode[] {
  const capacities = spotCapacities(dataset);
  return dataset.spots.flatMap((spot, index): SceneNode[] => {
    if (spot.where.kind !== 'regions' || spot.where.regions.length !== 1) return [];
    const types = typeCounts(dataset, sumCells(dataset, counts.bySpot, [index]));
    const regions = spot.where.regions.flatMap((region) => dataset.regions[region] ?? []);
    if (types.length === 0 || regions.length === 0) return [];
    const mean = (axis: 0 | 1): number => regions.reduce((sum, region) => sum + region.labelLngLat[axis], 0) / regions.length;
    return [
      {
        id: nodeId(dataset, spot),
        kind: 'region',
        lngDeg: mean(0),
        latDeg: mean(1),
        label: names[index] ?? '',
        rank: 2,
        merged: [],
        regions: regions.map(({ id }) => id),
        capacity: capacities[index] ?? 0,
        count: countOf(types),
        types,
        inFrame: true,
        spots: [index],
      },
    ];
  });
}

/** Districts with incidents in view. */
export function districts(dataset: Dataset, counts: Counts): SceneDistrict[] {
  return dataset.spots.flatMap((spot, index): SceneDistrict[] => {
    if (spot.where.kind !== 'district') return [];
    const count = countAt(dataset, counts.bySpot, index);
    const point = pointOf(dataset, spot);
    if (count === 0 || point === undefined) return [];
    return [{ lngDeg: point[0], latDeg: point[1], radiusKm: spot.where.radiusKm, count }];
  });
}

/** Stable across views and sessions: it stands in addresses that people share. */
export function nodeId(dataset: Dataset, { where }: Spot): string {
  switch (where.kind) {
    case 'place':
    case 'district':
      return dataset.places[where.place]?.id ?? '';
    case 'coordinates':
      return `point:${where.lngDeg.toFixed(4)},${where.latDeg.toFixed(4)}`;
    case 'regions':
      return where.regions.map((region) => dataset.regions[region]?.id ?? '').join('+');
    case 'country':
      return `country:${where.country}`;
    case 'unlocated':
      return 'unlocated';
  }
}
