import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { open, seen } from './page.ts';

test('finds incidents and places from the keyboard, and opens one where it is', async ({ page }) => {
  await open(page);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  await page.keyboard.type('жанаозен');
  const options = page.getByRole('option');
  await expect(options.first()).toContainText(/^\s*Show only these \d+ on the map/);
  await expect(page.locator('[data-choice=place]').first()).toContainText('Zhanaozen');
  await expect(page.locator('[data-choice=incident] mark').first()).toHaveText('Zhanaozen');
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const first = page.locator('[data-choice=incident]').first();
  const index = await first.evaluate((item) => [...(item.parentElement?.children ?? [])].indexOf(item));
  for (let step = 0; step < index; step++) await page.keyboard.press('ArrowDown');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
  const title = await first.locator('.title').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(title);
  await expect(page).toHaveURL(/at=.*incident=/);
  // It is looked at: its sign is on the map, as the one that is opened.
  await expect(page.locator('[data-node][aria-current=true]')).toBeVisible();
});

test('shows only what it finds, says so, and shows all again', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Search' }).fill('police');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Only what has “police” is shown.')).toBeVisible();
  await expect(page).toHaveURL(/[?]q=police$/);
  const found = await seen(page);
  expect(found.shown).toBeGreaterThan(3);
  expect(found.shown).toBeLessThan(89);
  expect(Object.values(found.panel).reduce((sum, n) => sum + n, 0)).toBe(found.shown);
  expect(found.days + found.spans).toBe(found.shown);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('“police”: ');
  // Whatever is looked up meanwhile, the map keeps to what it is filtered by.
  await page.getByRole('combobox', { name: 'Search' }).fill('');
  await page.getByRole('combobox', { name: 'Search' }).pressSequentially('turkistan');
  await expect(page.locator('[data-choice=place]').first()).toContainText('Turkistan');
  await expect(page.locator('.status')).toHaveAttribute('data-shown', String(found.shown));
  await page.goBack();
  await expect(page.locator('.status')).toHaveAttribute('data-shown', '89');
  await page.goForward();
  await expect(page.locator('.status')).toHaveAttribute('data-shown', String(found.shown));
  await page.getByRole('combobox', { name: 'Search' }).press('Escape');
  await expect(page.locator('.status')).toHaveAttribute('data-shown', '89');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('');
});

test('says what was searched where nothing is found, in the narrow page too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '?lang=ru');
  await page.getByRole('combobox', { name: 'Поиск' }).fill('ъъъ щщщ');
  const said = page.getByText(
    '«ъъъ щщщ» не встречается. Поиск шёл по заголовкам, описаниям, местам и участникам всех событий (89)',
  );
  await expect(said).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
