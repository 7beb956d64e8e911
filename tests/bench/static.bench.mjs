/**
 * Pictures without a browser against pictures of the built page in headless Chromium: 1200×800 at 2 device pixels per pixel,
 * from cold and in a batch of 100, and how the cost grows from 500 incidents to 20 000. Both sides run on this computer, now.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';
import { serveDataset } from './serve.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const qantar = join(root, 'dist/cli/qantar.js');
const folder = mkdtempSync(join(tmpdir(), 'qantar-bench-'));
const TYPES = ['protest', 'clash', 'harm', 'damage', 'crackdown', 'deployment', 'politics', 'disruption'];
const DAYS = 100;
const BROWSER_PICTURES = 12;

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** @type {(text: string) => { features: { id: string }[] }} */
const parsePlaces = JSON.parse;
/** @type {(text: string) => Record<string, unknown>} */
const parseMeta = JSON.parse;

/** A folder with this many incidents over 100 days.
 * @param {number} count */
function dataset(count) {
  const { features: places } = parsePlaces(readFileSync(join(root, 'geo/places.geojson'), 'utf8'));
  const path = join(folder, `made-${count}`);
  const meta = parseMeta(readFileSync(join(root, 'data/kazakhstan-2022/datapackage.json'), 'utf8'));
  const rows = Array.from({ length: count }, (_, index) => {
    // A fixed scatter: every run draws the same.
    const scatter = (index * 2654435761) % 4294967296;
    const day = new Date(Date.UTC(2022, 0, 1 + (index % DAYS))).toISOString().slice(0, 10);
    return `i${index},${day},${TYPES[scatter % 7 === 0 ? (scatter >>> 5) % 8 : (scatter >>> 9) % 3]},${places[(scatter >>> 12) % places.length]?.id ?? ''},KZ`;
  });
  mkdirSync(path);
  writeFileSync(join(path, 'datapackage.json'), JSON.stringify({ ...meta, resources: [], title: 'Bench' }));
  writeFileSync(join(path, 'incidents.csv'), `id,date,type,place,country\n${rows.join('\n')}\n`);
  return path;
}

/** @param {readonly string[]} words @returns {Promise<{ ms: number, mb: number }>} */
function run(words) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [qantar, ...words], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    let mb = 0;
    const watch = setInterval(() => {
      try {
        const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        mb = Math.max(mb, Number(kb ?? 0) / 1024);
      } catch {
        // Not Linux, or gone already.
      }
    }, 20);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ ms: performance.now() - start, mb });
      else reject(new Error(`qantar ${words.join(' ')}: ${code}`));
    });
  });
}

/** @param {() => Promise<{ ms: number, mb: number }>} once */
async function best(once, times = 3) {
  let found = await once();
  for (let time = 1; time < times; time += 1) {
    const next = await once();
    if (next.ms < found.ms) found = next;
  }
  return found;
}

/** @param {import('@playwright/test').Page} page @param {string} url */
async function shoot(page, url) {
  await page.goto(url);
  await page.locator('.map.ready').waitFor();
  return page.screenshot();
}

const VIEWPORT = { viewport: { width: 1200, height: 800 }, deviceScaleFactor: 2 };

const small = dataset(500);
const large = dataset(20_000);
const cold = await best(() => run(['export', small, '-o', 'cold.png']));
const coldLarge = await best(() => run(['export', large, '-o', 'cold.png']));
const batch = await run(['export', small, '-o', 'batch', '--each', 'day']);
const drawn = readdirSync(join(folder, 'batch')).filter((name) => name.endsWith('.png')).length;
const ourRate = drawn / (batch.ms / 1000);
const batchLarge = await run(['export', large, '-o', 'batch-large', '--each', 'day']);

const site = await serveDataset(small);
const launch = () => chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
const start = performance.now();
const browser = await launch();
const first = await browser.newPage(VIEWPORT);
await shoot(first, site.url);
const browserCold = performance.now() - start;
const tabs = [first, await browser.newPage(VIEWPORT)];
let next = 0;
const batchStart = performance.now();
await Promise.all(
  tabs.map(async (tab) => {
    while (next < BROWSER_PICTURES) {
      next += 1;
      const day = new Date(Date.UTC(2022, 0, next)).toISOString().slice(0, 10);
      await shoot(tab, `${site.url}?from=${day}&to=${day}`);
    }
  }),
);
const browserRate = BROWSER_PICTURES / ((performance.now() - batchStart) / 1000);
await browser.close();
site.stop();
rmSync(folder, { recursive: true });

say(
  `one picture from cold: ${cold.ms.toFixed(0)} ms, ${cold.mb.toFixed(0)} MB; Chromium ${browserCold.toFixed(0)} ms (${(browserCold / cold.ms).toFixed(1)}×)`,
);
say(
  `a batch of ${drawn}: ${ourRate.toFixed(1)} pictures a second, ${batch.mb.toFixed(0)} MB; Chromium ${browserRate.toFixed(1)} (${(ourRate / browserRate).toFixed(1)}×)`,
);
say(
  `20 000 incidents instead of 500: one picture ${(coldLarge.ms / cold.ms).toFixed(2)}×, batch ${(batchLarge.ms / batch.ms).toFixed(2)}×`,
);
