/**
 * Publishing a table as ACLED exports it: `qantar build` against `qantar check`, which reads and joins the same rows and keeps
 * none. A million rows, or as many as ROWS says.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAcledLike } from './acled-like.mjs';
import { runQantar } from './command.mjs';

const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'qantar-bench-'));
const file = join(folder, 'acled-like.csv');

/** @param {string} name @param {{ ms: number, mb: number }} cost */
const line = (name, { ms, mb }) => `  ${name.padEnd(14)} ${(ms / 1000).toFixed(1)} s, ${Math.round(mb)} MB\n`;

try {
  await writeAcledLike(file, ROWS);
  const check = await runQantar(['check', file, '--json'], folder);
  const build = await runQantar(['build', file, '-o', join(folder, 'published')], folder);
  const bytes = readdirSync(join(folder, 'published')).reduce(
    (sum, name) => sum + statSync(join(folder, 'published', name)).size,
    0,
  );
  process.stdout.write(
    `${ROWS.toLocaleString('en')} rows, ${Math.round(statSync(file).size / 1e6)} MB, published as ${Math.round(bytes / 1e6)} MB\n` +
      line('qantar check', check) +
      line('qantar build', build) +
      `  ratio          ${(build.ms / check.ms).toFixed(1)} in time, ${(build.mb / check.mb).toFixed(1)} in memory\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
