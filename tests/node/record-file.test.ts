import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_STATUSES, FINDINGS, PRECISIONS, STATUSES, type IncidentRecord } from '../../src/core/incident.ts';
import { recordsInFile } from '../../src/node/record-file.ts';
import { kazakhstan } from '../kazakhstan.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const degrees = maybe(fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0));
const words = fc.record({ en: text, kk: text, ru: text }, { requiredKeys: ['en'] });

const record: fc.Arbitrary<IncidentRecord> = fc.record({
  ...{ id: text, date: text, type: text, subtype: text, place: text, region: text, country: text },
  ...{ lngDeg: degrees, latDeg: degrees, radiusKm: maybe(fc.nat(500)) },
  precision: maybe(fc.constantFrom(...PRECISIONS)),
  finding: fc.constantFrom(...FINDINGS),
  status: fc.constantFrom(...STATUSES),
  ...{ title: words, summary: words, actors: fc.array(text), sourceIds: fc.array(text) },
  claims: fc.array(
    fc.record({
      ...{ id: text, incidentId: text, measure: text, group: text, attributedTo: text, sourceId: text, asOf: text, note: words },
      ...{ low: maybe(fc.nat()), best: maybe(fc.nat()), high: maybe(fc.nat()) },
      status: fc.constantFrom(...CLAIM_STATUSES),
    }),
    { maxLength: 2 },
  ),
  extra: fc.dictionary(fc.constantFrom('a', 'b', 'ё', '2', '__proto__'), text).map((extra) => ({ ...extra })),
  ...{ file: fc.constantFrom('one.csv', 'two.csv'), line: fc.nat() },
});

describe('the words of rows, put away', () => {
  it('come back as they were, from memory and from the disk, in any order and while more are added', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 4000 }), (records, heldBytes) => {
        const store = recordsInFile(heldBytes);
        records.forEach((each, row) => {
          store.add(each);
          expect(store.at(row)).toEqual(each);
        });
        for (let row = records.length - 1; row >= 0; row--) expect(store.at(row)).toEqual(records[row]);
        expect(store.at(0)).toBe(store.at(0));
        expect(() => store.at(records.length)).toThrow('no row');
      }),
      { numRuns: 200 },
    );
  });

  it('keep the order of columns that nothing maps', () => {
    const store = recordsInFile(1);
    const extra = { tags: 'crowd size=3', iso: '398', note: '' };
    const first = { ...kazakhstan.record(0), extra };
    store.add(first);
    store.add({ ...first, extra: { note: '', iso: '1' } });
    expect(JSON.stringify(store.at(0).extra)).toBe(JSON.stringify(extra));
    expect(JSON.stringify(store.at(1).extra)).toBe('{"note":"","iso":"1"}');
  });
});
