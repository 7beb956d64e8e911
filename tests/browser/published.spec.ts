import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { open } from './page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qantar-published-'));
const built = spawnSync(process.execPath, ['dist/cli/qantar.js', 'build', 'data/kazakhstan-2022', '-o', folder], { cwd: root });
if (built.status !== 0) throw new Error(String(built.stderr));

test.use({ dataset: folder });

test('a published dataset shows the map and opens an incident with its words', async ({ page }) => {
  const ranges: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.parquet')) ranges.push(response.status());
  });
  await open(page);
  expect(ranges.length).toBeGreaterThan(0);
  expect(new Set(ranges)).toEqual(new Set([206]));
  // The words of a place come when it is opened.
  await page.locator('[data-node]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('A march from Almaty Arena reaches city hall').first()).toBeVisible();
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

  test('gives the whole file, once, and the same map', async ({ browser }) => {
    const page = await browser.newPage();
    let bytes = 0;
    page.on('response', async (response) => {
      if (response.url().endsWith('incidents.parquet')) bytes += (await response.body()).length;
    });
    await page.goto(address);
    await expect(page.locator('.map.ready')).toBeVisible({ timeout: 30_000 });
    expect(bytes).toBe(statSync(join(folder, 'incidents.parquet')).size);
    const { count } = JSON.parse(readFileSync(join(folder, 'dataset.json'), 'utf8')) as { count: number };
    await expect(page.getByText(new RegExp(`${String(count)} incidents in`)).first()).toBeVisible();
    await page.close();
  });
});
