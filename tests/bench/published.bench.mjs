/**
 * What a reader waits for when a published dataset of a million incidents is opened: its first complete map from cold, what of
 * that is left once the bytes for it are there, and what the page holds; against the embedded dataset's page in the same browser.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';
import { serveDataset } from './serve.mjs';

const ROWS = Number(process.env['ROWS'] ?? 1_000_000);
const ROUNDS = 5;

/** @type {{ module: typeof import('./synthetic-folder.ts') }} */
const { module: synthetic } = await runnerImport(fileURLToPath(new URL('synthetic-folder.ts', import.meta.url)), {
  logLevel: 'error',
});

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs in the page: when the first map stands, and the longest task until then. */
function watch() {
  const said = { readyMs: 0, longestMs: 0 };
  Object.assign(globalThis, { said });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) said.longestMs = Math.max(said.longestMs, duration);
  }).observe({ type: 'longtask' });
  new MutationObserver((_, observer) => {
    if (document.querySelector('.map.ready[aria-busy=false]') === null) return;
    said.readyMs = performance.timeOrigin + performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['class', 'aria-busy'] });
}

/** @param {string} url @returns {Promise<{ readyMs: number, afterBytesMs: number, longestMs: number, mb: number, heldMb: number }>} */
async function fromCold(url) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  let bytes = 0;
  let lastMs = 0;
  page.on('requestfinished', (request) => {
    if (!request.url().includes('/data/')) return;
    void request.sizes().then(({ responseBodySize }) => (bytes += responseBodySize));
    lastMs = Math.max(lastMs, request.timing().startTime + request.timing().responseEnd);
  });
  const start = Date.now();
  await page.goto(url);
  await page.locator('.map.ready[aria-busy=false]').waitFor({ timeout: 120_000 });
  /** @type {{ readyMs: number, longestMs: number }} */
  const said = await page.evaluate('said');
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const heap = await client.send('Runtime.getHeapUsage');
  await browser.close();
  return {
    readyMs: said.readyMs - start,
    afterBytesMs: said.readyMs - lastMs,
    longestMs: said.longestMs,
    mb: bytes / 1e6,
    heldMb: (heap.usedSize + heap.backingStorageSize) / 1e6,
  };
}

const sites = [await serveDataset(await synthetic.syntheticFolder(ROWS)), await serveDataset('data/kazakhstan-2022')];
/** @type {Awaited<ReturnType<typeof fromCold>>[][]} */
const found = [[], []];
for (let round = 0; round < ROUNDS; round++)
  for (const [index, site] of sites.entries()) found[index]?.push(await fromCold(`${site.url}?lang=en`));
for (const site of sites) site.stop();
const [published, embedded] = found.map(
  (rounds) => (/** @type {keyof (typeof rounds)[0]} */ key) => median(rounds.map((each) => each[key])),
);
if (published === undefined || embedded === undefined) throw new Error('there are two pages');
process.stdout.write(
  [
    `${ROWS.toLocaleString('en')} published incidents: first map after ${published('readyMs').toFixed(0)} ms, ` +
      `${published('afterBytesMs').toFixed(0)} ms after the last of ${published('mb').toFixed(1)} MB; ` +
      `longest task of the page ${published('longestMs').toFixed(0)} ms; ${published('heldMb').toFixed(0)} MB held`,
    `embedded dataset, 96 incidents: first map after ${embedded('readyMs').toFixed(0)} ms; ` +
      `ratio ${(published('readyMs') / embedded('readyMs')).toFixed(2)} (medians of ${ROUNDS})`,
    '',
  ].join('\n'),
);
