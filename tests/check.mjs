/**
 * Runs every check, also after one has failed, two at a time; prints what a failed one said, then a line for each.
 * `node tests/check.mjs eslint knip` runs only those. What a file's unchanged content was found to be is remembered between
 * runs; ESLint's memory does not see that a type changed in another file, so CI starts without one.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../', import.meta.url)));

const CACHE = 'node_modules/.cache';

/** Dearest first, so that two at a time end together. @type {Record<string, string[]>} */
const CHECKS = {
  eslint: [
    'node_modules/eslint/bin/eslint.js',
    '.',
    '--max-warnings=0',
    ...(process.env['CI'] ? [] : ['--cache', '--cache-strategy=content', `--cache-location=${CACHE}/eslint/`]),
  ],
  'svelte-check': ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'],
  tsc: [
    'node_modules/typescript/bin/tsc',
    '--noEmit',
    '--pretty',
    '--incremental',
    '--tsBuildInfoFile',
    `${CACHE}/tsc.tsbuildinfo`,
  ],
  prettier: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '--cache', '.'],
  depcruise: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'tests'],
  knip: ['node_modules/knip/bin/knip.js', '--no-progress'],
};

/**
 * @param {string[]} command
 * @returns {Promise<{ passed: boolean, said: string, seconds: number }>}
 */
const run = (command) =>
  new Promise((resolve) => {
    const startMs = performance.now();
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (said += text));
    }
    child.on('close', (code) => resolve({ passed: code === 0, said, seconds: (performance.now() - startMs) / 1000 }));
  });

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) throw new Error(`no check is called ${unknown.join(', ')}; there are ${Object.keys(CHECKS).join(', ')}`);
const queue = Object.entries(CHECKS).filter(([name]) => asked.length === 0 || asked.includes(name));

/** @type {{ name: string, passed: boolean, seconds: number }[]} */
const done = [];
const worker = async () => {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, command] = next;
    const { passed, said, seconds } = await run(command);
    if (!passed) process.stdout.write(`── ${name}\n${said.trim()}\n\n`);
    done.push({ name, passed, seconds });
  }
};
await Promise.all([worker(), worker()]);

for (const { name, passed, seconds } of done) {
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)\n`);
}
const failed = done.filter((each) => !each.passed).length;
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`\n${done.length - failed} passed, ${failed} failed\n`);
