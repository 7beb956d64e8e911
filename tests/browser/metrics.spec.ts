import { readFileSync } from 'node:fs';
import { en } from '../../src/app/messages/en.ts';
import { kk } from '../../src/app/messages/kk.ts';
import { ru } from '../../src/app/messages/ru.ts';
import { isSettable, textWidthPx } from '../../src/marks/metrics.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { expect, test } from './fixtures.ts';
import { open } from './page.ts';

/** Of the type size, over a whole sentence: browsers round each advance a little. */
const TOLERANCE = 0.0005;
/** More for each ligature that a canvas sets (ff, fi, ffi): those are nearly as wide as their letters. */
const PER_LIGATURE = 0.0022;
const SIZE_PX = 1000;

/** Every name, word and sentence of the embedded dataset and of the page in its three languages, each once. */
function texts(): string[] {
  const { places, regions, ground, terms, taxonomy, incidents, sources } = kazakhstan;
  const records = Array.from({ length: incidents.count }, (_, row) => kazakhstan.record(row));
  const words = [
    ...[...places, ...regions, ...ground].flatMap(({ names }) => names.map(({ name }) => name)),
    ...[...terms.values()].flatMap((each) => Object.values(each)),
    ...taxonomy.types.flatMap(({ label, description, subtypes }) =>
      [label, description, ...subtypes.map((subtype) => subtype.label)].flatMap((each) => Object.values(each)),
    ),
    ...records.flatMap(({ title, summary, actors }) => [...Object.values(title), ...Object.values(summary), ...actors]),
    ...[...sources.values()].flatMap(({ publisher, title }) => [publisher, title]),
    ...[en, kk, ru].flatMap((catalogue) => Object.values(catalogue)),
    ...['src/scene/words.ts', 'src/static/words.ts'].flatMap((path) => readFileSync(path, 'utf8').split('\n')),
  ];
  const upper = regions.flatMap(({ names }) => names.map(({ name }) => name.toLocaleUpperCase('ru')));
  return [...new Set([...words, ...upper].flatMap((text) => text.split('\n')))].filter((text) => text !== '' && isSettable(text));
}

const FACES = [
  { weight: 400, italic: false },
  { weight: 600, italic: false },
  { weight: 700, italic: false },
  { weight: 400, italic: true },
] as const;

for (const { weight, italic } of FACES) {
  const style = italic ? 'italic ' : '';
  test(`every name and word is as wide in Chromium as in the tables: ${style}${String(weight)}`, async ({ page }) => {
    const all = texts();
    expect(all.length).toBeGreaterThan(2000);
    await open(page);
    const measured = await page.evaluate(
      async ({ lines, font }) => {
        await document.fonts.load(font, lines.join(' '));
        const ctx = document.createElement('canvas').getContext('2d');
        if (ctx === null) throw new Error('there is no canvas');
        ctx.font = font;
        ctx.fontKerning = 'none';
        return lines.map((line) => ctx.measureText(line).width);
      },
      { lines: all, font: `${style}${String(weight)} ${String(SIZE_PX)}px "Noto Sans"` },
    );
    const wrong = all.flatMap((text, index) => {
      const difference = Math.abs((measured[index] ?? 0) - textWidthPx(text, SIZE_PX, weight, 0, italic)) / SIZE_PX;
      const ligatures = (text.match(/ff?[il]|ff/gu) ?? []).length;
      return difference > TOLERANCE + PER_LIGATURE * ligatures ? [`${text}: ${difference.toFixed(4)} em`] : [];
    });
    expect(wrong).toEqual([]);
  });
}
