import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publish } from '../../src/node/publish.ts';
import { buildScene } from '../../src/scene/build.ts';
import { decodeView } from '../../src/scene/view-codec.ts';
import { syntheticDataset } from '../bench/synthetic.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { expect, test as base } from './fixtures.ts';
import { serveFolder, type Host } from './host.ts';
import { open } from './page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ROWS = 60_000;
const FILES = 'data/made-up';

interface PerWorker {
  /** The site's folder: the page with a dataset of made-up incidents, as `qantar site` writes it for a host. */
  readonly folder: string;
  readonly host: Host;
}

const test = base.extend<object, PerWorker>({
  folder: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const own = mkdtempSync(join(tmpdir(), 'qantar-published-'));
      await publish(syntheticDataset(kazakhstan, { rows: ROWS, places: 500, points: 100 }), join(own, 'made-up'));
      const site = join(own, 'site');
      const wrote = spawnSync(process.execPath, ['dist/cli/qantar.js', 'site', join(own, 'made-up'), '-o', site], { cwd: root });
      if (wrote.status !== 0) throw new Error(String(wrote.stderr));
      await use(site);
      rmSync(own, { recursive: true });
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ folder }, use) => {
      const host = await serveFolder(folder);
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
  site: [async ({ host }, use) => use(host.address), { scope: 'worker' }],
});

/** Bytes of the host's answers from the nth on, by Parquet file; each must be a range. */
function bytesServed(host: Host, from: number): Record<string, number> {
  const served: Record<string, number> = {};
  for (const { path, status, bytes } of host.served().slice(from)) {
    const name = /[a-z]+\.parquet$/.exec(path)?.[0];
    if (name === undefined) continue;
    expect(status).toBe(206);
    served[name] = (served[name] ?? 0) + bytes;
  }
  return served;
}

/** As many bytes of the rows' file as are read at its end, for its description. */
const TAIL_BYTES = 1 << 18;

test('reads for the first map what is drawn, and for an incident a page of each column', async ({
  page,
  browser,
  folder,
  host,
}) => {
  test.info().annotations.push({ type: 'host', description: host.name });
  process.stdout.write(`  served by ${host.name}\n`);
  const size = (name: string): number => statSync(join(folder, FILES, name)).size;
  let since = host.served().length;
  await open(page);
  await expect(page.getByText(/60,000 incidents in/).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const map = bytesServed(host, since);
  expect(Object.keys(map).sort()).toEqual(['incidents.parquet', 'places.parquet']);
  expect(map['places.parquet']).toBe(size('places.parquet'));
  expect(map['incidents.parquet']).toBeLessThan(TAIL_BYTES + 5 * ROWS);
  expect(map['incidents.parquet']).toBeLessThan(size('incidents.parquet') / 4);

  // An address of an incident whose words nobody has read: its row is found by the index of ids, and its words are read.
  since = host.served().length;
  const other = await browser.newPage();
  await other.goto(`${host.address}?incident=incident-31000`);
  await expect(other.getByRole('heading', { name: 'Made-up incident 31000' })).toBeVisible();
  await other.waitForLoadState('networkidle');
  const opened = bytesServed(host, since);
  await other.close();
  expect((opened['incidents.parquet'] ?? 0) - (map['incidents.parquet'] ?? 0)).toBeLessThan(64_000);
  expect(opened['ids.parquet']).toBeLessThan(100_000);
});

test('puts places together for every zoom beside the page, and draws the nodes that a scene has', async ({ page }) => {
  const ended: Promise<unknown>[] = [];
  page.on('worker', (worker) => {
    // The map's own and the reader's go on; the one that merges ends with its work.
    if (worker.url().includes('merge')) ended.push(worker.waitForEvent('close'));
  });
  await open(page);
  await expect.poll(() => ended.length).toBe(1);
  await Promise.all(ended);
  const dataset = syntheticDataset(kazakhstan, { rows: ROWS, places: 500, points: 100 });
  for (let step = 0; step < 3; step++) {
    const before = page.url();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(page).not.toHaveURL(before);
    const frame = await page.locator('.map').evaluate((map) => ({ widthPx: map.clientWidth, heightPx: map.clientHeight }));
    const { nodes } = buildScene(dataset, decodeView(new URL(page.url()).search).view, frame);
    await expect(page.locator('.map')).toHaveAttribute('data-nodes', String(nodes.length));
  }
});

test.describe('nodes that are put together beside the page', () => {
  /** Runs in the page: what the merging worker says waits for `letGo(n)`, which lets that many answers through. */
  function hold(): void {
    const waiting: (() => void)[] = [];
    let free = 0;
    const Real = Worker;
    globalThis.Worker = class extends Real {
      override set onmessage(heard: (event: MessageEvent) => void) {
        super.onmessage = (event) => {
          const isNodes = (event.data as { columns?: unknown }).columns !== undefined;
          if (!isNodes || free-- > 0) heard.call(this, event);
          else waiting.push(() => heard.call(this, event));
        };
      }
    };
    Object.assign(globalThis, {
      letGo: (answers: number) => {
        free = answers - waiting.length;
        for (const pass of waiting.splice(0, answers)) pass();
      },
    });
  }

  const frameOf = (map: HTMLElement): { widthPx: number; heightPx: number } => ({
    widthPx: map.clientWidth,
    heightPx: map.clientHeight,
  });

  test('are waited for, and nearest ones stand in for those that have not come', async ({ page }) => {
    await page.addInitScript(hold);
    await page.goto('./?lang=en&at=66.5,48,4.1');
    await expect(page.locator('.skeleton')).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('.map')).toHaveCount(0);
    await page.evaluate('letGo(1)');
    const map = page.locator('.map');
    await expect(page.locator('.map.ready')).toBeVisible();
    await expect(map).toHaveAttribute('aria-busy', 'false');
    const dataset = syntheticDataset(kazakhstan, { rows: ROWS, places: 500, points: 100 });
    const nodesAt = async (zoom: number, nodesZoom = zoom): Promise<string> => {
      const view = { ...decodeView('').view, camera: { lngDeg: 66.5, latDeg: 48, zoom } };
      return String(buildScene(dataset, view, await map.evaluate(frameOf), nodesZoom).nodes.length);
    };
    await expect(map).toHaveAttribute('data-nodes', await nodesAt(4.1));
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(page).toHaveURL(/at=66\.5,48,5\.1/);
    await expect(map).toHaveAttribute('aria-busy', 'true');
    await expect(map).toHaveAttribute('data-nodes', await nodesAt(5.1, 4.1));
    expect(await nodesAt(5.1)).not.toBe(await nodesAt(5.1, 4.1));
    await page.evaluate('letGo(1000)');
    await expect(map).toHaveAttribute('aria-busy', 'false');
    await expect(map).toHaveAttribute('data-nodes', await nodesAt(5.1));
  });

  test('are put together in the page where a worker does not start', async ({ page }) => {
    await page.route(/merge-worker/, (route) => route.abort());
    await open(page, '?lang=en&at=66.5,48,4.1');
    const dataset = syntheticDataset(kazakhstan, { rows: ROWS, places: 500, points: 100 });
    const view = { ...decodeView('').view, camera: { lngDeg: 66.5, latDeg: 48, zoom: 4.1 } };
    const { nodes } = buildScene(dataset, view, await page.locator('.map').evaluate(frameOf));
    await expect(page.locator('.map')).toHaveAttribute('data-nodes', String(nodes.length));
  });
});

