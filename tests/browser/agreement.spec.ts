import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { encodeView } from '../../src/scene/view-codec.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { randomViews } from '../scene/views.ts';
import { expect, test } from './fixtures.ts';
import { open, seen, type Seen } from './page.ts';

/** Counts per type in a saved picture, read from what the shapes in it say they are. */
interface Drawn {
  readonly map: Record<string, number>;
  readonly ledger: Record<string, number>;
  readonly legend: Record<string, number>;
  readonly days: number;
  /** From the picture's own note. */
  readonly outsideFrame: number;
}

const number = (text: string | undefined): number => Number(text ?? Number.NaN);

function read(svg: string): Drawn {
  const elements = [...svg.matchAll(/<[a-z]+ [^>]*>/g)].map(
    ([tag]) => new Map([...tag.matchAll(/ data-([a-z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
  );
  const sum = (
    key: string,
    count: string,
    of: (element: ReadonlyMap<string, string>) => boolean = () => true,
  ): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const element of elements) {
      const type = element.get(key);
      if (type !== undefined && element.has(count) && of(element))
        counts[type] = (counts[type] ?? 0) + number(element.get(count));
    }
    return Object.fromEntries(Object.entries(counts).filter(([, each]) => each > 0));
  };
  const isInView = (element: ReadonlyMap<string, string>): boolean => element.get('in-view') === '1';
  const dated = [sum('day-type', 'shown', isInView), sum('span-type', 'shown', isInView)].flatMap((counts) =>
    Object.values(counts),
  );
  return {
    map: sum('type', 'count'),
    ledger: sum('ledger-type', 'count'),
    legend: sum('legend', 'shown'),
    outsideFrame: Number(/(\d+) incidents? lies? outside this part/.exec(svg)?.[1] ?? 0),
    days: dated.reduce((a, b) => a + b, 0),
  };
}

/** Saves the present view as SVG through the page's own dialog, and reads the file. */
async function savedSvg(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Save picture' }).click();
  await page.getByRole('radio', { name: 'SVG' }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  const svg = readFileSync(await download.path(), 'utf8');
  await page.keyboard.press('Escape');
  return svg;
}

function agree(screen: Seen, picture: Drawn, shown: number): void {
  const onMap = Object.values(screen.mapTypes).reduce((a, b) => a + b, 0);
  const inLedger = Object.values(picture.ledger).reduce((a, b) => a + b, 0);
  expect(screen.shown).toBe(shown);
  expect(picture.map).toEqual(screen.mapTypes);
  expect(onMap + inLedger + picture.outsideFrame).toBe(shown);
  expect(screen.days + screen.spans).toBe(shown);
  expect(picture.days).toBe(shown);
  if (picture.outsideFrame > 0) return;
  const whole: Record<string, number> = { ...picture.map };
  for (const [type, count] of Object.entries(picture.ledger)) whole[type] = (whole[type] ?? 0) + count;
  expect(picture.legend).toEqual(whole);
}

const types = kazakhstan.taxonomy.types.map(({ id }) => id);
const single = types.map((type) => ({
  name: `${type} alone`,
  query: `?lang=en&off=${types.filter((other) => other !== type).join(',')}`,
}));
const random = randomViews(10).map((view) => ({
  name: encodeView(view),
  query: `?${encodeView({ ...view, lang: 'en', theme: 'light' })}&lang=en`,
}));

for (const { name, query } of [...single, ...random]) {
  test(`screen and picture agree: ${name}`, async ({ page }) => {
    await open(page, query);
    const screen = await seen(page);
    expect(screen.status).toBe(`Showing ${String(screen.shown)} of ${String(kazakhstan.incidents.count)} incidents`);
    const title = await page.title();
    const words = /^(?:[^:]+: )?(\d+|No) incidents?/.exec(title)?.[1];
    agree(screen, read(await savedSvg(page)), words === 'No' ? 0 : Number(words));
  });
}
