import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemText } from '../../src/core/problem.ts';
import { openDrawable, type Drawable } from '../../src/node/dataset.ts';
import { buildScene } from '../../src/scene/build.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qantar-dataset-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function opened(input: string): Promise<Drawable> {
  const result = await openDrawable(input, folder, new PassThrough());
  if (!result.ok) throw new Error(result.problems.map((problem) => problemText(problem)).join());
  return result.value;
}

const INCIDENTS = `id,date,type,subtype,place,region,country,precision,finding
1,2031-01-05,protest,,Bishkek,,KG,,
2,2031-01-06,clash,,Osh,,KG,,
3,2031-01-07,protest,,Nowhere-at-all,,KG,,
`;

describe('a dataset', () => {
  it('that is a folder of another country is joined to that country, on its ground', async () => {
    const { dataset, problems } = await opened(join(import.meta.dirname, '../fixtures/dataset-of-another-country'));
    expect(problems.map(({ code }) => code)).toEqual(['type-unknown', 'place-unmatched']);
    expect(dataset.meta).toMatchObject({ id: 'made-up', title: { en: 'Made up' }, country: 'KG' });
    const scene = buildScene(dataset, DEFAULT_VIEW, { widthPx: 900, heightPx: 600 });
    expect(scene.nodes.map(({ label }) => label).sort()).toEqual(['Bishkek', 'Osh']);
    expect(scene.counts).toMatchObject({ total: 4, places: 3, unlocated: 1 });
  });

  it('of a table keeps the rows that no place was found for, and says from which bytes it is', async () => {
    writeFileSync(join(folder, 'one.csv'), INCIDENTS);
    cpSync(join(folder, 'one.csv'), join(folder, 'Two files.CSV'));
    const [one, two] = [await opened('one.csv'), await opened('Two files.CSV')];
    expect(one.dataset.incidents.count).toBe(3);
    expect([one.dataset.meta.id, two.dataset.meta.id]).toEqual(['one', 'two-files']);
    expect(two.dataset.meta.hash).toBe(one.dataset.meta.hash);
    expect(one.dataset.meta.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of a file that is refused half way is none', async () => {
    writeFileSync(join(folder, 'open.csv'), `${INCIDENTS}4,2031-01-07,protest,"never closed\n`);
    const result = await openDrawable('open.csv', folder, new PassThrough());
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toContain('quote-unclosed');
  });
});
