import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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

test('a workbook saved as spreadsheet programs save, put in the old one’s place, is drawn again, however often', async () => {
  const desk = join(folder, 'desk');
  mkdirSync(desk);
  const table = join(desk, 'incidents.xlsx');
  const whole = readFileSync(new URL('../fixtures/xlsx/input.xlsx', import.meta.url));
  const parts = unzipSync(whole);
  const sheet = 'xl/worksheets/sheet1.xml';
  const cut = strFromU8(parts[sheet] ?? new Uint8Array()).replace(/<row r="3">.*?<\/row>/u, '');
  const shorter = zipSync({ ...parts, [sheet]: strToU8(cut) });
  const save = (bytes: Uint8Array): void => {
    const beside = join(desk, '.~incidents.tmp');
    writeFileSync(beside, bytes);
    renameSync(beside, table);
  };
  save(whole);

  const stop = new AbortController();
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough().resume(), new PassThrough().resume()];
  const io = { stdin, stdout, stderr, cwd: desk, exit: () => undefined, stopped: stop.signal };
  // The picture lies beside the table: writing it is no edit.
  const output = join(desk, 'map.svg');
  const options = { output, layout: 'map', size: '500x300', text: 'plain' };
  const titleOf = (): string => /<title[^>]*>([^<]*)/u.exec(readFileSync(output, 'utf8'))?.[1] ?? '';
  const wait = { timeout: 20_000, interval: 20 };
  const codes: number[] = [];
  const draw = async (): Promise<0 | 1 | 2> => {
    const code = await runExport('incidents.xlsx', options, io);
    codes.push(code);
    return code;
  };
  await draw();
  const watching = watchFor('incidents.xlsx', io, draw);
  expect(titleOf()).toMatch(/^2 incidents/u);
  save(shorter);
  await vi.waitFor(() => expect(titleOf()).toMatch(/^1 incident\b/u), wait);
  save(whole.subarray(0, whole.length / 2));
  await vi.waitFor(() => expect(codes.at(-1)).toBe(1), wait);
  expect(titleOf()).toMatch(/^1 incident\b/u);
  save(whole);
  await vi.waitFor(() => expect(titleOf()).toMatch(/^2 incidents/u), wait);
  stop.abort();
  await watching;
  expect(codes).toEqual([0, 0, 1, 0]);
}, 90_000);
