import type { Dataset, Spot } from '../core/dataset.ts';
import type { Counts } from '../core/filter.ts';
import type { Scene } from './scene.ts';
import { countAt } from './type-counts.ts';

/** What stands in the ledger and not on the map: the country as a whole, or several regions at once. */
export const isWide = ({ where }: Spot): boolean =>
  where.kind === 'country' || (where.kind === 'regions' && where.regions.length > 1);

type ShownAs = 'places' | 'points' | 'regions' | 'national' | 'unlocated';

function shownAs(spot: Spot): ShownAs {
  if (isWide(spot)) return 'national';
  const { where } = spot;
  switch (where.kind) {
    case 'place':
    case 'district':
      return 'places';
    case 'coordinates':
      return where.place >= 0 ? 'places' : 'points';
    case 'regions':
      return 'regions';
    case 'country':
      return 'national';
    case 'unlocated':
      return 'unlocated';
  }
}

/** How many are in view, by type and by how they are shown. */
export function summary(dataset: Dataset, counts: Counts): Scene['counts'] {
  const inTypes = dataset.taxonomy.types.map(() => 0);
  const width = inTypes.length * 2;
  const tally = { places: 0, points: 0, regions: 0, national: 0, unlocated: 0 };
  dataset.spots.forEach((place, spot) => {
    const count = countAt(dataset, counts.bySpot, spot);
    if (count === 0) return;
    tally[shownAs(place)] += count;
    for (let cell = 0; cell < width; cell++)
      inTypes[cell >> 1] = (inTypes[cell >> 1] as number) + (counts.bySpot[spot * width + cell] as number);
  });
  const types = Object.fromEntries(dataset.taxonomy.types.map(({ id }, index) => [id, inTypes[index] as number]));
  return { shown: counts.shown, total: counts.total, types, ...tally, outsideFrame: 0 };
}
