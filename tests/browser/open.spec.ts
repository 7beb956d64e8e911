import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { open, seen } from './page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'tests/fixtures/opened-in-the-page');
const fixture = (name: string): string => join(folder, name);

async function openFiles(page: Page, ...paths: string[]): Promise<void> {
  if (!(await page.getByRole('dialog').isVisible())) await page.getByRole('button', { name: 'Open your data' }).click();
  await page.locator('[data-open-input]').setInputFiles(paths);
}

/** The parts of the sum of rows, by name. */
async function sum(page: Page): Promise<Record<string, number>> {
  await expect(page.locator('.sum')).toBeVisible({ timeout: 45_000 });
  return page.locator('.sum').evaluate((element) => {
    const parts = [...element.querySelectorAll<HTMLElement>('[data-part]')];
    const rows = Number(element.querySelector<HTMLElement>('[data-rows]')?.dataset['rows']);
    return { rows, ...Object.fromEntries(parts.map(({ dataset }) => [dataset['part'] ?? '', Number(dataset['count'])])) };
  });
}

async function saved(page: Page, what: 'report' | 'decisions' | 'package'): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.locator(`[data-keep=${what}]`).click();
  return readFileSync(await (await download).path());
}

/** What the command line reports for the same file, read as the page names it. */
function reportOf(name: string, cwd: string, ...more: string[]): Buffer {
  const report = join(tmpdir(), `qantar-${String(process.pid)}-report.csv`);
  try {
    execFileSync(process.execPath, [join(root, 'dist/cli/qantar.js'), 'check', name, '--report', report, ...more], { cwd });
  } catch (error) {
    // 1 is the exit of an input with problems.
    if ((error as { status?: number }).status !== 1) throw error;
  }
  return readFileSync(report);
}

