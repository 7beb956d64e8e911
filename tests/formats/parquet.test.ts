import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IncidentRecord } from '../../src/core/incident.ts';
import { readInput } from '../../src/formats/read-input.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/parquet-in-every-packing');

/** What a file's rows say; where they stand in it is another matter in each kind of file. */
async function rowsOf(name: string): Promise<Omit<IncidentRecord, 'file' | 'line'>[]> {
  const rows: Omit<IncidentRecord, 'file' | 'line'>[] = [];
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(readFileSync(join(FOLDER, name)));
  }
  const read = await readInput({ name, chunks }, { map: new Map(), dates: undefined, keepsWords: true }, ({ readings }) => {
    for (const { record, problems } of readings) {
      expect(problems).toEqual([]);
      if (record === undefined) continue;
      const { file, line, ...said } = record;
      expect([file, line > 0]).toEqual([name, true]);
      rows.push(said);
    }
  });
  expect(read.ok).toBe(true);
  return rows;
}

describe('a Parquet file', () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.parquet')))(
    'has the rows of its twin in CSV: %s',
    async (name) => {
      const rows = await rowsOf(name);
      expect(rows).toHaveLength(300);
      expect(rows).toEqual(await rowsOf('twin.csv'));
    },
  );
});
