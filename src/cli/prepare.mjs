/**
 * Builds the page and the command line, quietly. npm runs it after `npm install` in a clone and before packing.
 * With `--if-stale` it builds only what is missing or older than its sources, so that `npm start` is quick.
 * Where it cannot build it says why and succeeds: an install must not fail for a part that is not there.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const TARGETS = [
  { name: 'the page', mode: 'production', entry: 'src/app/index.html', output: 'dist/app/index.html' },
  { name: 'the page as one file', mode: 'single', entry: 'src/app/index.html', output: 'dist/single/index.html' },
  { name: 'the command line', mode: 'cli', entry: 'src/cli/main.ts', output: 'dist/cli/qantar.js' },
];

/** What a build reads. The configuration and the lock stand for everything outside of `src`. */
const SOURCES = ['src', 'geo', 'data/taxonomy.json', 'vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * Milliseconds since 1970 of the newest change at or below `path`. Folders count too: a deleted file changes its folder.
 * @param {string} path
 * @returns {number}
 */
function newestMs(path) {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(entry.mtimeMs, ...inside.map((name) => newestMs(`${path}/${name}`)));
}

/** @returns {Promise<typeof import('vite') | undefined>} */
async function viteIfInstalled() {
  try {
    return await import('vite');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** @param {string} text */
const say = (text) => process.stderr.write(`qantar: ${text}\n`);

const present = TARGETS.filter((target) => {
  if (existsSync(root + target.entry)) return true;
  say(`${target.name} is not built: there is no ${target.entry}`);
  return false;
});
const newestSourceMs = Math.max(...SOURCES.map((path) => newestMs(root + path)));
const wanted = process.argv.includes('--if-stale')
  ? present.filter((target) => newestMs(root + target.output) < newestSourceMs)
  : present;

if (wanted.length > 0) {
  const vite = await viteIfInstalled();
  if (vite === undefined) {
    say('not built: the development packages are not installed (npm install --include=dev)');
  } else {
    for (const target of wanted) {
      const startMs = performance.now();
      await vite.build({ configFile: `${root}vite.config.ts`, mode: target.mode, logLevel: 'warn' });
      say(`built ${target.name} in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
    }
  }
}
