/**
 * Ten million incidents, really opened: published by `publish` into the folder for temporary files (a gigabyte, made once),
 * served by `qantar serve`, opened in Chromium. A line for RESULTS.md goes into `results.json`, if the peers were measured.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';
import { measurePage, qantarWay } from './peers-page.mjs';
import { readResults, writeResults } from './results.mjs';
import { serveDataset } from './serve.mjs';

const ROWS = Number(process.env['ROWS'] ?? 10_000_000);
const ROUNDS = 7;

/** @type {{ module: typeof import('./synthetic-folder.ts') }} */
const { module: synthetic } = await runnerImport(fileURLToPath(new URL('synthetic-folder.ts', import.meta.url)), {
  logLevel: 'error',
});
const folder = await synthetic.syntheticFolder(ROWS);
const types = synthetic.benchDataset(10).taxonomy.types.map(({ id }) => id);
const days = 1826;

const site = await serveDataset(folder);
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
let bytes = 0;
page.on('response', (response) => {
  if (response.url().includes('/data/')) bytes += Number(response.headers()['content-length'] ?? 0);
});
await page.addInitScript(measurePage);
const start = performance.now();
await page.goto(`${site.url}?lang=en`);
await page.locator('.map.ready[aria-busy=false]').waitFor({ timeout: 300_000 });
await page.evaluate('painted()');
const openMs = performance.now() - start;
const said = await page.locator('.status').innerText();
await page.evaluate(qantarWay, types);
await page.waitForTimeout(2000);

/** @param {(round: number) => unknown} filterOf @returns {Promise<number>} median milliseconds */
async function median(filterOf) {
  /** @type {number[]} */
  const took = [];
  for (let round = 0; round < ROUNDS; round++) {
    took.push(Number(await page.evaluate(`timed(${JSON.stringify(filterOf(round))})`)));
    await page.waitForTimeout(300);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
}
const toggleMs = await median((round) => ({ on: types.map((_, type) => round % 2 === 1 || type !== 0), lastDay: days - 1 }));
const stepMs = await median((round) => ({ on: types.map(() => true), lastDay: days - 2 - round }));
const client = await page.context().newCDPSession(page);
await client.send('HeapProfiler.collectGarbage');
const heap = await client.send('Runtime.getHeapUsage');
await browser.close();
site.stop();

const total = ['dataset.json', 'incidents.parquet', 'ids.parquet', 'claims.parquet', 'places.parquet'].reduce(
  (sum, name) => sum + statSync(join(folder, name)).size,
  0,
);
const note =
  `${ROWS.toLocaleString('en')} incidents (${(total / 1e6).toFixed(0)} MB published): first map after ${(openMs / 1000).toFixed(1)} s and ` +
  `${(bytes / 1e6).toFixed(1)} MB of data, “${said}”; a type switched in ${toggleMs.toFixed(0)} ms, a day’s step in ${stepMs.toFixed(0)} ms; ` +
  `${((heap.usedSize + heap.backingStorageSize) / 1e6).toFixed(0)} MB held by the page.`;
process.stdout.write(`${note}\n`);
// The table that it is a line of is the peers'.
if (existsSync(new URL('results.json', import.meta.url))) {
  const results = readResults();
  const others = (results.notes ?? []).filter((each) => !each.startsWith(`${ROWS.toLocaleString('en')} `));
  const changed = { ...results, notes: [...others, note] };
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(changed, undefined, 1)}\n`);
  writeResults(changed);
}
