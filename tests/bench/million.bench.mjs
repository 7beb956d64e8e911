/**
 * What a reader's step costs in the page, up to a million incidents: a type or a facet switched, the last day moved, the map
 * dragged; each against the floor of the same run, MapLibre repainting its unchanged map in the same page, asked for by the
 * same kind of press. Presses are real input, and how long they take is what the browser says of them (Event Timing): from the
 * press to the new pixels on screen.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../browser/chromium.mjs';
import { serveDataset } from './serve.mjs';

const SIZES = (process.env['ROWS'] ?? '10000,100000,1000000').split(',').map(Number);
const ROUNDS = 15;
const DRAG_FRAMES = 60;
/** A type is switched with each of these over the whole set, too. */
const LAYERS = ['choropleth', 'heat', 'spread'];

/** @type {{ module: typeof import('./synthetic-folder.ts') }} */
const { module: synthetic } = await runnerImport(fileURLToPath(new URL('synthetic-folder.ts', import.meta.url)));

/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean of the middle half: the browser rounds to 8 ms, which a median would keep. @param {readonly number[]} values */
const middle = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return mean(sorted.slice(Math.floor(sorted.length / 4), Math.ceil((sorted.length * 3) / 4)));
};

/** Runs in the page: keeps the longest task, and how long each press took to be seen. */
function watch() {
  const said = { longest: 0, presses: /** @type {Record<string, number[]>} */ ({}) };
  Object.assign(globalThis, { said });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) said.longest = Math.max(said.longest, duration);
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) (said.presses[name] ??= []).push(duration);
  }).observe(/** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16 }));
  // MapLibre draws its map again when the network is back: the one way to ask a page's map for it from outside.
  addEventListener('keydown', ({ key }) => {
    if (key === 'F9') dispatchEvent(new Event('online'));
  });
  addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('h1') !== null) dispatchEvent(new Event('online'));
  });
}

/**
 * Runs in the page: milliseconds a frame, on average, while each draws the map again, unchanged or dragged a little further.
 * MapLibre takes a drag from events of the page as it does from a hand.
 */
function frameMs(/** @type {{ count: number, dragged: boolean }} */ { count, dragged }) {
  const canvas = document.querySelector('.maplibregl-canvas');
  if (canvas === null) throw new Error('there is no map');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const mouse = (/** @type {string} */ type, /** @type {number} */ at, /** @type {number} */ buttons) =>
    (type === 'mousedown' ? canvas : document).dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        buttons,
        clientX: left + width / 2 + 160 * Math.sin(at / 12),
        clientY: top + height / 2 - 40 * Math.sin(at / 7),
      }),
    );
  return new Promise((resolve) => {
    let [frame, start] = [0, 0];
    if (dragged) mouse('mousedown', 0, 1);
    const next = (/** @type {number} */ now) => {
      // The first frames begin the movement.
      if (frame === 3) start = now;
      if (frame === count + 3) {
        if (dragged) mouse('mouseup', frame, 0);
        resolve((now - start) / count);
        return;
      }
      frame++;
      if (dragged) mouse('mousemove', frame, 1);
      else dispatchEvent(new Event('online'));
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

/** @typedef {{ pressMs: number, longestMs: number }} Cost */

/**
 * @param {import('@playwright/test').Page} page
 * @param {'click' | 'keydown'} event
 * @param {(round: number) => Promise<void>} press
 * @returns {Promise<Cost>}
 */
async function costOf(page, event, press) {
  // What is computed at the first of its kind is not what a step costs.
  for (let round = 0; round < 2; round++) await press(round).then(() => page.waitForTimeout(300));
  await page.evaluate('said.longest = 0, said.presses = {}');
  for (let round = 0; round < ROUNDS; round++) {
    await press(round);
    // As long as a person would look, and at no fixed place within a frame.
    await page.waitForTimeout(250 + ((round * 37) % 50));
  }
  await page.waitForTimeout(300);
  /** @type {{ longest: number, presses: Record<string, number[]> }} */
  const { longest, presses } = await page.evaluate('said');
  return { pressMs: middle(presses[event] ?? []), longestMs: longest };
}

/** @param {import('@playwright/test').Page} page */
async function dragCost(page) {
  await page.waitForTimeout(1500);
  const floorMs = Number(await page.evaluate(frameMs, { count: DRAG_FRAMES, dragged: false }));
  await page.evaluate('said.longest = 0');
  const dragMs = Number(await page.evaluate(frameMs, { count: DRAG_FRAMES, dragged: true }));
  await page.waitForTimeout(500);
  return { floorMs, dragMs, longestMs: Number(await page.evaluate('said.longest')) };
}

/** Days a second asked of the player: as many as a common display has frames. */
const PLAYED = 60;

/**
 * Plays days one by one for some seconds. What a day asks of the main thread is its processor time, which says what a display's
 * frame leaves room for whatever paints here: software does, and holds no display's rate with or without a map's data.
 * @param {import('@playwright/test').Page} page
 */
async function playCost(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const busyMs = (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
    const day = Date.parse(await page.locator('input[type=date]').first().inputValue()) / 86_400_000;
    return { busyMs, day, atMs: performance.now() };
  };
  await page.getByRole('combobox', { name: /speed/i }).selectOption(String(PLAYED));
  await page.getByRole('button', { name: 'Play day by day' }).click();
  await page.waitForTimeout(1000);
  const start = await now();
  await page.waitForTimeout(5000);
  const end = await now();
  await page.getByRole('button', { name: 'Pause' }).click();
  await client.detach();
  const days = end.day - start.day;
  return { busyMs: (end.busyMs - start.busyMs) / days, aSecond: (days / (end.atMs - start.atMs)) * 1000 };
}

/** @param {number} ms */
const ms = (ms) => `${ms.toFixed(0)} ms`;

for (const rows of SIZES) {
  const site = await serveDataset(await synthetic.syntheticFolder(rows));
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  const start = performance.now();
  await page.goto(`${site.url}?lang=en`);
  await page.locator('.map.ready[aria-busy=false]').waitFor({ timeout: 120_000 });
  const loadMs = performance.now() - start;
  await page.waitForTimeout(1500);

  // A click is three events and a frame for the button's own looks: it has a floor of its own.
  const floors = {
    click: await costOf(page, 'click', () => page.locator('h1').click()),
    keydown: await costOf(page, 'keydown', () => page.keyboard.press('F9')),
  };
  const types = page.locator('[role=switch]');
  const toggle = await costOf(page, 'click', (round) => types.nth(Math.floor(round / 2) % 4).click());
  const known = page.locator('[aria-controls=known]');
  await known.click();
  const facet = await costOf(page, 'click', () => page.locator('#known [role=switch]').nth(1).click());
  await known.click();
  const lastDay = page.getByRole('slider', { name: 'Last day' });
  await lastDay.focus();
  const step = await costOf(page, 'keydown', () => page.keyboard.press('ArrowLeft'));
  const drag = await dragCost(page);
  const played = await playCost(page);
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const heap = await client.send('Runtime.getHeapUsage');
  const elements = Number(await page.evaluate('document.querySelectorAll("*").length'));
  const layers = [];
  for (const layer of LAYERS) {
    await page.goto(`${site.url}?lang=en&layers=${layer},nodes,labels`);
    await page.locator('.map.ready[aria-busy=false]').waitFor({ timeout: 120_000 });
    await page.waitForTimeout(1500);
    layers.push({ layer, cost: await costOf(page, 'click', (round) => types.nth(Math.floor(round / 2) % 4).click()) });
  }
  await browser.close();
  site.stop();

  const held = heap.usedSize + heap.backingStorageSize;
  const against = (/** @type {Cost} */ { pressMs, longestMs }, /** @type {keyof typeof floors} */ by = 'click') =>
    `${ms(pressMs)}, ${(pressMs / floors[by].pressMs).toFixed(2)} × the floor; longest task ${longestMs === 0 ? 'under 50 ms' : ms(longestMs)}`;
  process.stdout.write(
    [
      `${rows.toLocaleString('en')} incidents, first map after ${ms(loadMs)}, heap ${(held / 1e6).toFixed(0)} MB, ${elements} elements`,
      `  floor by a click       ${against(floors.click)}`,
      `  floor by a key         ${against(floors.keydown, 'keydown')}`,
      `  a type switched        ${against(toggle)}`,
      `  a facet switched       ${against(facet)}`,
      `  the last day moved     ${against(step, 'keydown')}`,
      `  a frame while dragged  ${ms(drag.dragMs)}, ${(drag.dragMs / drag.floorMs).toFixed(2)} × the floor's ${ms(drag.floorMs)}; longest task ${drag.longestMs === 0 ? 'under 50 ms' : ms(drag.longestMs)}`,
      `  a day while played     ${played.busyMs.toFixed(1)} ms of the main thread, ${(played.busyMs / (1000 / PLAYED)).toFixed(2)} × a frame at ${PLAYED} Hz; ${played.aSecond.toFixed(0)} days a second here`,
      ...layers.map(({ layer, cost }) => `  with ${layer.padEnd(18)} ${against(cost)}`),
      '',
    ].join('\n'),
  );
}