test('a table of ACLED’s columns from another country is drawn there, each row accounted for', async ({ page }) => {
  await open(page);
  await openFiles(page, fixture('look-alike.csv'));
  expect(await sum(page)).toEqual({ rows: 4, joined: 3, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 1 });
  await page.getByRole('button', { name: 'Show the map' }).click();
  await expect(page.locator('.map.ready')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^3 incidents in 3 regions/);
  await expect(page.getByRole('button', { name: /^Bishkek:/ })).toBeAttached();
  expect((await seen(page)).shown).toBe(3);

  await page.getByRole('button', { name: 'Open your data' }).click();
  await page.getByRole('button', { name: 'Back to Kazakhstan, January 2022' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('in 17 regions');
});

test('a country is said for all rows that name none, and can be taken back', async ({ page }) => {
  await open(page);
  await openFiles(page, join(root, 'tests/fixtures/country-offered/input.csv'));
  expect(await sum(page)).toMatchObject({ rows: 5, joined: 3, ambiguous: 2 });
  const country = page.getByLabel('Rows of input.csv that name no country lie in …');
  await country.selectOption({ label: 'Iraq' });
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  await expect(country).toHaveValue('IQ');
  expect(await sum(page)).toMatchObject({ rows: 5, joined: 5, ambiguous: 0 });
  await country.selectOption('');
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  expect(await sum(page)).toMatchObject({ joined: 3, ambiguous: 2 });
});

test('a name of several places is decided once for all its rows, and they join', async ({ page }) => {
  await open(page);
  await openFiles(page, fixture('plain.csv'));
  expect(await sum(page)).toEqual({ rows: 7, joined: 2, ambiguous: 2, unmatched: 1, unlocated: 1, rejected: 1 });
  await page.getByRole('button', { name: '2 ambiguous' }).click();
  await expect(page.locator('[data-problems]')).toHaveText('2 problems');
  await page
    .getByRole('button', { name: /Springfield/ })
    .first()
    .click();
  await expect(page.getByText('Which place is meant?')).toBeVisible();
  await page.getByRole('button', { name: /^Springfield, Illinois/ }).click();
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '4');
  expect(await sum(page)).toEqual({ rows: 7, joined: 4, ambiguous: 0, unmatched: 1, unlocated: 1, rejected: 1 });

  const decisions = await saved(page, 'decisions');
  expect(decisions.toString()).toMatch(/^place,region,country,id\nSpringfield,,,geonames:\d+\n$/);
  const table = join(tmpdir(), `qantar-${String(process.pid)}-decisions.csv`);
  writeFileSync(table, decisions);
  expect((await saved(page, 'report')).equals(reportOf('plain.csv', folder, '--decisions', table))).toBe(true);

  await page.getByRole('button', { name: 'Show the map' }).click();
  await expect.poll(async () => (await seen(page)).mapTypes).toEqual({ protest: 3, clash: 1 });
});

test('kinds that no table knows keep their rows, and each has a switch of its own', async ({ page }) => {
  await open(page);
  await openFiles(page, fixture('kinds.csv'));
  expect(await sum(page)).toEqual({ rows: 6, joined: 6, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 });
  const files = unzipSync(await saved(page, 'package'));
  await page.getByRole('button', { name: 'Show the map' }).click();
  await expect.poll(async () => (await seen(page)).mapTypes).toEqual({ protest: 1, other: 5 });
  await page.getByRole('button', { name: 'Kinds of Other' }).click();
  for (const name of ['Land grab', 'Hate speech, online', 'Тұрмыстық дау', 'Rarer, or not named'])
    await expect(page.getByRole('switch', { name, exact: true })).toBeChecked();
  await page.getByRole('switch', { name: 'Land grab' }).click();
  await expect.poll(async () => (await seen(page)).mapTypes).toEqual({ protest: 1, other: 3 });

  await page.getByRole('button', { name: 'Open your data' }).click();
  const again = Object.entries(files).map(([name, bytes]) => ({
    name: name.replace(/^.*\//, ''),
    mimeType: 'text/plain',
    buffer: Buffer.from(bytes),
  }));
  await page.locator('[data-open-input]').setInputFiles(again);
  await expect(page.getByText('No problem: every row stands where it belongs.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Show the map' }).click();
  await expect.poll(async () => (await seen(page)).mapTypes).toEqual({ protest: 1, other: 5 });
});

test('an unmatched name gets a place by the keyboard, for all its rows, and the table of decisions brings it again', async ({
  page,
}) => {
  await open(page);
  await openFiles(page, fixture('plain.csv'));
  await page.locator('li[data-code=place-unmatched] > button').press('Enter');
  const box = page.getByRole('combobox', { name: 'Find a place, region or country' });
  await box.pressSequentially('peoria');
  await expect(page.getByRole('option', { name: 'Peoria, Illinois, US', exact: true })).toBeVisible({ timeout: 30_000 });
  await box.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(page.getByRole('dialog')).toBeVisible();
  await box.press('ArrowDown');
  const active = page.getByRole('listbox').getByRole('option', { selected: true });
  await expect(active).toHaveText(/^Peoria/);
  expect(await box.getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'));
  const chosen = (await active.textContent()) ?? '';
  await box.press('Enter');
  await expect(page.locator('li[data-code=place-unmatched]')).toContainText(`${chosen.trim()} is chosen`);
  await page.getByRole('button', { name: 'Run again with these decisions' }).press('Enter');
  await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '3');
  const decided = page.getByRole('region', { name: 'Your decisions' });
  await expect(decided).toContainText(`Nowhereville-on-the-Made-Up`);
  await expect(decided).toContainText('for 1 row');

  const buffer = await saved(page, 'decisions');
  await open(page);
  await page.getByRole('button', { name: 'Open your data' }).click();
  await page.locator('[data-open-input]').setInputFiles([
    { name: 'decisions.csv', mimeType: 'text/csv', buffer },
    { name: 'plain.csv', mimeType: 'text/csv', buffer: readFileSync(fixture('plain.csv')) },
  ]);
  expect((await sum(page))['joined']).toBe(3);
  await page.getByRole('button', { name: /^Undo: Nowhereville/ }).click();
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '2');
});

test('a name is taken for a region, a country or a point, or its rows are left out, in page and command line alike', async ({
  page,
}) => {
  const names = ['The North', 'The Republic', 'The Crossroads', 'Somewhere Else'];
  const lines = names.flatMap((name) => [1, 2].map((n) => `2022-01-0${String(n)},protest,${name},KZ`));
  const [folder, name] = [tmpdir(), `qantar-${String(process.pid)}-named.csv`];
  writeFileSync(join(folder, name), `date,type,place,country\n${lines.join('\n')}\n`);
  await open(page);
  await openFiles(page, join(folder, name));
  expect(await sum(page)).toMatchObject({ rows: 8, unmatched: 8 });
  const find = async (row: string, text: string, option: RegExp): Promise<void> => {
    const problem = page.locator('li[data-code=place-unmatched]', { hasText: row }).first();
    await problem.getByRole('button').first().click();
    await problem.getByRole('combobox').fill(text);
    await problem.getByRole('option', { name: option }).click({ timeout: 30_000 });
    await problem.getByRole('button').first().click();
  };
  await find('The North', 'kostanay', /^Kostanay Region, KZ region/);
  await find('The Republic', 'Қазақстан', /^Kazakhstan country/);
  await find('The Crossroads', '43.65, 51.16', /^43.65° N, 51.16° E \(Mangystau Region, KZ\) point/);
  const last = page.locator('li[data-code=place-unmatched]', { hasText: 'Somewhere Else' }).first();
  await last.getByRole('button').first().click();
  await last.getByRole('button', { name: 'Leave these rows out' }).click();
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '6');
  expect(await sum(page)).toMatchObject({ rows: 8, joined: 6, unmatched: 0, rejected: 2 });
  const table = join(folder, `qantar-${String(process.pid)}-named-decisions.csv`);
  writeFileSync(table, await saved(page, 'decisions'));
  expect(readFileSync(table, 'utf8')).toBe(
    'place,region,country,id\nThe North,,,KZ-KUS\nThe Republic,,,KZ\nThe Crossroads,,,"geo:43.65,51.16"\nSomewhere Else,,,none\n',
  );
  expect((await saved(page, 'report')).toString()).toBe(reportOf(name, folder, '--decisions', table).toString());
});

