import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/core/day.ts';
import { parseDate } from '../../src/core/edtf.ts';
import { PRECISIONS, type IncidentRecord } from '../../src/core/incident.ts';
import { mapMarks } from '../../src/marks/map-marks.ts';
import { buildScene } from '../../src/scene/build.ts';
import { rowsAt } from '../../src/scene/filter-of.ts';
import { nodeMembership } from '../../src/scene/nodes.ts';
import type { Scene, TypeCount } from '../../src/scene/scene.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { DEFAULT_LAYERS, type View } from '../../src/scene/view.ts';
import { syntheticDataset } from '../bench/synthetic.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { plainSearch } from '../core/plain-search.ts';
import { anyView, FRAME } from './views.ts';

const records = Array.from({ length: kazakhstan.incidents.count }, (_, row) => kazakhstan.record(row));

const search = plainSearch(kazakhstan);
const FOUND = new Map<string, ReadonlySet<number>>();

function found(query: string): ReadonlySet<number> {
  const known = FOUND.get(query) ?? new Set(search(query));
  FOUND.set(query, known);
  return known;
}

/** The plainest reading of what a view lets through, record by record: what the one pass over columns is held to. */
function isInView(record: IncidentRecord, view: View): boolean {
  if (view.off.includes(record.type) || view.off.includes(`${record.type}.${record.subtype}`)) return false;
  if (view.query !== undefined && !found(view.query).has(kazakhstan.rowOf(record.id) ?? -1)) return false;
  const precision = PRECISIONS[kazakhstan.incidents.precision[kazakhstan.rowOf(record.id) ?? -1] ?? -1];
  if (precision === undefined || view.precision?.includes(precision) === false) return false;
  if (view.finding?.includes(record.finding) === false || view.status?.includes(record.status) === false) return false;
  const date = parseDate(record.date);
  if (date === undefined) throw new Error(record.date);
  const from = view.from === undefined ? -Infinity : (dayOf(view.from) ?? Number.NaN);
  const to = view.to === undefined ? Infinity : (dayOf(view.to) ?? Number.NaN);
  return date.from <= to && date.to >= from;
}

function tally(lists: readonly (readonly TypeCount[])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { type, occurred, noneReported } of lists.flat()) sums[type] = (sums[type] ?? 0) + occurred + noneReported;
  return sums;
}

const plain = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** What the ledger holds, by type. */
function ledgerTally(scene: Scene): Record<string, number> {
  return tally([scene.ledger.map(({ type }) => ({ type, occurred: 1, noneReported: 0 }))]);
}

const together = (...parts: Record<string, number>[]): Record<string, number> =>
  tally([parts.flatMap((part) => Object.entries(part).map(([type, occurred]) => ({ type, occurred, noneReported: 0 })))]);

describe('the counts of a scene', () => {
  it('equal a count record by record, on map, ledger, timeline and legend alike', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const scene = buildScene(kazakhstan, view, FRAME);
        const expected: Record<string, number> = {};
        const inView = records.filter((record) => isInView(record, view));
        for (const { type } of inView) expected[type] = (expected[type] ?? 0) + 1;
        expect(scene.counts.shown).toBe(inView.length);
        expect(scene.counts.total).toBe(records.length);
        expect(plain(scene.counts.types)).toEqual(expected);
        expect(together(tally(scene.nodes.map(({ types }) => types)), ledgerTally(scene))).toEqual(expected);
        const timeline = [...scene.days, ...scene.spans].filter((bar) => bar.inView).map(({ types }) => types);
        expect(tally(timeline)).toEqual(expected);
        expect(plain(Object.fromEntries(scene.legend.types.map(({ id, count }) => [id, count])))).toEqual(expected);
        const { places, regions, national, unlocated } = scene.counts;
        expect(places + regions + national + unlocated).toBe(inView.length);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('are those of the marks: one glyph an incident, or a ring whose parts say how many', () => {
    fc.assert(
      fc.property(anyView, (given) => {
        const view = { ...given, layers: DEFAULT_LAYERS };
        const scene = buildScene(kazakhstan, view, FRAME);
        const drawn: Record<string, number> = {};
        for (const { data } of mapMarks(kazakhstan, scene).marks) {
          if (data?.['type'] !== undefined) drawn[data['type']] = (drawn[data['type']] ?? 0) + Number(data['count']);
        }
        const inFrame = scene.nodes.filter((node) => node.inFrame);
        expect(drawn).toEqual(tally(inFrame.map(({ types }) => types)));
        const outside = scene.nodes.filter((node) => !node.inFrame).reduce((sum, { count }) => sum + count, 0);
        expect(scene.counts.outsideFrame).toBe(outside);
      }),
    );
  });

  it('are the incidents that a node lists', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        for (const node of buildScene(kazakhstan, view, FRAME).nodes)
          expect(rowsAt(kazakhstan, view, node.spots)).toHaveLength(node.count);
      }),
    );
  });
});

