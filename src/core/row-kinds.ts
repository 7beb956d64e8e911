import type { Dataset } from './dataset.ts';
import { FINDINGS, PRECISIONS, STATUSES, type Facet } from './incident.ts';
import type { SubtypeSlot } from './taxonomy.ts';

/**
 * The kinds of rows that a dataset has: all that filters ask of a row besides where and when. A `code` numbers one combination of
 * slot, finding, precision and status; only those that occur have one, so that a dataset with one status pays for one.
 */
export interface RowKinds {
  readonly codes: number;
  /** Each by code. */
  readonly slot: Uint8Array;
  readonly facet: Readonly<Record<Facet, Uint8Array>>;
  /** In which of the two columns a type has each is counted: `occurred`, or `none-reported` (see `Counts`). */
  readonly column: Uint8Array;
  /** Code of each row. */
  readonly ofRow: Uint16Array;
}

const [FINDING_COUNT, PRECISION_COUNT, STATUS_COUNT] = [FINDINGS.length, PRECISIONS.length, STATUSES.length];
const COMBINATIONS_A_SLOT = FINDING_COUNT * PRECISION_COUNT * STATUS_COUNT;

export function rowKinds({ incidents, slots }: Pick<Dataset, 'incidents' | 'slots'>): RowKinds {
  const { count, slot, finding, precision, status } = incidents;
  const codeOf = new Uint16Array(slots.length * COMBINATIONS_A_SLOT);
  const ofRow = new Uint16Array(count);
  for (let row = 0; row < count; row++) {
    const combination =
      (((slot[row] as number) * FINDING_COUNT + (finding[row] as number)) * PRECISION_COUNT + (precision[row] as number)) *
        STATUS_COUNT +
      (status[row] as number);
    ofRow[row] = combination;
    codeOf[combination] = 1;
  }
  const found: number[] = [];
  codeOf.forEach((isFound, combination) => {
    if (isFound === 1) codeOf[combination] = found.push(combination) - 1;
  });
  for (let row = 0; row < count; row++) ofRow[row] = codeOf[ofRow[row] as number] as number;
  const part = (below: number, values: number): Uint8Array =>
    Uint8Array.from(found, (combination) => Math.floor(combination / below) % values);
  const slotOf = part(COMBINATIONS_A_SLOT, slots.length);
  const findingOf = part(PRECISION_COUNT * STATUS_COUNT, FINDING_COUNT);
  return {
    codes: found.length,
    slot: slotOf,
    column: slotOf.map((index, code) => (slots[index] as SubtypeSlot).type * 2 + (findingOf[code] as number)),
    facet: {
      finding: findingOf,
      precision: part(STATUS_COUNT, PRECISION_COUNT),
      status: part(1, STATUS_COUNT),
    },
    ofRow,
  };
}
