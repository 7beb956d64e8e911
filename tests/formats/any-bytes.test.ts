import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import taxonomyJson from '../../data/taxonomy.json' with { type: 'json' };
import type { Counts } from '../../src/core/ingest.ts';
import { problemText, worded, type Problem } from '../../src/core/problem.ts';
import type { Taxonomy } from '../../src/core/taxonomy.ts';
import { describeInput } from '../../src/formats/describe-input.ts';
import type { GrowingGazetteer } from '../../src/formats/growing-gazetteer.ts';
import { joinInput } from '../../src/formats/join-input.ts';
import { growingGazetteer } from '../../src/node/gazetteer.ts';
import { FIXTURES, MUTATIONS, seeds, WRITTEN } from './mutations.ts';

/** The same bytes in every run: what fails here fails again. */
const SEED = 20_220_105;

let grower: GrowingGazetteer;

beforeAll(async () => {
  grower = growingGazetteer();
  // With the world from the start, so that no run pays for it.
  await grower.add(['']);
}, 60_000);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

interface Report {
  readonly counts: Counts;
  readonly problems: readonly Problem[];
}

async function report(bytes: Uint8Array, pieceBytes = 65_536): Promise<Report> {
  const problems: Problem[] = [];
  let rows = 0;
  const source = { name: 'input', chunks: () => inPieces(bytes, pieceBytes) };
  const options = { map: new Map<string, string>(), dates: undefined, keepsWords: true, decisions: [] };
  const { counts, info } = await joinInput({ kind: 'stream', source }, options, grower, taxonomyJson as Taxonomy, {
    problem: (problem) => problems.push(problem),
    row: () => (rows += 1),
  });
  problems.push(...describeInput('input', info));
  // A row that its format rejected is shown to nobody; all others are.
  if (info !== undefined) expect(rows).toBeLessThanOrEqual(counts.rows);
  return { counts, problems };
}

/** What holds for any file whatever. */
function expectHonest({ counts, problems }: Report): void {
  const { rows, joined, ambiguous, unmatched, unlocated, rejected } = counts;
  expect(joined + ambiguous + unmatched + unlocated + rejected).toBe(rows);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (rows === 0) expect(errors.length).toBeGreaterThan(0);
  // What is not on the map has its reason; that talk is no incident is one, and no error.
  if (rejected + ambiguous + unmatched + unlocated > 0) expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) {
    expect(problem.file).toBe('input');
    expect(problem.code).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    expect(problem.line).toBeGreaterThanOrEqual(0);
    expect(problemText(problem)).toContain('input');
    expect(JSON.parse(JSON.stringify(worded(problem)))).toEqual(worded(problem));
  }
}

describe('any bytes give rows that are all accounted for, or a refusal', () => {
  it.each(Object.entries(MUTATIONS))('of files %s', async (_, mutate) => {
    const others = fc.sample(fc.constantFrom(...FIXTURES), { numRuns: FIXTURES.length, seed: SEED });
    const places = fc.sample(seeds, { numRuns: FIXTURES.length, seed: SEED });
    for (const [index, { name, bytes }] of FIXTURES.entries()) {
      const changed = mutate(bytes, places[index] ?? [0, 0, 0], others[index]?.bytes ?? bytes);
      await report(changed).then(expectHonest, (error: unknown) => {
        throw new Error(`${name} is not read to its end`, { cause: error });
      });
    }
  });

  it('of files as they are, in pieces of any size', async () => {
    for (const { name, bytes } of FIXTURES.filter(({ bytes: { length } }) => length < 20_000)) {
      const [whole, cut] = [await report(bytes), await report(bytes, 7)];
      expectHonest(whole);
      expect({ name, ...cut }).toEqual({ name, ...whole });
    }
  });

  /** Texts in UTF-8 without a mark: those that can be written in other ways and mean the same. */
  const texts = FIXTURES.flatMap(({ name, bytes }) => {
    const text = bytes.toString('utf8');
    const isText = Buffer.from(text).equals(bytes) && !/[\0\ufeff]/.test(text) && text.trim() !== '' && bytes.length < 100_000;
    return isText ? [{ name, text }] : [];
  });

  it.each(Object.entries(WRITTEN))('the same ones for the same text %s', async (_, write) => {
    let compared = 0;
    for (const { name, text } of texts) {
      const bytes = write(text);
      if (bytes === undefined) continue;
      const [plain, written] = [await report(Buffer.from(text)), await report(bytes)];
      // A PDF and its like are known by their bytes: written otherwise they are none.
      if (plain.problems.some(({ code }) => code === 'not-text')) continue;
      const told = written.problems.filter(({ code }) => code !== 'encoding-recognised');
      expect({ name, counts: written.counts, problems: told }).toEqual({ name, ...plain });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(1);
  });

  const starts = fc.constantFrom(
    ...['', 'id,date,type,place\n', 'id;date;type;lng;lat\n', '{"type":"FeatureCollection","features":[', '[{', '{"data":[{'],
    ...['PK\u0003\u0004', 'PAR1', '\u001f\u008b\u0008', '\ufeffid\tdate\ttype\tplace\r\n"', '<?xml ', '\u001e{"id":1}\n'],
  );

  it('of random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 99 }), async (start, bytes, size) => {
        expectHonest(await report(Buffer.concat([Buffer.from(start, 'latin1'), bytes]), size));
      }),
      { numRuns: 400, seed: SEED },
    );
  });

  it('of random text', async () => {
    const cell = fc.oneof(
      fc.constantFrom('Almaty', '2022-01-05', 'protest', '', '43.2', '-1', '03/04/2022', '\u0000', '\u202eytamlA', '__proto__'),
      fc.string({ unit: 'binary' }),
    );
    const mark = fc.constantFrom(',', '\n', '"', '""', ';', '\t', '\r\n', '{', '}', '[', ']', ':', '\\', ' ');
    const text = fc.array(fc.tuple(cell, mark), { maxLength: 60 }).map((parts) => parts.flat().join(''));
    await fc.assert(
      fc.asyncProperty(starts, text, async (start, rest) => {
        expectHonest(await report(Buffer.from(start + rest)));
      }),
      { numRuns: 400, seed: SEED },
    );
  });
});
