/** Makes everything again in a temporary folder and compares it, byte for byte, with what is checked in. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const home = resolve(import.meta.dirname, '..');
const fresh = mkdtempSync(join(tmpdir(), 'geo-'));
try {
  execFileSync(process.execPath, ['--import', 'tsx', join(home, 'scripts', 'build.ts'), fresh], { cwd: home, stdio: 'inherit' });
  const made = readdirSync(fresh, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const different = made
    .map((entry) => relative(fresh, join(entry.parentPath, entry.name)))
    .filter((name) => !readFileSync(join(fresh, name)).equals(readFileSync(join(home, name))));
  if (different.length > 0) throw new Error(`made differently this time: ${different.join(', ')}`);
  console.log(`${String(made.length)} files are the same, byte for byte`);
} finally {
  rmSync(fresh, { recursive: true });
}
