import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What every view of the page says of itself, read from what a reader or a screen reader gets. */
export interface Seen {
  readonly status: string;
  readonly shown: number;
  /** Count per type: the sum over the nodes on the map, full and hollow. */
  readonly mapTypes: Readonly<Record<string, number>>;
  /** Count per type in the panel, whether on or off. */
  readonly panel: Readonly<Record<string, number>>;
  /** Incidents in view with a day, and with a span, in the chart of days. */
  readonly days: number;
  readonly spans: number;
}

/** Opens the page and waits for the first whole picture of the ground. */
export async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`./${query}`);
  await expect(page.locator('.map.ready')).toBeVisible({ timeout: 30_000 });
}

export async function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
    const mapTypes: Record<string, number> = {};
    for (const { dataset } of all('[data-node]')) {
      for (const part of (dataset['types'] ?? '').split(' ').filter((text) => text !== '')) {
        const [type = '', occurred, noneReported] = part.split(':');
        mapTypes[type] = (mapTypes[type] ?? 0) + Number(occurred) + Number(noneReported);
      }
    }
    const chart = document.querySelector<HTMLElement>('.plot canvas');
    const status = document.querySelector<HTMLElement>('.status');
    return {
      status: status?.innerText ?? '',
      shown: Number(status?.dataset['shown']),
      mapTypes,
      panel: Object.fromEntries(all('[data-type]').map(({ dataset }) => [dataset['type'] ?? '', Number(dataset['count'])])),
      days: Number(chart?.dataset['days']),
      spans: Number(chart?.dataset['spans']),
    };
  });
}

/** How many pixels of the map's signs have this colour, `#rrggbb`. */
export async function pixelsOf(page: Page, color: string): Promise<number> {
  return page.evaluate((wanted) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map > canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16));
    let count = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i] === r && pixels[i + 1] === g && pixels[i + 2] === b && pixels[i + 3] === 255) count++;
    }
    return count;
  }, color);
}
