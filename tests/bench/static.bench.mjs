/**
 * Pictures without a browser against headless Chromium with MapLibre at its best: 1200×800 at 2 device pixels per pixel, from
 * cold, warm and in a batch of 100, as PNG and as SVG, and how the cost grows from 500 incidents to 20 000. The peer draws ground and
 * dots alone, without a name or a legend, in a page that stays open. Both sides run on this computer, now.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { runQantar } from './command.mjs';
import { launch, openMap, serveMap } from './map-peer.mjs';
import { warmMs } from './warm.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qantar-bench-'));
const TYPES = ['protest', 'clash', 'harm', 'damage', 'crackdown', 'deployment', 'politics', 'disruption'];
const DAYS = 100;
const BROWSER_PICTURES = 24;

/** @param {string} text */
const say = (text) => process.stdout.write(`${text}\n`);

/** @type {(text: string) => { features: { id: string, geometry: { coordinates: [number, number] } }[] }} */
const parsePlaces = JSON.parse;
/** @type {(text: string) => Record<string, unknown>} */
const parseMeta = JSON.parse;

const { features: places } = parsePlaces(readFileSync(join(root, 'geo/places.geojson'), 'utf8'));

/** A fixed scatter: every run draws the same.
 * @param {number} index */
function incident(index) {
  const scatter = (index * 2654435761) % 4294967296;
  const day = new Date(Date.UTC(2022, 0, 1 + (index % DAYS))).toISOString().slice(0, 10);
  const type = TYPES[scatter % 7 === 0 ? (scatter >>> 5) % 8 : (scatter >>> 9) % 3] ?? '';
  return { day, type, place: places[(scatter >>> 12) % places.length] };
}

/** A folder with this many incidents over 100 days.
 * @param {number} count */
function dataset(count) {
  const path = join(folder, `made-${count}`);
  const meta = parseMeta(readFileSync(join(root, 'data/kazakhstan-2022/datapackage.json'), 'utf8'));
  const rows = Array.from({ length: count }, (_, index) => {
    const { day, type, place } = incident(index);
    return `i${index},${day},${type},${place?.id ?? ''},KZ`;
  });
  mkdirSync(path);
  writeFileSync(join(path, 'datapackage.json'), JSON.stringify({ ...meta, resources: [], title: 'Bench' }));
  writeFileSync(join(path, 'incidents.csv'), `id,date,type,place,country\n${rows.join('\n')}\n`);
  return path;
}

/** @param {readonly string[]} words */
const run = (words) => runQantar(words, folder);

/** @param {() => Promise<{ ms: number, mb: number }>} once */
async function best(once, times = 3) {
  let found = await once();
  for (let time = 1; time < times; time += 1) {
    const next = await once();
    if (next.ms < found.ms) found = next;
  }
  return found;
}

const SIZE = { width: 1200, height: 800, scale: 2 };
const CAMERA = /** @type {{ center: [number, number], zoom: number }} */ ({ center: [67, 48.3], zoom: 3.9 });

/** How long encoding alone takes: the same pixels deflated again.
 * @param {string} file */
async function encoding(file) {
  const pixels = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await sharp(pixels.data, { raw: pixels.info }).png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** @param {import('@playwright/test').Page} page @param {number} index */
async function shoot(page, index) {
  const day = new Date(Date.UTC(2022, 0, 1 + (index % DAYS))).toISOString().slice(0, 10);
  await page.evaluate(`show(['==', ['get', 'day'], '${day}'])`);
  await page.evaluate('picture()');
}

/** Pictures a second of this many open pages at once.
 * @param {readonly import('@playwright/test').Page[]} tabs */
async function rate(tabs) {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    tabs.map(async (tab) => {
      while (next < BROWSER_PICTURES) await shoot(tab, next++);
    }),
  );
  return BROWSER_PICTURES / ((performance.now() - start) / 1000);
}

/** The page kept open: all incidents shown anew, and the picture.
 * @param {import('@playwright/test').Page} page */
