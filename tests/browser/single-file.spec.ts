import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { seen } from './page.ts';

/** Opens the embedded map as one file from disk. @returns the file, and what the page asks for, growing as it does */
async function openSingleFile(page: Page, folder: string): Promise<{ file: string; asked: string[] }> {
  const file = join(folder, 'map.html');
  execFileSync(process.execPath, ['dist/cli/qantar.js', 'site', 'kazakhstan-2022', '--single-file', '-o', file]);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) asked.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator('.map.ready')).toBeVisible();
  return { file, asked };
}

test('the page in one file works from disk: map, toggles, address, and nothing is fetched', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qantar-single-'));
  try {
    const { file, asked } = await openSingleFile(page, folder);
    const before = await seen(page);
    await page.getByRole('switch', { name: 'Fire and property' }).click();
    await expect(page).toHaveURL(/#off=damage/);
    const after = await seen(page);
    expect(after.shown).toBe(before.shown - before.panel['damage']!);
    await page.getByRole('button', { name: 'Save picture' }).click();
    for (const [format, ending] of [
      ['SVG', 'svg'],
      ['PNG', 'png'],
    ] as const) {
      await page.getByRole('radio', { name: format }).check();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save', exact: true }).click(),
      ]);
      await download.saveAs(join(folder, `map.${ending}`));
    }
    const again = ['dist/cli/qantar.js', 'reproduce', join(folder, 'map.svg'), 'kazakhstan-2022'];
    expect(execFileSync(process.execPath, again, { encoding: 'utf8' })).toContain('the same, byte for byte');
    expect(readFileSync(join(folder, 'map.png'), 'latin1')).toContain('<qantar:view>');
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(page.locator('.map.ready')).toBeVisible();
    expect(await seen(page)).toEqual(after);
    expect([...new Set(asked.map((address) => address.replace(/#.*/, '')))]).toEqual([pathToFileURL(file).href]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the page in one file opens a table from disk, with the places it has and nothing fetched', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qantar-single-'));
  try {
    const { asked } = await openSingleFile(page, folder);
    const loaded = asked.length;
    await page.getByRole('button', { name: 'Open your data' }).click();
    const table =
      'date,type,place,country\n2022-01-05,protest,Алматы,KZ\n2022-01-05,clash,Aktau,KZ\n2022-01-05,protest,Nowherograd,KZ\n';
    await page.locator('[data-open-input]').setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '2', { timeout: 45_000 });
    await page.locator('li[data-code=place-unmatched] > button').click();
    await page.getByRole('combobox', { name: 'Find a place, region or country' }).fill('taraz');
    await page
      .getByRole('option', { name: /^Taraz/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Run again with these decisions' }).click();
    await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '3');
    await page.getByRole('button', { name: 'Show the map' }).click();
    expect((await seen(page)).shown).toBe(3);
    expect(asked.slice(loaded)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the page in one file puts a table of many points together beside the page', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qantar-single-'));
  try {
    await openSingleFile(page, folder);
    await page.getByRole('button', { name: 'Open your data' }).click();
    const rows = Array.from(
      { length: 500 },
      (_, at) => `2022-01-05,protest,KZ,${44.5 + (at % 25) * 0.25},${66.5 + Math.floor(at / 25) * 0.35}`,
    );
    const table = ['date,type,country,latitude,longitude', ...rows].join('\n');
    await page.locator('[data-open-input]').setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '500', { timeout: 45_000 });
    await page.getByRole('button', { name: 'Show the map' }).click();
    await expect(page.locator('.map.ready')).toHaveAttribute('aria-busy', 'false');
    const { shown, mapTypes } = await seen(page);
    expect(shown).toBe(500);
    expect(mapTypes['protest']).toBe(500);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('without WebGL the page says so and shows the incidents as a table', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('WebGL');
  const rows = page.locator('tr[data-row]');
  expect(await rows.count()).toBe((await seen(page)).shown);
  await page.getByRole('button', { name: 'Sort by Place' }).click();
  const places = await page.locator('td.place').allInnerTexts();
  expect(places).toEqual([...places].sort((a, b) => a.localeCompare(b, 'en')));
});

test('the present view is saved as PNG and SVG, named for what it shows', async ({ page }) => {
  await page.goto('./?from=2022-01-08&to=2022-01-08&lang=kk');
  await expect(page.locator('.map.ready')).toBeVisible();
  await page.getByRole('button', { name: 'Суретті сақтау' }).first().click();
  for (const [format, label] of [
    ['png', /^PNG/],
    ['svg', /^SVG/],
  ] as const) {
    await page.getByRole('radio', { name: label }).check();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Сақтау', exact: true }).click();
    expect((await saved).suggestedFilename()).toBe(`kazakhstan-2022_2022-01-08_kk.${format}`);
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('сақталды');
  }
});
