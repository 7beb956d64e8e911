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

interface Chosen {
  /** As the dialog's lists have them; absent: what it begins with. */
  readonly layout?: string;
  readonly size?: string;
  readonly own?: readonly [width: string, height: string, unit: 'px' | 'mm'];
  readonly scale?: string;
  readonly dpi?: string;
}

/** Saves through the page's dialog; the file's path. */
async function saved(page: Page, format: string, { layout, size, own, scale, dpi }: Chosen): Promise<string> {
  await page.getByRole('button', { name: 'Save picture' }).click();
  if (layout !== undefined) await page.getByRole('combobox', { name: 'Layout' }).selectOption(layout);
  if (size !== undefined) await page.getByRole('combobox', { name: 'Size', exact: true }).selectOption(size);
  if (own !== undefined) {
    const [width, height, unit] = own;
    await page.getByRole('combobox', { name: 'Size', exact: true }).selectOption('own');
    await page.getByRole('combobox', { name: 'Unit' }).selectOption(unit);
    await page.getByLabel('Width').fill(width);
    await page.getByLabel('Height').fill(height);
  }
  await page.getByRole('radio', { name: format }).check();
  if (format === 'PNG' && scale !== undefined)
    await page.getByRole('combobox', { name: 'Pixels of the PNG' }).selectOption(scale);
  if (format === 'PNG' && dpi !== undefined)
    await page.getByRole('combobox', { name: 'Print size of the PNG, dpi' }).selectOption(dpi);
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

const cases: { name: string; query: string; chosen: Chosen }[] = [
  { name: 'the first view', query: '', chosen: {} },
  { name: 'the first view, upright', query: '', chosen: { size: '1080x1350' } },
  { name: 'a moved map', query: '?at=76.9,43.25,8.37&theme=dark&from=2022-01-05', chosen: {} },
  ...randomViews(3).map((view) => ({
    name: encodeView(view),
    query: `?${encodeView({ ...view, lang: 'en', theme: 'light' })}&lang=en`,
    chosen: { size: '1200x800' },
  })),
  { name: 'the map alone, as on the screen', query: '?theme=dark', chosen: { layout: 'map' } },
  { name: 'the map alone on A5, printed finely', query: '', chosen: { layout: 'map', size: 'A5', scale: '1', dpi: '300' } },
  { name: 'small maps by day', query: '?from=2022-01-03&to=2022-01-08', chosen: { layout: 'days' } },
  { name: 'small maps by type on A4', query: '', chosen: { layout: 'types', size: 'A4-portrait', scale: '1' } },
  { name: 'small maps by region', query: '?off=protest', chosen: { layout: 'regions', scale: '1' } },
  { name: 'the card of an opened place', query: '?node=geonames:1526384', chosen: { layout: 'card' } },
  {
    name: 'the card of an opened region, its own size',
    query: '?node=KZ-MAN&at=60,45,5',
    chosen: { layout: 'card', own: ['180', '200', 'mm'] },
  },
  { name: 'a link picture', query: '?theme=dark', chosen: { layout: 'landscape' } },
  { name: 'a post', query: '?from=2022-01-05', chosen: { layout: 'square', scale: '2' } },
  { name: 'a story', query: '?at=66.9,48.55,4.2', chosen: { layout: 'story' } },
];

for (const { name, query, chosen } of cases) {
  test(`page and command line give the same files: ${name}`, async ({ page }) => {
    await open(page, query);
    const svg = await saved(page, 'SVG', chosen);
    expect(again(svg).said).toContain('the same, byte for byte');

    const pdf = await saved(page, 'PDF', chosen);
    expect(unpacked(pdf)).toEqual(unpacked(again(pdf).path));
    expect(unpacked(pdf).length).toBeGreaterThan(8);

    const png = await saved(page, 'PNG', chosen);
    const { path } = again(png);
    expect((await sharp(png).metadata()).density).toBe((await sharp(path).metadata()).density);
    expect((await pixels(png)).equals(await pixels(path))).toBe(true);
  });
}

test('an opened place is saved as a card from where it stands', async ({ page }) => {
  await open(page, '?node=geonames:1526384');
  await page.getByRole('button', { name: 'Save this place as a card' }).click();
  await expect(page.getByRole('combobox', { name: 'Layout' })).toHaveValue('card');
  await expect(page.getByRole('combobox', { name: 'Layout' }).locator('option:checked')).toHaveText('Card: Almaty');
  await page.getByRole('radio', { name: 'SVG' }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  expect(readFileSync(path, 'utf8')).toContain('>Almaty: 16 incidents, 1–31 January 2022</title>');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Save this place as a card' })).toBeFocused();
});

test('a size that holds nothing is said before anybody saves it', async ({ page }) => {
  await open(page, '');
  await page.getByRole('button', { name: 'Save picture' }).click();
  await expect(page.getByRole('combobox', { name: 'Layout' }).locator('option[value=card]')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Size', exact: true }).selectOption('own');
  await page.getByLabel('Width').fill('150');
  await expect(page.getByRole('alert')).toContainText('This size can’t hold the layout.');
  await page.getByLabel('Width').fill('1200');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('2,400 × 1,600 px', { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'PDF' }).check();
  await page.getByRole('combobox', { name: 'Size', exact: true }).selectOption('A2-portrait');
  await expect(page.getByText('420 × 594 mm', { exact: true })).toBeVisible();
});

for (const format of ['SVG', 'PDF', 'PNG']) {
  test(`a dropped ${format} opens its view`, async ({ page }) => {
    await open(page, '?off=protest&from=2022-01-04&to=2022-01-08');
    const before = await seen(page);
    const file = await saved(page, format, {});
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