test('searches by reading the pages of the words that are meant', async ({ page, folder, host }) => {
  await open(page);
  await page.waitForLoadState('networkidle');
  const since = host.served().length;
  await page.keyboard.press('/');
  await page.keyboard.type('number 31000');
  const choice = page.locator('[data-choice=incident]');
  await expect(choice).toHaveCount(1);
  await expect(choice).toContainText('Made-up incident 31000');
  await page.waitForLoadState('networkidle');
  const searched = bytesServed(host, since);
  expect(searched['search.parquet']).toBeLessThan(400_000);
  expect(searched['search.parquet']).toBeLessThan(statSync(join(folder, FILES, 'search.parquet')).size);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Made-up incident 31000' })).toBeVisible();

  // The same as a filter, from an address.
  await open(page, '?q=number+31000');
  await expect(page.locator('.status')).toHaveAttribute('data-shown', '1');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('“number 31000”: 1 incident');
});

test('asks for words when the hand rests, and not at every letter', async ({ browser, host }) => {
  /** Requests for the list of words, until what was typed last is found. */
  const requestsFor = async (texts: readonly string[]): Promise<number> => {
    const page = await browser.newPage();
    await page.goto(host.address);
    await expect(page.locator('.map.ready')).toBeVisible();
    const since = host.served().length;
    await page.getByRole('combobox', { name: 'Search' }).evaluate((field: HTMLInputElement, typed) => {
      for (const text of typed) {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }, texts);
    await page.getByRole('combobox', { name: 'Search' }).focus();
    await expect(page.locator('[data-choice=incident]')).toContainText('Made-up incident 31000');
    await page.waitForLoadState('networkidle');
    await page.close();
    return host
      .served()
      .slice(since)
      .filter(({ path }) => path.endsWith('search.parquet')).length;
  };
  const once = await requestsFor(['number 31000']);
  expect(once).toBeGreaterThan(0);
  const letters = Array.from('number 31000', (_, at) => 'number 31000'.slice(0, at + 1));
  expect(await requestsFor(letters)).toBe(once);
});

test('says so if there is no such incident', async ({ page }) => {
  await open(page, '?incident=nowhere-1&lang=ru');
  await expect(page.getByText('В этом наборе данных нет события с идентификатором nowhere-1.')).toBeVisible();
});

test('opens a place, and an incident of it with its words', async ({ page }) => {
  await open(page);
  await page.locator('[data-node]').last().focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /Made-up incident/ })
    .first()
    .click();
  await expect(page.getByText(/What is made up to have happened on/)).toBeVisible();
});

