import type { Dataset } from '../core/dataset.ts';
import type { TypeCount } from './scene.ts';

/** Reads one row of paired cells (see `Counts`) at `offset` into counts by type, those above 0 only. */
export function typeCounts(dataset: Dataset, cells: Uint32Array, offset = 0): TypeCount[] {
  const { types } = dataset.taxonomy;
  const found: TypeCount[] = [];
  for (let index = 0; index < types.length; index++) {
    const occurred = cells[offset + index * 2] ?? 0;
    const noneReported = cells[offset + index * 2 + 1] ?? 0;
    if (occurred + noneReported > 0) found.push({ type: types[index]?.id ?? '', occurred, noneReported });
  }
  return found;
}

/** Incidents in one row of cells. */
export function countAt(dataset: Dataset, cells: Uint32Array, row: number): number {
  const width = dataset.taxonomy.types.length * 2;
  let count = 0;
  for (let cell = row * width; cell < (row + 1) * width; cell++) count += cells[cell] as number;
  return count;
}

/** Adds the rows of cells of several spots. */
export function sumCells(dataset: Dataset, cells: Uint32Array, spots: readonly number[]): Uint32Array {
  const width = dataset.taxonomy.types.length * 2;
  const sum = new Uint32Array(width);
  for (const spot of spots) {
    for (let cell = 0; cell < width; cell++) sum[cell] = (sum[cell] as number) + (cells[spot * width + cell] as number);
  }
  return sum;
}

/** Incidents in a list of counts. */
export const countOf = (types: readonly TypeCount[]): number =>
  types.reduce((sum, { occurred, noneReported }) => sum + occurred + noneReported, 0);
