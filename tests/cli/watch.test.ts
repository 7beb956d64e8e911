import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, expect, test, vi } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { watchFor } from '../../src/cli/export-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'qantar-watch-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an edit of the spreadsheet rewrites the picture; one that can’t be read is said and the picture stays', async () => {
  const data = join(folder, 'data');
  cpSync(new URL('../../data/kazakhstan-2022/', import.meta.url), data, { recursive: true });
  const stop = new AbortController();
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let said = '';
  stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const io = { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped: stop.signal };
  const output = join(folder, 'map.svg');
  const options = { output, layout: 'map', size: '500x300', text: 'plain' };
  const picture = (): string => readFileSync(output, 'utf8');
  const titleOf = (): string => /<title[^>]*>([^<]*)/u.exec(picture())?.[1] ?? '';
  const wait = { timeout: 20_000, interval: 20 };

  const codes: number[] = [];
  const draw = async (): Promise<0 | 1 | 2> => {
    const code = await runExport('data', options, io);
    codes.push(code);
    return code;
  };
  await draw();
  const watching = watchFor('data', io, draw);
  expect(titleOf()).toMatch(/^89 incidents/u);

  const table = join(data, 'incidents.csv');
  const rows = readFileSync(table, 'utf8');
  const added =
    rows
      .trimEnd()
      .split('\n')
      .at(-1)
      ?.replace(/^[^,]*/u, 'one-more') ?? '';
  writeFileSync(table, `${rows.trimEnd()}\n${added}\n`);
  await vi.waitFor(() => expect(titleOf()).toMatch(/^90 incidents/u), wait);

  const good = picture();
  writeFileSync(table, '<!doctype html><title>Sign in</title>');
  await vi.waitFor(() => expect(codes.at(-1)).toBe(1), wait);
  expect(said).toMatch(/incidents\.csv/u);
  expect(picture()).toBe(good);

  writeFileSync(table, rows);
  await vi.waitFor(() => expect(titleOf()).toMatch(/^89 incidents/u), wait);
  stop.abort();
  await watching;
}, 90_000);
