import { expect, test } from './fixtures.ts';
import { open, seen } from './page.ts';

test('a range dragged on the days is the range of map, fields and address', async ({ page }) => {
  await open(page);
  const box = (await page.locator('.plot').boundingBox())!;
  const dayWidth = box.width / 31;
  const x = (day: number): number => box.x + (day - 0.5) * dayWidth;
  await page.mouse.move(x(4), box.y + 50);
  await page.mouse.down();
  await page.mouse.move(x(6), box.y + 50, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=2022-01-04&to=2022-01-06/);
  await expect(page.getByLabel('First day').and(page.locator('input'))).toHaveValue('2022-01-04');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4–6 January 2022');
  await page.getByRole('button', { name: 'All days' }).click();
  await expect(page).not.toHaveURL(/from=/);
});

test('the sliders move a day a key, and a typed date is taken', async ({ page }) => {
  await open(page);
  const last = page.getByRole('slider', { name: 'Last day' });
  await last.focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowLeft');
  await expect(last).toHaveAttribute('aria-valuetext', '23 January 2022');
  await expect(page).toHaveURL(/to=2022-01-23/);
  await page.locator('input[type=date]').first().fill('2022-01-08');
  await page.locator('input[type=date]').first().blur();
  await expect(page).toHaveURL(/from=2022-01-08/);
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
});

test('playing goes day by day; who asked for less motion gets a step a press', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.getByRole('button', { name: 'Next day' }).click();
  await expect(page.locator('.range')).toHaveText('1 January 2022');
  await page.getByRole('button', { name: 'Next day' }).click();
  await expect(page.locator('.range')).toHaveText('2 January 2022');
  expect((await seen(page)).shown).toBeGreaterThan(0);
  await expect(page.locator('.range')).toHaveText('2 January 2022');
});