describe('nodes', () => {
  it('keep their members whatever is filtered, and hold every spot at a point once', () => {
    fc.assert(
      fc.property(anyView, fc.integer({ min: 200, max: 1100 }), (view, hundredths) => {
        const zoom = hundredths / 100;
        const { nodes } = nodeMembership(kazakhstan, zoom);
        const members = nodes.flat();
        expect(new Set(members).size).toBe(members.length);
        const camera = { lngDeg: 66.9, latDeg: 48.55, zoom };
        for (const node of buildScene(kazakhstan, { ...view, camera }, FRAME).nodes) {
          if (node.kind !== 'region') expect(nodes).toContainEqual(node.spots);
        }
      }),
    );
  });

  it('stand apart at a near zoom and together at a far one', () => {
    const counts = [2, 3, 4, 5, 6, 8].map((zoom) => nodeMembership(kazakhstan, zoom).nodes.length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBeLessThan(counts[5] ?? 0);
  });
});

describe('words of a scene', () => {
  it('credit a second gazetteer where a place of the dataset is from it', () => {
    const [place] = kazakhstan.places;
    if (place === undefined) throw new Error('the dataset has no place');
    const creditOf = (dataset: typeof kazakhstan): string => buildScene(dataset, DEFAULT_VIEW, FRAME).credits.join(' ');
    expect(creditOf(kazakhstan)).toContain('Places: GeoNames (CC BY 4.0)');
    const places = [{ ...place, id: 'simplemaps:1368355296' }, ...kazakhstan.places.slice(1)];
    expect(creditOf({ ...kazakhstan, places })).toContain('Places: GeoNames, SimpleMaps (CC BY 4.0)');
  });

  const at = (lang: View['lang'], from: string, to: string): Scene =>
    buildScene(kazakhstan, { ...DEFAULT_VIEW, lang, from, to }, FRAME);

  it.each([
    ['en', 'Nur-Sultan'],
    ['ru', 'Нур-Султан'],
    ['kk', 'Нұр-Сұлтан'],
  ] as const)('name the capital as it was called then, in %s', (lang, name) => {
    const scene = at(lang, '2022-01-01', '2022-01-31');
    expect(scene.nodes.map(({ label }) => label)).toContain(name);
  });

  it('say where, when and how many, and what is not shown', () => {
    const scene = buildScene(kazakhstan, { ...DEFAULT_VIEW, off: ['damage'], from: '2022-01-08', to: '2022-01-08' }, FRAME);
    expect(scene.title).toMatch(/^\d+ incidents in \d+ regions?, 8 January 2022$/);
    expect(scene.notes[0]).toBe('Switched off: Fire and property.');
    expect(scene.altText).toContain(scene.title);
    expect(scene.altText).toContain('Switched off: Fire and property.');
  });

  it('show national deaths as a range over named speakers, and strike what was withdrawn', () => {
    const deaths = at('en', '2022-01-01', '2022-01-31').ledger.find(({ id }) => id === 'national-deaths');
    expect(deaths?.figures[0]).toEqual({
      measure: 'killed',
      text: '227–241 killed, disputed',
      attribution: '3 counts: Kazakh officials, undated, Prosecutor General’s Office and 1 more',
      status: 'disputed',
    });
    const withdrawn = deaths?.figures.filter(({ status }) => status === 'withdrawn');
    expect(withdrawn?.map(({ text, attribution }) => [text, attribution])).toContainEqual([
      '164 killed, withdrawn',
      'Health Ministry channel (9 Jan)',
    ]);
  });

  it('call coordinates by themselves no named place', () => {
    const dataset = syntheticDataset(kazakhstan, { rows: 2000, places: 50, points: 20 });
    const at = Array.from({ length: 2000 }, (_, row) => dataset.spots[dataset.incidents.spot[row] as number]?.where);
    const bare = at.filter((where) => where?.kind === 'coordinates' && where.place < 0).length;
    const said = { en: `${bare} at given coordinates`, ru: `по координатам: ${bare}`, kk: `координаттары бойынша: ${bare}` };
    for (const lang of ['en', 'ru', 'kk'] as const) {
      const scene = buildScene(dataset, { ...DEFAULT_VIEW, lang }, FRAME);
      expect(scene.counts.points).toBe(bare);
      expect(scene.standfirst).toContain(said[lang]);
    }
    const { standfirst, legend } = buildScene(dataset, DEFAULT_VIEW, FRAME);
    const named = at.filter((where) => where?.kind === 'place' || where?.kind === 'district').length;
    expect(standfirst).toContain(`${named.toLocaleString('en')} at named places`);
    expect(legend.signs.map(({ label }) => label)).toContain('One mark, one incident at or near the place or point');
  });

  it('have an empty state of their own', () => {
    const off = kazakhstan.taxonomy.types.map(({ id }) => id);
    const scene = buildScene(kazakhstan, { ...DEFAULT_VIEW, off }, FRAME);
    expect(scene.title).toBe('No incidents, 1–31 January 2022');
    expect([scene.nodes, scene.ledger, scene.counts.shown]).toEqual([[], [], 0]);
  });

  it('at 8 January show Sputnik’s three reports: a dispersal, gunfire, and nothing in Almaty', () => {
    const scene = at('en', '2022-01-08', '2022-01-08');
    const typesAt = (name: string): TypeCount[] => [...(scene.nodes.find(({ label }) => label === name)?.types ?? [])];
    expect(typesAt('Aktau')).toContainEqual({ type: 'crackdown', occurred: 1, noneReported: 0 });
    expect(typesAt('Kyzylorda').map(({ type }) => type)).toContain('clash');
    expect(typesAt('Almaty').filter(({ noneReported }) => noneReported > 0)).toHaveLength(1);
  });
});
