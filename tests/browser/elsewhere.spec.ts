import { expect, test } from './fixtures.ts';
import { open, seen } from './page.ts';

test.use({ dataset: 'tests/fixtures/dataset-of-another-country' });

test('a served dataset of another country is joined to that country and drawn on its ground', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^4 incidents in 2 regions, 5–7 January 2031/);
  await expect(page.getByRole('button', { name: /^Bishkek:/ })).toBeAttached();
  await expect(page.getByRole('button', { name: /^Osh:/ })).toBeAttached();
  expect((await seen(page)).mapTypes).toEqual({ protest: 1, clash: 1, other: 1 });
});
