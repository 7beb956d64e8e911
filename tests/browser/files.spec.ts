import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { encodeView } from '../../src/scene/view-codec.ts';
import { randomViews } from '../scene/views.ts';
import { expect, test } from './fixtures.ts';
import { open, seen } from './page.ts';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qantar-files-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** Saves through the page's dialog; the file's path. */
async function saved(page: Page, format: string, size: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Save picture' }).click();
  await page.getByRole('radio', { name: format }).check();
  await page.getByRole('radio', { name: size }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  await page.keyboard.press('Escape');
  return path;
}

/** Makes the file again on the command line from what it says of itself; the other file's path and what was said. */
function again(path: string, dataset = 'kazakhstan-2022'): { path: string; said: string } {
  const other = join(folder, `again-${basename(path)}`);
  const command = ['dist/cli/qantar.js', 'reproduce', path, dataset, '-o', other];
  try {
    return { path: other, said: execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    // Other bytes are exit code 1; whether they mean the same is the test's to say.
    return { path: other, said: (error as { stdout: string }).stdout };
  }
}

/** A PDF's streams, unpacked, between the texts around them without the lengths and places that packing changes. */
function unpacked(path: string): string[] {
  const pdf = readFileSync(path, 'latin1');
  const parts = pdf.slice(0, pdf.lastIndexOf('\nxref\n')).split(/stream\n([\s\S]*?)\nendstream/u);
  return parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/\/Length \d+/u, '');
    return parts[index - 1]!.includes('/FlateDecode') ? inflateSync(Buffer.from(part, 'latin1')).toString('latin1') : part;
  });
}

const pixels = (path: string): Promise<Buffer> => sharp(path).removeAlpha().raw().toBuffer();

const views = [
  { name: 'the first view', query: '', size: /^As on/ },
  { name: 'the first view, upright', query: '', size: /^Upright/ },
  { name: 'a moved map', query: '?at=76.9,43.25,8.37&theme=dark&from=2022-01-05', size: /^As on/ },
  ...randomViews(3).map((view) => ({
    name: encodeView(view),
    query: `?${encodeView({ ...view, lang: 'en', theme: 'light' })}&lang=en`,
    size: /^Wide/,
  })),
];

for (const { name, query, size } of views) {
  test(`page and command line give the same files: ${name}`, async ({ page }) => {
    await open(page, query);
    const svg = await saved(page, 'SVG', size);
    expect(again(svg).said).toContain('the same, byte for byte');

    const pdf = await saved(page, 'PDF', size);
    expect(unpacked(pdf)).toEqual(unpacked(again(pdf).path));
    expect(unpacked(pdf).length).toBeGreaterThan(8);

    const png = await saved(page, 'PNG', size);
    const { path } = again(png);
    expect((await sharp(png).metadata()).density).toBe((await sharp(path).metadata()).density);
    expect((await pixels(png)).equals(await pixels(path))).toBe(true);
  });
}

/** Tables as people have them: of another country, with rows that no place was found for, of several countries, packed. */
const TABLES = [
  ...['opened-in-the-page/look-alike.csv', 'opened-in-the-page/plain.csv', 'opened-in-the-page/kinds.csv', 'ucdp-ged/input.csv'],
  ...['geojson/input.geojson', 'xlsx/input.xlsx', 'gzip/input.csv.gz', 'windows-1251/input.csv', 'names-of-kyiv/input.csv'],
];

for (const table of TABLES) {
  test(`an opened table is the same dataset on the command line: ${table}`, async ({ page }) => {
    const path = join('tests/fixtures', table);
    await open(page);
    await page.getByRole('button', { name: 'Open your data' }).click();
    await page.locator('[data-open-input]').setInputFiles(path);
    await page.getByRole('button', { name: 'Show the map' }).click({ timeout: 45_000 });
    await expect(page.locator('.map.ready')).toBeVisible();
    const json = join(folder, 'scene.json');
    execFileSync(process.execPath, ['dist/cli/qantar.js', 'export', path, '-o', json], { stdio: 'pipe' });
    const scene = JSON.parse(readFileSync(json, 'utf8')) as { title: string; counts: { shown: number } };
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(scene.title);
    expect((await seen(page)).shown).toBe(scene.counts.shown);
    const svg = await saved(page, 'SVG', /^As on/);
    expect(again(svg, path).said).toContain('the same, byte for byte');
  });
}

for (const format of ['SVG', 'PDF', 'PNG']) {
  test(`a dropped ${format} opens its view`, async ({ page }) => {
    await open(page, '?off=protest&from=2022-01-04&to=2022-01-08');
    const before = await seen(page);
    const file = await saved(page, format, /^As on/);
    await open(page, '');
    expect(await seen(page)).not.toEqual(before);
    const bytes = readFileSync(file).toString('base64');
    const transfer = await page.evaluateHandle(
      ([base64, title]) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], title));
        return data;
      },
      [bytes, basename(file)] as const,
    );
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect(page.getByText(`The map shows the view of ${basename(file)}.`)).toBeVisible();
    await expect(page).toHaveURL(/off=protest/);
    expect(await seen(page)).toEqual(before);
    const notice = page.getByRole('status').filter({ hasText: basename(file) });
    await page.keyboard.press('Escape');
    await expect(notice).toBeHidden();
    expect(await seen(page)).toEqual(before);
  });
}

test('a picture from elsewhere says so, and the map stays', async ({ page }) => {
  await open(page, '');
  const before = await seen(page);
  await page.getByRole('button', { name: 'Open' }).first().click();
  await page.locator('[data-open-input]').setInputFiles({
    name: 'photo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  // The dialog is still open, and so says it itself.
  const dialog = page.getByRole('dialog');
  const notice = dialog.getByRole('status').filter({ hasText: 'photo.svg does not say what it shows' });
  await expect(notice).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(notice).toBeHidden();
  await expect(dialog).toBeVisible();
  expect(await seen(page)).toEqual(before);
});
