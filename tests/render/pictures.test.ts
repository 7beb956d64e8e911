import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qantar-pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const themed = (['light', 'dark', 'grey'] as const).flatMap((theme) =>
  (['en', 'kk', 'ru'] as const).map((lang) => ({ name: `figure-${theme}-${lang}`, options: ['--theme', theme, '--lang', lang] })),
);
const others = [
  { name: 'figure-day', options: ['--from', '2022-01-08', '--to', '2022-01-08'] },
  { name: 'figure-tall-kk', options: ['--lang', 'kk', '--size', '800x1200'] },
  { name: 'figure-empty', options: ['--from', '2022-01-14', '--to', '2022-01-14', '--types', 'deployment'] },
  { name: 'map-ru', options: ['--layout', 'map', '--lang', 'ru', '--size', '900x520'] },
];

/**
 * The pictures as they are to look: each is also an example. A change shows as `NAME.new.png` beside the old one; to take it
 * over, look at both and run with QANTAR_TAKE_PICTURES=1.
 */
describe('the pictures of the embedded dataset', () => {
  it.each([...themed, ...others])('$name', async ({ name, options }) => {
    const made = join(folder, `${name}.png`);
    const call = ['dist/cli/qantar.js', 'export', 'data/kazakhstan-2022', '-o', made, '--scale', '1', ...options];
    await promisify(execFile)(process.execPath, call, { cwd: root });
    const kept = join(here, `${name}.png`);
    if (process.env['QANTAR_TAKE_PICTURES'] === '1') copyFileSync(made, kept);
    const isSame = existsSync(kept) && readFileSync(kept).equals(readFileSync(made));
    if (!isSame) copyFileSync(made, join(here, `${name}.new.png`));
    expect(isSame, `${name}.new.png is the new picture`).toBe(true);
  }, 60_000);
});
