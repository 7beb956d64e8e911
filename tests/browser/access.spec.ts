import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { open } from './page.ts';

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'kk', 'ru']) {
    test(`axe finds nothing: ${theme}, ${lang}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page, `?lang=${lang}&node=geonames:1526384`);
      for (const state of ['place', 'national', 'table'] as const) {
        if (state === 'national') await page.goto(`./?lang=${lang}&incident=almaty-none-reported-0108`);
        if (state === 'table') await page.locator('.bar button').last().click();
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
        expect(
          violations.map(({ id, nodes }) => `${state} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        ).toEqual([]);
      }
    });
  }
}

test('all is reached by keyboard: filters, a place, an incident, its source, and back', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the map' })).toBeFocused();
  const almaty = page.getByRole('button', { name: /^Almaty:/ });
  for (let presses = 0; presses < 120 && !(await almaty.evaluate((button) => button === document.activeElement)); presses++) {
    await page.keyboard.press('Tab');
  }
  await expect(almaty).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Almaty' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const article = page.getByRole('article');
  await expect(article).toBeVisible();
  await expect(article.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(article.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Almaty' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(almaty).toBeFocused();
});

test('links lead to web addresses only, in a new tab, and tell nothing', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'About and sources' }).click();
  const links = await page
    .locator('a[target]')
    .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]));
  expect(links.length).toBeGreaterThan(20);
  for (const [href, rel, target] of links) {
    expect(href).toMatch(/^https?:\/\//);
    expect(rel).toBe('noopener noreferrer');
    expect(target).toBe('_blank');
  }
});

for (const [width, height] of [
  [360, 800],
  [768, 1024],
  [1440, 900],
] as const) {
  test(`nothing sticks out at ${width} px, in any language`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const lang of ['en', 'kk', 'ru']) {
      await open(page, `?lang=${lang}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
