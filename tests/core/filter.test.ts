import { describe, expect, it } from 'vitest';
import type { Dataset, Spot } from '../../src/core/dataset.ts';
import { countAll, rowsInView, type Counts, type Filter } from '../../src/core/filter.ts';
import { FACET_NAMES, FACETS, FINDINGS, type Facet } from '../../src/core/incident.ts';
import { random, syntheticDataset } from '../bench/synthetic.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { spanCounts } from '../span-counts.ts';

/** The plainest count: every row on its own, nothing kept from the view before. */
function countPlainly({ incidents, slots, taxonomy, spots, regions, span }: Dataset, filter: Filter): Counts {
  const width = taxonomy.types.length * 2;
  const bySpot = new Uint32Array(spots.length * width);
  const byDay = new Uint32Array((span.to - span.from + 1) * width);
  const byRegion = new Uint32Array(regions.length * width);
  const bySlot = new Uint32Array(slots.length);
  const byFacet = {
    precision: new Uint32Array(FACETS.precision.length),
    finding: new Uint32Array(FACETS.finding.length),
    status: new Uint32Array(FACETS.status.length),
  };
  const spans = new Map<string, { from: number; to: number; cells: Uint32Array }>();
  const raise = (counts: Uint32Array, at: number): void => {
    counts[at] = (counts[at] ?? 0) + 1;
  };
  let shown = 0;
  let outOfFacets = 0;
  for (let row = 0; row < incidents.count; row++) {
    const [from = 0, to = 0, slot = 0, spot = 0] = [incidents.from, incidents.to, incidents.slot, incidents.spot].map(
      (column) => column[row],
    );
    const inRange = from <= filter.to && to >= filter.from;
    const isTyped = filter.on[slot] === 1;
    const passes = (name: Facet): boolean => filter.facets?.[name]?.[incidents[name][row] ?? 0] !== 0;
    if (inRange && FACET_NAMES.every(passes)) raise(bySlot, slot);
    for (const name of FACET_NAMES) {
      const others = FACET_NAMES.filter((other) => other !== name);
      if (inRange && isTyped && others.every(passes)) raise(byFacet[name], incidents[name][row] ?? 0);
    }
    if (inRange && isTyped && !FACET_NAMES.every(passes)) outOfFacets++;
    if (!isTyped || !FACET_NAMES.every(passes)) continue;
    const cell = (slots[slot]?.type ?? 0) * 2 + (FINDINGS[incidents.finding[row] ?? 0] === 'none-reported' ? 1 : 0);
    if (from === to) raise(byDay, (from - span.from) * width + cell);
    else {
      const key = `${String(from)} ${String(to)}`;
      const known = spans.get(key) ?? { from, to, cells: new Uint32Array(width) };
      spans.set(key, known);
      raise(known.cells, cell);
    }
    if (!inRange) continue;
    shown++;
    raise(bySpot, spot * width + cell);
    const [region = 0, ...others] = spots[spot]?.regions ?? [];
    if (spots[spot]?.regions.length !== 0 && others.length === 0) raise(byRegion, region * width + cell);
  }
  const inOrder = [...spans.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  return { total: incidents.count, shown, bySpot, byRegion, byDay, spans: spanCounts(inOrder), bySlot, byFacet, outOfFacets };
}

function rowsPlainly({ incidents }: Dataset, filter: Filter, spots?: readonly number[]): number[] {
  return Array.from({ length: incidents.count }, (_, row) => row)
    .filter((row) => spots === undefined || spots.includes(incidents.spot[row] ?? -1))
    .filter((row) => filter.on[incidents.slot[row] ?? -1] === 1)
    .filter((row) => FACET_NAMES.every((name) => filter.facets?.[name]?.[incidents[name][row] ?? 0] !== 0))
    .filter((row) => (incidents.from[row] ?? 0) <= filter.to && (incidents.to[row] ?? 0) >= filter.from)
    .sort((a, b) => (incidents.from[a] ?? 0) - (incidents.from[b] ?? 0) || a - b);
}

/** Large arrays as text, which is compared at once. */
const plain = (counts: Counts): unknown => ({
  ...counts,
  bySpot: counts.bySpot.join(' '),
  byRegion: counts.byRegion.join(' '),
  byDay: counts.byDay.join(' '),
  bySlot: counts.bySlot.join(' '),
  spans: Object.entries(counts.spans).map(([name, column]) => `${name} ${String(column)}`),
});

/** Filters as a reader sets them: types and facets off and on, ranges that jump, grow, shrink and step, some outside all days. */
function* filters({ slots, span }: Dataset, count: number, next: () => number): Generator<Filter> {
  const day = (): number => span.from - 5 + Math.floor((span.to - span.from + 10) * next());
  let [from, to] = [span.from, span.to];
  let on = new Uint8Array(slots.length).fill(1);
  let facets: Filter['facets'];
  for (let made = 0; made < count; made++) {
    const change = next();
    if (change < 0.15) {
      const name = FACET_NAMES[Math.floor(FACET_NAMES.length * next())] ?? 'status';
      facets = { ...facets, [name]: Uint8Array.from(FACETS[name], () => (next() < 0.3 ? 0 : 1)) };
    } else if (change < 0.2) facets = undefined;
    else if (change < 0.35) on = Uint8Array.from(on, (state) => (next() < 0.2 ? 1 - state : state));
    else if (change < 0.5) [from, to] = [day(), day()].sort((a, b) => a - b) as [number, number];
    else if (change < 0.65) to += Math.round(4 * next());
    else if (change < 0.8) from += Math.round(4 * next());
    else if (change < 0.95) [from, to] = [from + 1, to + 1];
    else [from, to] = [span.from, span.to];
    yield { on, from, to, ...(facets === undefined ? {} : { facets }) };
  }
}

describe('the counts of a view', () => {
  it.each([
    ['made-up incidents', syntheticDataset(kazakhstan, { rows: 3000, places: 40, days: 60 })],
    ['the embedded dataset', kazakhstan],
  ])(
    'equal a count row by row in 1 000 views one after the other, of %s',
    (_, dataset) => {
      const next = random(7);
      for (const filter of filters(dataset, 1000, next)) {
        expect(plain(countAll(dataset, filter))).toEqual(plain(countPlainly(dataset, filter)));
      }
    },
    60_000,
  );

  it('equal it too where there are more spots than rows', () => {
    const spots = Array.from({ length: 90_000 }, (_, at): Spot => ({
      where: { kind: 'coordinates', lngDeg: 50 + at / 3000, latDeg: 45, place: -1, label: '' },
      regions: [],
    }));
    const base = syntheticDataset(kazakhstan, { rows: 500, places: 40, days: 60 });
    const incidents = { ...base.incidents, spot: base.incidents.spot.map((spot) => spot * 1000) };
    const dataset = { ...base, spots, incidents };
    for (const filter of filters(dataset, 5, random(8))) {
      expect(plain(countAll(dataset, filter))).toEqual(plain(countPlainly(dataset, filter)));
    }
  });

  it('come with the rows themselves, by date, at any spots', () => {
    const dataset = syntheticDataset(kazakhstan, { rows: 2000, places: 40, days: 60 });
    const next = random(9);
    for (const filter of filters(dataset, 100, next)) {
      const spots = dataset.spots.flatMap((_, spot) => (next() < 0.1 ? [spot] : []));
      expect(rowsInView(dataset, filter, spots)).toEqual(rowsPlainly(dataset, filter, spots));
      expect(rowsInView(dataset, filter)).toEqual(rowsPlainly(dataset, filter));
    }
  });
});
