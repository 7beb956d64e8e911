import { countAll, type Filter } from '../../src/core/filter.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { random, syntheticDataset } from './synthetic.ts';

/** Ways in which a reader changes a filter, each as a list of filters one after the other. */
export function counting(rows: number, rounds: number) {
  const dataset = syntheticDataset(kazakhstan, { rows });
  const { slots, span, incidents, spots, taxonomy } = dataset;
  const next = random(5);
  const all: Filter = { on: new Uint8Array(slots.length).fill(1), from: span.from, to: span.to };
  const times = <T>(make: (round: number) => T): T[] => Array.from({ length: rounds }, (_, round) => make(round));
  const toggled = (): Uint8Array => Uint8Array.from(slots, () => (next() < 0.2 ? 0 : 1));
  const width = taxonomy.types.length * 2;
  return {
    cases: {
      'a type switched': times(() => ({ ...all, on: toggled() })),
      'a step of the days': times((round) => ({ ...all, from: span.from + round, to: span.from + round + 30 })),
      'a jump of the days': times(() => {
        const day = span.from + Math.floor((span.to - span.from - 300) * next());
        return { ...all, from: day, to: day + 300 };
      }),
      'a status switched': times(() => ({
        ...all,
        facets: { status: Uint8Array.from([1, 1, 1, 1], () => (next() < 0.3 ? 0 : 1)) },
      })),
    } satisfies Record<string, Filter[]>,
    count: (filter: Filter) => countAll(dataset, filter).shown,
    /** The floor: one pass over all rows that counts by node and type, and nothing else. */
    floor: ({ on, from, to }: Filter) => {
      const bySpot = new Uint32Array(spots.length * width);
      const type = Uint8Array.from(slots, (slot) => slot.type);
      for (let row = 0; row < incidents.count; row++) {
        if ((incidents.from[row] as number) > to || (incidents.to[row] as number) < from) continue;
        const slot = incidents.slot[row] as number;
        if (on[slot] !== 1) continue;
        const at = (incidents.spot[row] as number) * width + (type[slot] as number) * 2 + (incidents.finding[row] as number);
        bySpot[at] = (bySpot[at] as number) + 1;
      }
      return bySpot.reduce((sum, count) => sum + count, 0);
    },
  };
}
