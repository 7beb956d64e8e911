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

test('days add up, or move as a window, and end with all days', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '?from=2022-01-28');
  const range = page.locator('.range');
  const next = page.getByRole('button', { name: 'Next day' });
  const mode = page.getByLabel('What is played');
  await mode.selectOption('Adding up');
  await next.click();
  await expect(range).toHaveText('1 January 2022');
  await next.click();
  await expect(range).toHaveText('1–2 January 2022');
  await mode.selectOption('7-day window');
  await next.click();
  await expect(range).toHaveText('1–7 January 2022');
  await next.click();
  await expect(range).toHaveText('2–8 January 2022');
  await expect(page).toHaveURL(/from=2022-01-02&to=2022-01-08/);
  // A range of this length is one that the window goes on from.
  await page.locator('input[type=date]').last().fill('2022-01-31');
  await page.locator('input[type=date]').last().blur();
  await page.locator('input[type=date]').first().fill('2022-01-25');
  await page.locator('input[type=date]').first().blur();
  await next.click();
  await expect(range).toHaveText('1–31 January 2022');
  await expect(page).not.toHaveURL(/from=/);
});

test('playing leaves no day out, and stops where it is told to', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const days: string[] = [];
    Object.assign(globalThis, { days });
    const range = document.querySelector('.range');
    if (range === null) throw new Error('there is no range');
    new MutationObserver(() => days.push(range.textContent.trim())).observe(range, { characterData: true, subtree: true });
  });
  await page.getByLabel('Speed').selectOption('60');
  await page.getByRole('button', { name: 'Play day by day' }).click();
  await expect(page.locator('.range')).toHaveText('1–31 January 2022');
  await expect(page.getByRole('button', { name: 'Play day by day' })).toBeVisible();
  expect(await page.evaluate('days')).toEqual([
    ...Array.from({ length: 31 }, (_, day) => `${String(day + 1)} January 2022`),
    '1–31 January 2022',
  ]);
});

test('a range is moved as a whole, by hand and by key', async ({ page }) => {
  await open(page, '?from=2022-01-04&to=2022-01-08');
  const box = (await page.locator('.plot').boundingBox())!;
  const x = (day: number): number => box.x + ((day - 0.5) * box.width) / 31;
  await page.mouse.move(x(6), box.y + 60);
  await page.mouse.down();
  await page.mouse.move(x(9), box.y + 60, { steps: 3 });
  await page.mouse.up();
  await expect(page.locator('.range')).toHaveText('7–11 January 2022');
  await page.getByRole('slider', { name: 'First day' }).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.locator('.range')).toHaveText('6–10 January 2022');
  // Past the end it stops there, as long as it was.
  await page.keyboard.press('Shift+ArrowLeft');
  for (let press = 0; press < 8; press++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.locator('.range')).toHaveText('1–5 January 2022');
});

test('the counts by day are there to read as a table', async ({ page }) => {
  await open(page);
  const { days } = await seen(page);
  const summary = page.getByText('Counts by day as a table');
  await summary.focus();
  await page.keyboard.press('Enter');
  const counts = await page.locator('details td').allInnerTexts();
  expect(counts.map(Number).reduce((sum, n) => sum + n, 0)).toBe(days);
});
