import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/core/dataset.ts';
import { PRECISIONS } from '../../src/core/incident.ts';
import { problemText } from '../../src/core/problem.ts';
import { openDrawable } from '../../src/node/dataset.ts';

const TABLE = `id,date,type,place,country,lng,lat
named,2022-01-05,protest,Latifiyah,IQ,,
known,2022-01-05,protest,Baghdad,IQ,,
pointed,2022-01-06,protest,Latifiyah,IQ,44.33,32.99
`;

let folder = '';
let dataset: Dataset;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qantar-vague-'));
  writeFileSync(join(folder, 'vague.csv'), TABLE);
  const opened = await openDrawable('vague.csv', folder, new PassThrough());
  if (!opened.ok) throw new Error(opened.problems.map((problem) => problemText(problem)).join());
  ({ dataset } = opened.value);
});
afterAll(() => rmSync(folder, { recursive: true }));

const seen = (id: string): unknown => {
  const row = dataset.rowOf(id) ?? -1;
  const { where } = dataset.spots[dataset.incidents.spot[row] ?? -1] ?? {};
  return { precision: PRECISIONS[dataset.incidents.precision[row] ?? -1], where };
};

describe('a town whose position is known to some kilometres only', () => {
  it('is drawn as a ring of them, and never as a spot', () => {
    expect(seen('named')).toMatchObject({ precision: 'district', where: { kind: 'district', radiusKm: 5 } });
    expect(seen('known')).toMatchObject({ precision: 'place', where: { kind: 'place' } });
  });

  it('gives way to a point that the row has of its own', () => {
    expect(seen('pointed')).toMatchObject({ precision: 'place', where: { kind: 'coordinates', lngDeg: 44.33, latDeg: 32.99 } });
  });
});
