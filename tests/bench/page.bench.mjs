/** What a reader waits for: the first map of the built page from cold, and the script it takes, against an empty page in the same browser. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';
import { serveDataset } from './serve.mjs';

const ROUNDS = 5;
const assets = new URL('../../dist/app/assets/', import.meta.url);

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {string} url @param {(page: import('@playwright/test').Page) => Promise<void>} seen */
async function fromCold(url, seen) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  /** @type {Set<string>} */
  const scripts = new Set();
  page.on('response', (response) => {
    if (/\.m?js$/.test(new URL(response.url()).pathname)) scripts.add(new URL(response.url()).pathname);
  });
  const start = performance.now();
  await page.goto(url);
  await seen(page);
  const took = performance.now() - start;
  await browser.close();
  return { took, scripts };
}

const site = await serveDataset('data/kazakhstan-2022');
const blank = createServer((_request, response) =>
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>blank</title><p>blank'),
);
await new Promise((resolve) => blank.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = blank.address();
const blankUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;

const maps = [];
const blanks = [];
/** @type {Set<string>} */
let scripts = new Set();
for (let round = 0; round < ROUNDS; round++) {
  blanks.push((await fromCold(blankUrl, async (page) => page.locator('p').waitFor())).took);
  const map = await fromCold(site.url, async (page) => {
    await page.locator('.map.ready').waitFor();
  });
  maps.push(map.took);
  scripts = map.scripts;
}
site.stop();
blank.close();

/** @param {Iterable<string>} names @returns {number} */
const gzipped = (names) =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, assets)), { level: 9 }).length, 0);
const sent = [...scripts].map((path) => path.split('/').at(-1) ?? '');
const all = readdirSync(fileURLToPath(assets)).filter((name) => /\.m?js$/.test(name));
/** @param {number} bytes */
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
const [map, floor] = [median(maps), median(blanks)];
process.stdout.write(
  [
    `first map on screen, cold: ${Math.round(map)} ms; an empty page in the same browser: ${Math.round(floor)} ms; ratio ${(map / floor).toFixed(2)} (median of ${ROUNDS})`,
    `script sent for it, gzip: ${kB(gzipped(sent))} in ${sent.length} files; all that the page can load: ${kB(gzipped(all))} in ${all.length}`,
    '',
  ].join('\n'),
);