test('what is wrong is said in the page’s language, and reported in English', async ({ page }) => {
  for (const [lang, words] of [
    ['ru', 'нет в справочнике'],
    ['kk', 'анықтамалықта жоқ'],
  ] as const) {
    await page.goto(`?lang=${lang}`);
    await expect(page.locator('.map.ready')).toBeVisible();
    await page.locator('[data-open-button]:visible').first().click();
    await page.locator('[data-open-input]').setInputFiles(fixture('plain.csv'));
    await expect(page.locator('li[data-code=place-unmatched]')).toContainText(words, { timeout: 30_000 });
    expect((await saved(page, 'report')).toString()).toBe(reportOf('plain.csv', folder).toString());
  }
});

for (const name of ['look-alike.csv', 'plain.csv', 'kinds.csv', 'hostile.csv', 'columns.csv', 'dates.csv', 'saved-page.csv']) {
  test(`the page’s report of ${name} is the command line’s, byte for byte`, async ({ page }) => {
    await open(page);
    await openFiles(page, fixture(name));
    await sum(page);
    expect((await saved(page, 'report')).toString()).toBe(reportOf(name, folder).toString());
  });
}

/** One of each format and packing that is read. */
const OF_EACH_FORMAT = [
  ...['acled', 'acled-older', 'acled-upper-case', 'acled-hxl-row', 'ucdp-ged', 'ucdp-ged-without-header', 'gdelt-events'],
  ...['crowd-counting-consortium', 'semicolons-and-decimal-commas', 'tabs', 'windows-1251', 'utf-16-big-endian', 'xlsx'],
  ...['windows-1251-late', 'xlsx-several-sheets', 'xlsx-errors-in-cells', 'zip-bomb', 'geojson-with-nan', 'json-answer-of-acled'],
  ...['old-excel-workbook', 'png-picture', 'two-encodings-in-one-file'],
  ...['xlsx-dates-from-1904', 'geojson', 'geojson-lines', 'parquet', 'geoparquet', 'gzip', 'gzip-cut-off', 'json-broken'],
];

