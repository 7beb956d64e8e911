import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncidentRecord } from '../../src/core/incident.ts';
import type { Problem } from '../../src/core/problem.ts';
import { readInput, type InputInfo } from '../../src/formats/read-input.ts';

export interface Read {
  readonly info: InputInfo | undefined;
  readonly records: readonly IncidentRecord[];
  readonly rows: number;
  readonly problems: readonly Problem[];
}

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** What the bytes of a file are read to, and what is said of them. */
export async function read(bytes: Uint8Array, pieceBytes = 65_536): Promise<Read> {
  const records: IncidentRecord[] = [];
  const problems: Problem[] = [];
  let rows = 0;
  const source = { name: 'input', chunks: () => inPieces(bytes, pieceBytes) };
  const result = await readInput(source, { map: new Map(), dates: undefined, keepsWords: true }, ({ readings }) => {
    rows += readings.length;
    for (const reading of readings) {
      if (reading.record !== undefined) records.push(reading.record);
      problems.push(...reading.problems);
    }
  });
  return result.ok
    ? { info: result.value, records, rows, problems }
    : { info: undefined, records: [], rows: 0, problems: result.problems };
}

/** The same of the input in a folder of `tests/fixtures`. */
export const fixture = (name: string): Promise<Read> => {
  const folder = join(import.meta.dirname, '../fixtures', name);
  const file = readdirSync(folder).find((each) => each.startsWith('input.'));
  return read(readFileSync(join(folder, file ?? '')));
};
