import type { Dataset } from '../src/core/dataset.ts';
import { loadPackage } from '../src/formats/load.ts';
import { geography, kazakhstan, packageFiles, taxonomy } from './kazakhstan.ts';

/** Rows of `incidents.csv` for this many incidents, over a hundred days, at every place and region. The same in every run. */
export function manyRows(count: number): string {
  const types = kazakhstan.taxonomy.types.map(({ id }) => id);
  const rows = Array.from({ length: count }, (_, index) => {
    const scatter = Number((BigInt(index) * 2_654_435_761n) % 4_294_967_296n);
    const day = new Date(Date.UTC(2022, 0, 1 + (index % 100))).toISOString().slice(0, 10);
    const type = types[scatter % 7 === 0 ? (scatter >>> 5) % 8 : (scatter >>> 9) % 3] ?? '';
    // Squared: few places have most, as it is in the world.
    const at = ((scatter >>> 12) % 1000) / 1000;
    const place = kazakhstan.places[Math.floor(at * at * kazakhstan.places.length)]?.id ?? '';
    const region = kazakhstan.regions[(scatter >>> 7) % kazakhstan.regions.length]?.id ?? '';
    return index % 9 === 0 ? `i${String(index)},${day},${type},,${region},KZ` : `i${String(index)},${day},${type},${place},,KZ`;
  });
  return `id,date,type,place,region,country\n${rows.join('\n')}\n`;
}

/** The embedded dataset with this many made-up incidents instead of its own. */
export function manyIncidents(count: number): Dataset {
  const files = new Map(packageFiles);
  files.set('incidents.csv', manyRows(count));
  for (const name of ['claims.csv', 'gaps.csv']) files.set(name, `${(files.get(name) ?? '').split('\n')[0] ?? ''}\n`);
  return loadPackage(files, geography, taxonomy).dataset;
}
