import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Taxonomy } from '../../src/core/taxonomy.ts';
import { mercatorArea } from '../../src/marks/hatch.ts';
import { buildScene } from '../../src/scene/build.ts';
import { RAMPS } from '../../src/scene/ramps.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { expect, test } from './fixtures.ts';
import { open, pixelsOf, seen } from './page.ts';

const taxonomy = JSON.parse(readFileSync(new URL('../../data/taxonomy.json', import.meta.url), 'utf8')) as Taxonomy;
const damage = taxonomy.types.find(({ id }) => id === 'damage')!;

test('the first map has the country, its incidents and their names', async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/incidents in 17 regions/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ incidents in 17 regions/);
  const now = await seen(page);
  expect(now.status).toBe(`Showing ${now.shown} of ${now.shown} incidents`);
  expect(Object.keys(now.mapTypes).length).toBeGreaterThan(5);
  expect(await pixelsOf(page, damage.color.light)).toBeGreaterThan(100);
  // The ground itself is drawn: the page behind the canvas of marks is not one colour.
  const ground = await page.locator('.ground').screenshot();
  expect(ground.byteLength).toBeGreaterThan(20_000);
});

test('switching a type off takes exactly its incidents from status, map, days, and keeps its count in the panel', async ({
  page,
}) => {
  await open(page);
  const before = await seen(page);
  await page.getByRole('switch', { name: 'Fire and property' }).click();
  await expect(page.getByRole('switch', { name: 'Fire and property' })).toHaveAttribute('aria-checked', 'false');
  const after = await seen(page);
  const taken = before.panel['damage']!;
  expect(taken).toBeGreaterThan(0);
  expect(after.shown).toBe(before.shown - taken);
  expect(after.status).toBe(`Showing ${before.shown - taken} of ${before.shown} incidents`);
  expect(after.panel).toEqual(before.panel);
  const { damage: _, ...others } = before.mapTypes;
  expect(after.mapTypes).toEqual(others);
  expect(after.days + after.spans).toBe(before.days + before.spans - taken);
  expect(await pixelsOf(page, damage.color.light)).toBe(0);
  await expect(page).toHaveURL(/[?&]off=damage/);

  await page.reload();
  await expect(page.locator('.map.ready')).toBeVisible();
  expect(await seen(page)).toEqual(after);

  await page.getByRole('switch', { name: 'Fire and property' }).click();
  expect(await seen(page)).toEqual(before);
  await page.goBack();
  await expect.poll(async () => (await seen(page)).shown).toBe(after.shown);
  await page.goBack();
});

test('a subtype is switched alone, and "only" leaves one type', async ({ page }) => {
  await open(page);
  const before = await seen(page);
  await page.getByRole('button', { name: 'Kinds of Crackdown' }).click();
  await page.getByRole('switch', { name: 'Dispersal' }).click();
  await expect(page).toHaveURL(/off=crackdown\.dispersal/);
  expect((await seen(page)).shown).toBeLessThan(before.shown);
  await page.getByRole('button', { name: 'Only Deployment' }).click();
  const only = await seen(page);
  expect(only.shown).toBe(before.panel['deployment']);
  await page.getByRole('button', { name: 'Switch all types on' }).click();
  expect(await seen(page)).toEqual(before);
});

test('each language names the capital as it was called in January 2022', async ({ page }) => {
  await open(page);
  for (const [language, lang, capital, title] of [
    ['English', 'en', 'Nur-Sultan', /incidents/],
    ['Қазақша', 'kk', 'Нұр-Сұлтан', /оқиға/],
    ['Русский', 'ru', 'Нур-Султан', /событ/],
  ] as const) {
    await page.getByRole('button', { name: language }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page).toHaveTitle(title);
    await expect(page.getByRole('button', { name: new RegExp(`^${capital}:`) })).toBeAttached();
  }
});

test('8 January: dispersal at Aktau, gunfire at Kyzylorda, none reported at Almaty, each said by Sputnik', async ({ page }) => {
  await open(page, '?from=2022-01-08&to=2022-01-08');
  const at = async (place: string, incident: string): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(`^${place}:`) }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: incident }).click();
  };
  const card = page.getByRole('article');

  await at('Aktau', 'Police disperse a protest');
  await expect(card).toContainText('8 January 2022');
  const arrests = card.getByRole('row').filter({ hasText: 'several' });
  await expect(arrests).toContainText('Sputnik');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await at('Kyzylorda', 'Gunshots are heard');
  await expect(card).toContainText('Sputnik');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await at('Almaty', 'No violence is reported');
  await expect(card).toContainText('Looked into: none reported');
  await expect(card).toContainText('Sputnik');
});

