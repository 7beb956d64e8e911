import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hasFfmpeg } from '../ffmpeg.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'qantar-same-'));
afterAll(() => rmSync(folder, { recursive: true }));
const qantar = fileURLToPath(new URL('../../dist/cli/qantar.js', import.meta.url));

/** Two places that differ in all that a picture must not depend on: clock, language, folder, and the process itself. */
const PLACES = [
  { name: 'a', cwd: 'a', env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' } },
  {
    name: 'b with a longer name',
    cwd: 'b with a longer name/inside',
    env: { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
] as const;

const STILL = ['svg', 'pdf', 'png', 'webp', 'avif', 'json'];
const MOVING = ['webp', 'gif', ...(hasFfmpeg ? ['mp4', 'webm'] : [])];

beforeAll(async () => {
  for (const { cwd, env } of PLACES) {
    const at = join(folder, cwd);
    mkdirSync(at, { recursive: true });
    cpSync(new URL('../../data/kazakhstan-2022/', import.meta.url), join(at, 'data'), { recursive: true });
    const run = (...words: string[]): Promise<unknown> =>
      promisify(execFile)(process.execPath, [qantar, 'export', 'data', ...words], { cwd: at, env: { ...process.env, ...env } });
    await run('-o', 'still', '--format', STILL.join(','), '--lang', 'kk', '--scale', '1');
    await run('-o', 'each', '--each', 'type', '--format', 'png,svg', '--layout', 'map', '--size', '500x300');
    for (const format of MOVING) {
      await run('-o', `moving.${format}`, '--animate', 'day', '--layout', 'map', '--size', '400x240', '--scale', '1');
    }
  }
});

const both = (name: string): Buffer[] => PLACES.map(({ cwd }) => readFileSync(join(folder, cwd, name)));

test.each([
  ...STILL.map((format) => `still.${format}`),
  ...MOVING.map((format) => `moving.${format}`),
  ...['index.json', 'index.html', 'protest.png', 'clash.svg'].map((name) => `each/${name}`),
])('%s is the same wherever and whenever it is made, and knows neither', (name) => {
  const [one, other] = both(name);
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
  const said = one?.toString('latin1') ?? '';
  const today = new Date().toISOString().slice(0, 10);
  for (const word of [folder, tmpdir(), 'Kiritimati', today]) expect(said, word).not.toContain(word);
});