for (const kind of OF_EACH_FORMAT) {
  test(`page and command line report the same: ${kind}`, async ({ page }) => {
    const place = join(root, 'tests/fixtures', kind);
    const name = readdirSync(place).find((file) => file.startsWith('input.')) ?? '';
    await open(page);
    await openFiles(page, join(place, name));
    await expect(page.locator('[data-keep=report]')).toBeVisible({ timeout: 45_000 });
    expect((await saved(page, 'report')).toString()).toBe(reportOf(name, place).toString());
  });
}

test('hostile text is only text', async ({ page }) => {
  await open(page);
  await openFiles(page, fixture('hostile.csv'));
  expect((await sum(page))['rows']).toBe(3);
  for (const row of await page.locator('li[data-code] > button').all()) await row.click();
  await expect(page.getByText('<script>window.harmed=1</script>')).toBeVisible();
  await page.getByRole('button', { name: 'Show the map' }).click();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByText('<svg onload=window.harmed=1>')).toBeVisible();
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expect(await page.locator('main img, main script, dialog img').count()).toBe(0);
});

test('columns that say nothing are mapped, and 03/04 is asked', async ({ page }) => {
  await open(page);
  await openFiles(page, fixture('columns.csv'));
  expect((await sum(page))['rows']).toBe(0);
  await expect(page.getByText('columns.csv can’t be read')).toBeVisible();
  for (const [field, column] of [
    ['date', 'happened'],
    ['type', 'what'],
    ['place', 'town'],
    ['country', 'land'],
  ] as const)
    await page.locator(`[data-field=${field}]`).selectOption(column);
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  await expect(page.locator('[data-part=rejected]')).toHaveAttribute('data-count', '2');
  await page.getByLabel('3 April (day first)').check();
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '2');
  await page.getByRole('button', { name: 'Show the map' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3–5 April');
});

test('a gazetteer of one’s own serves the incidents that are here and those that come, until it is left out', async ({
  page,
}) => {
  const own = join(root, 'tests/fixtures/own-gazetteer');
  await open(page);
  await openFiles(page, join(own, 'input.csv'));
  expect(await sum(page)).toMatchObject({ rows: 1, unmatched: 1 });
  await openFiles(page, join(own, 'gazetteer.csv'));
  await expect(page.locator('[data-part=joined]')).toHaveAttribute('data-count', '1', { timeout: 30_000 });
  await expect(page.getByText('Your own gazetteer, gazetteer.csv: 1 place')).toBeVisible();
  const report = reportOf('input.csv', own, '--gazetteer', 'gazetteer.csv');
  expect((await saved(page, 'report')).toString()).toBe(report.toString());
  await page.getByRole('button', { name: 'Show the map' }).click();
  await expect(page.getByRole('button', { name: /^Baza:/ })).toBeAttached();

  await openFiles(page, fixture('kinds.csv'));
  await expect(page.locator('.sum [data-rows]')).toHaveText('6 rows', { timeout: 30_000 });
  await expect(page.locator('[data-gazetteer="gazetteer.csv"]')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it out' }).click();
  await page.getByRole('button', { name: 'Run again with these decisions' }).click();
  await expect(page.locator('[data-gazetteer]')).toHaveCount(0, { timeout: 30_000 });
  expect(await sum(page)).toMatchObject({ rows: 6, joined: 6 });
});

test('a gazetteer that can’t be read says why, and waits for incidents', async ({ page }) => {
  await open(page);
  await openFiles(page, join(root, 'tests/fixtures/own-gazetteer-geojson/gazetteer.geojson'));
  await expect(page.getByText('Now open the incidents: they are joined to these places first.')).toBeVisible({ timeout: 30_000 });
  await page.locator('[data-open-input]').setInputFiles({
    name: 'broken.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id,name,country,lng,lat\nmine:1,Baza,KZ,400,43\n'),
  });
  await expect(page.locator('[data-gazetteer="broken.csv"]')).toHaveAttribute('data-places', '0', { timeout: 30_000 });
  await expect(page.locator('[data-problems]')).toHaveText('1 problem');
});

test('a long reading is stopped at once and leaves the map as it was', async ({ page }) => {
  test.setTimeout(120_000);
  const large = join(tmpdir(), `qantar-${String(process.pid)}-large.csv`);
  const lines = Array.from(
    { length: 400_000 },
    (_, row) =>
      `${String(row)},2031-0${String((row % 9) + 1)}-11,protest,Almaty,KZ,A march that was made up number ${String(row)}`,
  );
  writeFileSync(large, `id,date,type,place,country,title\n${lines.join('\n')}\n`);
  await open(page);
  const before = await seen(page);
  await openFiles(page, large);
  await expect(page.locator('[data-rows]')).toHaveText(/[1-9][\d,]* rows/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. Nothing was opened; the map is as it was.')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await seen(page)).toEqual(before);
});

test('opening sends nothing anywhere: own addresses only, and none with a body', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(site).origin) asked.push(request.url());
    if (request.method() !== 'GET' || request.postData() !== null) asked.push(`${request.method()} ${request.url()}`);
  });
  await open(page);
  await openFiles(page, fixture('plain.csv'));
  await sum(page);
  await saved(page, 'package');
  expect(asked).toEqual([]);
});

