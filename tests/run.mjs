/**
 * Runs the tests: `node tests/run.mjs [unit|browser] [arguments for vitest or playwright…]`, both without a word.
 * The last line printed is `N passed, N failed`, over everything that ran.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What the runners' JSON reporters write, as far as it is read here.
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ testResults?: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 * @typedef {{ stats?: { expected: number, unexpected: number, flaky: number } }} PlaywrightReport
 */

process.chdir(fileURLToPath(new URL('../', import.meta.url)));
const RESULTS = 'test-results';

/**
 * @param {string[]} command a script and its arguments, run by this Node
 * @param {Record<string, string>} [env]
 * @returns {boolean} whether it succeeded
 */
const run = (command, env = {}) =>
  spawnSync(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status === 0;

/**
 * A run that failed has at least one failure, also when it ended before it could write one down; so has one without tests.
 * @param {Count} count
 * @param {boolean} succeeded
 * @returns {Count}
 */
const honest = ({ passed, failed }, succeeded) => ({
  passed,
  failed: failed === 0 && (!succeeded || passed === 0) ? 1 : failed,
});

/**
 * @param {string} file
 * @returns {unknown} what a reporter wrote; empty if it did not get that far
 */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/**
 * @param {string[]} args
 * @returns {Count}
 */
function unit(args) {
  const file = `${RESULTS}/unit.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const succeeded = run(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args]);
  const { testResults: files = [] } = /** @type {VitestReport} */ (read(file));
  const cases = files.flatMap((each) => each.assertionResults);
  // A file that can't be loaded has no cases, and counts as one that failed.
  const broken = files.filter(
    (each) => each.status === 'failed' && each.assertionResults.every((one) => one.status !== 'failed'),
  );
  return honest(
    {
      passed: cases.filter((one) => one.status === 'passed').length,
      failed: cases.filter((one) => one.status === 'failed').length + broken.length,
    },
    succeeded,
  );
}

/**
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
async function browser(args) {
  const { findChromium } = await import('./browser/chromium.mjs');
  try {
    process.env['CHROMIUM'] = findChromium();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
  const file = `${RESULTS}/browser.json`;
  const command = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/browser/playwright.config.ts'];
  const succeeded = run([...command, '--reporter=list,json', ...args], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${file}`,
  });
  const { stats } = /** @type {PlaywrightReport} */ (read(file));
  return honest({ passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }, succeeded);
}

const [first = '', ...rest] = process.argv.slice(2);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);
/** @type {Count[]} */
const counts = [];
// Tests of the command line and of the page run what is built.
if (!run(['src/cli/prepare.mjs', '--if-stale'])) counts.push({ passed: 0, failed: 1 });
if (first !== 'browser') counts.push(unit(first === 'unit' ? rest : []));
if (first !== 'unit') counts.push(await browser(first === 'browser' ? rest : []));

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