async function warmPage(page) {
  let ms = Infinity;
  for (let round = 0; round < 6; round += 1) {
    await page.evaluate("show(['==', ['get', 'day'], 'none'])");
    const start = performance.now();
    await page.evaluate("show(['!=', ['get', 'day'], 'none'])");
    await page.evaluate('picture()');
    ms = Math.min(ms, performance.now() - start);
  }
  return ms;
}

const small = dataset(500);
const large = dataset(20_000);
const size = ['--size', '1200x800', '--scale', '2'];
const cold = await best(() => run(['export', small, '-o', 'cold.png', ...size]));
const coldSvg = await best(() => run(['export', small, '-o', 'cold.svg', ...size]));
const floor = await encoding(join(folder, 'cold.png'));
const coldLarge = await best(() => run(['export', large, '-o', 'large.png', ...size]));
const batch = await best(() => run(['export', small, '-o', 'batch', '--each', 'day', ...size]), 2);
const batchSvg = await run(['export', small, '-o', 'batch-svg', '--format', 'svg', '--each', 'day', ...size]);
const drawn = readdirSync(join(folder, 'batch')).filter((name) => name.endsWith('.png')).length;
const warm = await warmMs(small, folder, 'png', 12);
const warmSvg = await warmMs(small, folder, 'svg', 12);
const batchLarge = await run(['export', large, '-o', 'batch-large', '--each', 'day', ...size]);

const dots = Array.from({ length: 500 }, (_, index) => {
  const { day, type, place } = incident(index);
  const [lng, lat] = place?.geometry.coordinates ?? [0, 0];
  return { lng, lat, day, type };
});
const site = await serveMap(dots, CAMERA);
let browserCold = Infinity;
for (let round = 0; round < 3; round += 1) {
  const start = performance.now();
  const browser = await launch();
  await (await openMap(browser, site.url, SIZE)).evaluate('picture()');
  browserCold = Math.min(browserCold, performance.now() - start);
  await browser.close();
}
const browser = await launch();
const first = await openMap(browser, site.url, SIZE);
await rate([first]);
const alone = await rate([first]);
const browserWarm = await warmPage(first);
const together = await rate([first, await openMap(browser, site.url, SIZE)]);
await browser.close();
site.stop();
rmSync(folder, { recursive: true });

const browserRate = Math.max(alone, together);
const ourRate = drawn / (batch.ms / 1000);
const svgRate = drawn / (batchSvg.ms / 1000);
/** @param {number} ratio */
const times = (ratio) => `${ratio.toFixed(1)}×`;
say(
  `one PNG from cold: ${cold.ms.toFixed(0)} ms, ${cold.mb.toFixed(0)} MB; Chromium ${browserCold.toFixed(0)} ms (${times(browserCold / cold.ms)}); encoding alone ${floor.toFixed(0)} ms`,
);
say(
  `one PNG warm: ${warm.toFixed(0)} ms; Chromium ${browserWarm.toFixed(0)} ms (${times(browserWarm / warm)}); ${times(warm / floor)} its floor, which is encoding alone`,
);
say(`one SVG warm: ${warmSvg.toFixed(1)} ms (${times(browserWarm / warmSvg)} Chromium’s PNG)`);
say(`one SVG from cold: ${coldSvg.ms.toFixed(0)} ms (${times(browserCold / coldSvg.ms)} Chromium’s PNG)`);
say(
  `a batch of ${drawn} PNG: ${ourRate.toFixed(1)} a second, ${batch.mb.toFixed(0)} MB; Chromium warm ${browserRate.toFixed(2)} (${alone.toFixed(2)} in one page, ${together.toFixed(2)} in two; ${times(ourRate / browserRate)})`,
);
say(`a batch of ${drawn} SVG: ${svgRate.toFixed(1)} a second (${times(svgRate / browserRate)} Chromium’s PNG)`);
say(`20 000 incidents instead of 500: one picture ${times(coldLarge.ms / cold.ms)}, batch ${times(batchLarge.ms / batch.ms)}`);