test('the corrected dataset is a data package that joins by itself', async ({ page }) => {
  await open(page);
  await openFiles(page, fixture('look-alike.csv'));
  await sum(page);
  const files = unzipSync(await saved(page, 'package'));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['look-alike/datapackage.json', 'look-alike/incidents.csv']));
  const again = Object.entries(files).map(([name, bytes]) => ({
    name: name.replace(/^.*\//, ''),
    mimeType: 'text/plain',
    buffer: Buffer.from(bytes),
  }));
  await page.locator('[data-open-input]').setInputFiles(again);
  await expect(page.locator('.sum [data-rows]')).toHaveText('3 rows', { timeout: 30_000 });
  expect(await sum(page)).toEqual({ rows: 3, joined: 3, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 });
});

test('files dropped anywhere on the page are opened', async ({ page }) => {
  await open(page);
  const transfer = await page.evaluateHandle(
    (text) => {
      const held = new DataTransfer();
      held.items.add(new File([text], 'dropped.csv'));
      return held;
    },
    readFileSync(fixture('plain.csv'), 'utf8'),
  );
  await page.dispatchEvent('.map', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Let go to open')).toBeVisible();
  await page.dispatchEvent('.map', 'drop', { dataTransfer: transfer });
  expect((await sum(page))['rows']).toBe(7);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the panel, ${theme}, and nothing sticks out at 360 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width: 360, height: 800 });
    await open(page);
    const check = async (state: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
      expect(
        violations.map(({ id, nodes }) => `${state} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      ).toEqual([]);
      const wide = await page.getByRole('dialog').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
    };
    await page.getByRole('button', { name: 'Open your data' }).click();
    await check('choose');
    await openFiles(page, fixture('plain.csv'));
    await sum(page);
    await page.locator('li[data-code] > button').first().click();
    await check('result');
    await openFiles(page, fixture('columns.csv'));
    await expect(page.getByText('columns.csv can’t be read')).toBeVisible();
    await check('refused');
  });
}