test('regions lie in the colours of their values under the borders, and change with what is in view', async ({ page }) => {
  await open(page, '?layers=choropleth');
  const shaded = async (): Promise<[string, number][]> => {
    const image = sharp(await page.locator('.ground').screenshot()).removeAlpha();
    const pixels = await image.raw().toBuffer();
    const counts = new Map(RAMPS.light.area.map((color) => [Number.parseInt(color.slice(1), 16), 0]));
    for (let at = 0; at < pixels.length; at += 3) {
      const color = pixels.readUIntBE(at, 3);
      const count = counts.get(color);
      if (count !== undefined) counts.set(color, count + 1);
    }
    return [...counts].map(([color, count]) => [`#${color.toString(16).padStart(6, '0')}`, count]);
  };
  /** The scene's own colours, each on a good part of the map, and no other of the ramp. */
  const check = async (off: readonly string[]): Promise<number> => {
    const { areas } = buildScene(kazakhstan, { ...DEFAULT_VIEW, off, layers: ['choropleth'] }, { widthPx: 800, heightPx: 600 });
    const colorsOf = (least: number): string[] => {
      const large = new Set(kazakhstan.regions.filter(({ geometry }) => mercatorArea(geometry) > least).map(({ id }) => id));
      return [...new Set(areas.flatMap(({ id, color }) => (large.has(id) ? (color ?? []) : [])))].sort();
    };
    // A city that is a region of its own is a few pixels here: its colour may be seen, and need not.
    const [colors, most] = [colorsOf(1e-5), colorsOf(0)];
    expect(colors.length).toBeGreaterThan(1);
    await expect
      .poll(async () => {
        const found = (await shaded()).flatMap(([color, count]) => (count > 100 ? [color] : []));
        return found.every((color) => most.includes(color)) && colors.every((color) => found.includes(color));
      })
      .toBe(true);
    return colors.length;
  };
  const all = await check([]);
  const off = kazakhstan.taxonomy.types.map(({ id }) => id).filter((id) => id !== 'damage');
  await page.goto(`?layers=choropleth&off=${off.join(',')}`);
  await expect(page.locator('.map.ready')).toBeVisible();
  expect(await check(off)).toBeLessThanOrEqual(all);
  for (const each of off.slice(0, 3)) {
    await page
      .locator('.row', { has: page.locator(`[data-type="${each}"]`) })
      .getByRole('switch')
      .first()
      .click();
  }
  await check(off.slice(3));
});

test('dragging the map keeps signs and ground together, and the address keeps the place', async ({ page }) => {
  await open(page);
  const almaty = page.locator('[data-node="geonames:1526384"]');
  const before = (await almaty.boundingBox())!;
  const map = (await page.locator('.map').boundingBox())!;
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 20, { steps: 5 });
  // Held still: no throw goes on after the button is let go.
  await page.waitForTimeout(200);
  await page.mouse.move(x - 60, y - 20);
  await page.mouse.up();
  // At rest the signs are placed anew, and the address is written with them.
  await expect.poll(async () => Math.abs((await almaty.boundingBox())!.x - (before.x - 60))).toBeLessThan(3);
  await expect(page).toHaveURL(/[?&]at=/);
  const after = (await almaty.boundingBox())!;
  expect(Math.abs(after.x - (before.x - 60))).toBeLessThan(3);
  expect(Math.abs(after.y - (before.y - 20))).toBeLessThan(3);
  await page.reload();
  await expect(page.locator('.map.ready')).toBeVisible();
  const again = (await almaty.boundingBox())!;
  expect(Math.abs(again.x - after.x)).toBeLessThan(3);
});

test('a click on a sign opens its place', async ({ page }) => {
  await open(page);
  const box = (await page.locator('[data-node="geonames:1526384"]').boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByRole('heading', { name: 'Almaty' })).toBeFocused();
  await expect(page).toHaveURL(/node=geonames:1526384/);
});

test('no incident left: the page says why and offers all again', async ({ page }) => {
  await open(page, '?off=crackdown&from=2022-01-26&to=2022-01-26');
  await page.getByRole('button', { name: 'Only Deployment' }).click();
  await expect(page.getByRole('heading', { name: 'No incident passes these filters' })).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByRole('heading', { name: 'No incident passes these filters' })).toBeHidden();
});

test('a still page draws nothing', async ({ page }) => {
  await open(page);
  await page.waitForTimeout(500);
  const frames = await page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map > canvas')!;
    const context = canvas.getContext('2d')!;
    let painted = 0;
    const clear = context.clearRect.bind(context);
    context.clearRect = (...box) => {
      painted++;
      clear(...box);
    };
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return painted;
  });
  expect(frames).toBe(0);
});
