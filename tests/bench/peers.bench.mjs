/**
 * Qantar's page against other ways of showing the same made-up incidents, in one run, in one browser: to open, to switch a type,
 * to move the last day, to drag the map, and what it holds. Each way first has to draw as many incidents as a plain count of the
 * same filters finds. Writes `results.json`, of which `results.mjs` makes RESULTS.md and its picture.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type as system } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, runnerImport } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';
import { installPeers, peers } from './install-peers.mjs';
import { dragPage, measurePage, qantarWay } from './peers-page.mjs';
import { readResults, writeResults } from './results.mjs';

const SIZES = (process.env['ROWS'] ?? '10000,100000,1000000').split(',').map(Number);
const ROUNDS = 5;
/** Of one cell of the table. */
const LIMIT_MS = Number(process.env['LIMIT_MS'] ?? 150_000);
/** Whoever takes longer than this is asked once. */
const SLOW_MS = 4000;
const WAYS = process.env['WAYS']?.split(',') ?? [
  'qantar',
  'floor',
  'leaflet-supercluster',
  'leaflet-markercluster',
  'maplibre-cluster',
  'deck',
  'maplibre-points',
];

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');
const out = join(root, 'out/bench/peers');

installPeers('supercluster');
await build({ configFile: false, root: peers, base: '/peers/', logLevel: 'error', build: { outDir: join(out, 'site'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 }, worker: { format: 'es' } }); // prettier-ignore

/** @type {{ module: typeof import('./peers-data.ts') }} */
const { module: data } = await runnerImport(here('peers-data.ts'), { configFile: false, logLevel: 'error' });

/**
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T | undefined>} undefined if it takes too long
 */
async function within(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<undefined>} */
  const late = new Promise((resolve) => (timer = setTimeout(() => resolve(undefined), LIMIT_MS)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The map in Qantar's page, in CSS pixels: the others are drawn as large, since software draws each pixel. */
let mapSize = '';

/** @typedef {import('./results.mjs').Cell} Cell */
/** @typedef {{ on: boolean[], lastDay: number }} Filter */

/**
 * One way at one size, in a browser of its own.
 * @param {string} way
 * @param {Awaited<ReturnType<typeof data.benchSite>>} site
 * @returns {Promise<Cell>}
 */
async function measure(way, site) {
  const isQantar = way === 'qantar';
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, '--enable-blink-features=ForceEagerMeasureMemory', '--js-flags=--max-old-space-size=8192'],
  });
  /** @type {Cell} */
  const cell = { way, rows: site.rows };
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
    page.setDefaultTimeout(LIMIT_MS);
    page.on('pageerror', (error) => (cell.failed ??= error.message));
    page.on('crash', () => (cell.failed = 'the tab crashed'));
    await page.addInitScript(measurePage);
    const start = performance.now();
    const open = async () => {
      await page.goto(
        isQantar
          ? `${site.url}?lang=en&at=66.9,48,3.2`
          : `${site.url}peers/index.html?way=${way}&rows=${site.rows}&size=${mapSize}`,
      );
      if (isQantar) {
        await page.locator('.map.ready[aria-busy=false]').waitFor();
        await page.evaluate(qantarWay, site.types);
        mapSize = String(
          await page.evaluate(
            "(({ clientWidth, clientHeight }) => `${clientWidth}x${clientHeight}`)(document.querySelector('.map'))",
          ),
        );
      } else await page.waitForFunction('window.way !== undefined');
      await page.evaluate('painted()');
      return true;
    };
    const opened = await within(open());
    if (opened === undefined) return { ...cell, failed: cell.failed ?? 'load' };
    cell.loadMs = performance.now() - start;
    await page.waitForTimeout(1500);

    /** @param {Filter} filter @returns {Promise<number | undefined>} */
    const show = (filter) =>
      within(page.evaluate(`timed(${JSON.stringify(filter)})`)).then((ms) => (ms === undefined ? undefined : Number(ms)));
    const all = site.types.map(() => true);
    const off = site.types.map((_, type) => type !== 0);
    const last = site.days - 1;

    if (way !== 'floor') {
      cell.agrees = true;
      for (const filter of [
        { on: off, lastDay: last },
        { on: site.types.map((_, type) => type % 3 === 1), lastDay: last - 1 },
        { on: all, lastDay: last },
      ]) {
        if ((await show(filter)) === undefined) return { ...cell, failed: 'toggle' };
        const drawn = await within(page.evaluate('way.count()').then(Number));
        const expected = site.count(filter);
        if (drawn !== expected) cell.agrees = false;
        if (drawn !== expected) process.stdout.write(`    ${way} draws ${String(drawn)} of ${expected}\n`);
      }
    }
    /** @param {(round: number) => Filter} filterOf */
    const median = async (filterOf) => {
      /** @type {number[]} */
      const took = [];
      for (let round = 0; round < ROUNDS; round++) {
        const ms = await show(filterOf(round));
        if (ms === undefined) return undefined;
        took.push(ms);
        if (ms > SLOW_MS) break;
        await page.waitForTimeout(150 + 37 * (round % 3));
      }
      return took.sort((a, b) => a - b)[Math.floor(took.length / 2)];
    };
    cell.toggleMs = await median((round) => ({ on: round % 2 === 0 ? off : all, lastDay: last }));
    await show({ on: all, lastDay: last });
    cell.stepMs = await median((round) => ({ on: all, lastDay: last - 1 - round }));
    cell.frameMs = await within(page.evaluate(dragPage, { count: 30 }));
    cell.heapMB = await within(
      page.evaluate('performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes / 1e6)').then(Number),
    );
  } catch (error) {
    cell.failed ??= error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  } finally {
    await browser.close();
  }
  return cell;
}

/** @param {number | undefined} ms */
const shown = (ms) => (ms === undefined ? '–' : ms.toFixed(ms < 10 ? 1 : 0));
/** @type {(text: string) => { version: string }} */
const parse = JSON.parse;
const version = (/** @type {string} */ name) =>
  parse(readFileSync(join(peers, 'node_modules', name, 'package.json'), 'utf8')).version;
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
const chromiumVersion = browser.version();
await browser.close();
const about = {
  when: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${system()} ${release()}, Node ${process.version}, Chromium ${chromiumVersion}, WebGL in software`,
  versions: Object.fromEntries(
    ['leaflet', 'leaflet.markercluster', 'supercluster', 'maplibre-gl', '@deck.gl/core'].map((name) => [name, version(name)]),
  ),
};
/** @type {Cell[]} */
const cells = [];
function save() {
  const { notes = [] } = existsSync(here('results.json')) ? readResults() : {};
  const results = { ...about, cells, notes };
  writeFileSync(here('results.json'), `${JSON.stringify(results, undefined, 1)}\n`);
  writeResults(results);
}
for (const rows of SIZES) {
  const site = await data.benchSite(rows, out);
  process.stdout.write(`${rows.toLocaleString('en')} incidents, ${site.points.toLocaleString('en')} of them at a point\n`);
  for (const way of WAYS) {
    const cell = await measure(way, site);
    cells.push(cell);
    // After each, so that what an evening has measured is not lost with its last hour.
    save();
    process.stdout.write(`  ${way.padEnd(22)} load ${shown(cell.loadMs)}, toggle ${shown(cell.toggleMs)}, step ${shown(cell.stepMs)}, frame ${shown(cell.frameMs)} ms, ${shown(cell.heapMB)} MB ${cell.failed ?? ''}\n`); // prettier-ignore
  }
  site.stop();
}