test.describe('a host that fails', () => {
  const words = 'Some incidents could not be read';

  test('is told with its answer, and asked again', async ({ page }) => {
    await page.route('**/places.parquet', (route) => route.fulfill({ status: 503 }));
    await page.goto('./?lang=kk');
    await expect(page.getByRole('alert')).toContainText('data/made-up/places.parquet файлы оқылмады (сервердің жауабы: 503)');
    await page.unroute('**/places.parquet');
    await page.getByRole('button', { name: 'Қайта жүктеу' }).click();
    await expect(page.locator('.map.ready')).toBeVisible();
  });

  for (const [what, lang, answer, words] of [
    ['no such file', 'en', { status: 404 }, '(the server answers 404)'],
    ['no such range', 'kk', { status: 416 }, '(бет ашылғаннан кейін сервердегі файл өзгерген)'],
    ['a range of something else', 'ru', { status: 206, body: 'damaged' }, '(файл повреждён)'],
  ] as const)
    test(`says ${what} in ${lang}`, async ({ page, folder }) => {
      const size = statSync(join(folder, FILES, 'places.parquet')).size;
      const body = 'body' in answer ? { body: answer.body.padEnd(size, '.') } : {};
      await page.route('**/places.parquet', (route) => route.fulfill({ status: answer.status, ...body }));
      await page.goto(`./?lang=${lang}`);
      await expect(page.getByRole('alert')).toContainText(words);
    });

  test('while words are read leaves the map, and is asked again', async ({ page }) => {
    await open(page);
    await page.route('**/incidents.parquet', (route) => route.abort());
    await page.locator('[data-node]').last().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(`${words}: the server does not answer.`);
    await page.unroute('**/incidents.parquet');
    await page.getByRole('button', { name: 'Load again' }).click();
    await expect(page.getByRole('button', { name: /Made-up incident/ }).first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('gives fewer bytes than it was asked for', async ({ page }) => {
    await open(page);
    await page.route('**/incidents.parquet', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.body()).subarray(1);
      await route.fulfill({ status: 206, headers: { etag: answer.headers()['etag'] ?? '' }, body });
    });
    await page.locator('[data-node]').last().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(`${words}: the file broke off on its way here.`);
  });

  test('has another edition by now: rows of the two are not mixed', async ({ page, folder }) => {
    await open(page);
    utimesSync(join(folder, FILES, 'incidents.parquet'), new Date(), new Date(Date.now() + 60_000));
    await page.locator('[data-node]').last().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(`${words}: the file on the server has changed`);
    await page.getByRole('button', { name: 'Open the page anew' }).click();
    await expect(page.locator('.map.ready')).toBeVisible();
    await expect(page.getByRole('button', { name: /Made-up incident/ }).first()).toBeVisible();
  });

  test('is another file than its description says', async ({ page, folder }) => {
    const file = join(folder, FILES, 'places.parquet');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 100));
    await page.goto('./?lang=ru');
    await expect(page.getByRole('alert')).toContainText('файл на сервере изменился');
    writeFileSync(file, whole);
    await page.getByRole('button', { name: 'Загрузить снова' }).click();
    await expect(page.locator('.map.ready')).toBeVisible();
  });
});

test.describe('a host without ranges', () => {
  let server: Server;
  let address = '';
  test.beforeAll(async ({ site }) => {
    // The same files through a host that does not know of ranges.
    server = createServer((request, response) => {
      void fetch(new URL(request.url ?? '/', site)).then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  });
  test.afterAll(() => server.close());

  test('gives the whole file, once, and the same map', async ({ browser, folder }) => {
    const page = await browser.newPage();
    let bytes = 0;
    page.on('response', async (response) => {
      if (response.url().endsWith('incidents.parquet')) bytes += (await response.body()).length;
    });
    await page.goto(address);
    await expect(page.locator('.map.ready')).toBeVisible({ timeout: 30_000 });
    expect(bytes).toBe(statSync(join(folder, FILES, 'incidents.parquet')).size);
    await expect(page.getByText(/60,000 incidents in/).first()).toBeVisible();
    await page.close();
  });
});
