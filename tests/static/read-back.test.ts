import { describe, expect, test, vi } from 'vitest';
import { inLanguage, type Language } from '../../src/core/languages.ts';
import type { Mark } from '../../src/marks/mark.ts';
import { FONTS } from '../../src/node/fonts.ts';
import { encodeView } from '../../src/scene/view-codec.ts';
import type { View } from '../../src/scene/view.ts';
import { type Drawing, draw, encodeVector } from '../../src/static/drawing.ts';
import type { Picture } from '../../src/static/picture.ts';
import { LAYOUT_SIZES } from '../../src/static/sizes.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { randomViews } from '../scene/views.ts';
import { isText } from './boxes.ts';
import { countsIn } from './counts-in.ts';
import { TOPOLOGY, WORLD } from './kazakhstan.ts';
import { pdfTexts } from './pdf-text.ts';

// Whole pictures, on a computer that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const grounds = { ground: TOPOLOGY, world: WORLD };
const figure: Drawing = {
  layout: 'figure',
  size: LAYOUT_SIZES.figure.ask,
  sizeText: '',
  scale: 1,
  dpi: 0,
  svgText: 'plain',
  panels: 'day',
  creator: 'Qantar',
};

function drawn(view: View): Picture {
  const picture = draw(kazakhstan, view, figure, grounds);
  if (!picture) throw new Error('a figure of its own size has room');
  return picture;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
const positive = (counts: Iterable<readonly [string, number]>): Record<string, number> =>
  Object.fromEntries([...counts].filter(([, count]) => count > 0));

/** The sentence of a description that lists its types, and the one that counts what is wider than a region. */
const SAID: Readonly<Record<Language, { types: RegExp; national: RegExp }>> = {
  en: { types: /By type: ([^.]*)\./u, national: /not on the map: (\d+)/u },
  kk: { types: /Түрлері бойынша: ([^.]*)\./u, national: /картада жоқ: (\d+)/u },
  ru: { types: /По типам: ([^.]*)\./u, national: /не на карте: (\d+)/u },
};

/** Counts by type and of the country as a listener hears them. */
function countsHeard(altText: string, lang: Language): { types: Record<string, number>; national: number } {
  const ids = new Map(kazakhstan.taxonomy.types.map(({ id, label }) => [inLanguage(label, lang), id]));
  const list = SAID[lang].types.exec(altText)?.[1] ?? '';
  const types = [...list.matchAll(/(?:^|, )(.*?) (\d+)(?=,|$)/gu)].map(([, label = '', count]) => {
    return [ids.get(label) ?? label, Number(count)] as const;
  });
  return { types: Object.fromEntries(types), national: Number(SAID[lang].national.exec(altText)?.[1] ?? 0) };
}

const views = randomViews(60);

describe('counts read back are the scene’s', () => {
  test.each(views.map((view) => [encodeView(view), view] as const))('from SVG and description: %s', async (_, view) => {
    const picture = drawn(view);
    const [scene] = picture.scenes;
    if (!scene) throw new Error('a figure has a scene');
    const svg = String(await encodeVector(kazakhstan, picture, 'svg', figure, FONTS));
    const { map, ledger, legend } = countsIn(svg);
    const { places, regions, outsideFrame, types } = scene.counts;
    expect(sum(map.values())).toBe(places + regions - outsideFrame);
    for (const [type, count] of Object.entries(types)) {
      const found = (map.get(type) ?? 0) + (ledger.get(type) ?? 0);
      if (outsideFrame === 0) expect(found, type).toBe(count);
      else expect(found, type).toBeLessThanOrEqual(count);
    }
    expect(sum(ledger.values())).toBe(scene.counts.national);
    expect(positive(legend)).toEqual(positive(scene.legend.types.map(({ id, count }) => [id, count])));

    const alt = /<desc[^>]*>([^<]*)<\/desc>/u.exec(svg)?.[1] ?? '';
    const heard = countsHeard(alt.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&'), view.lang);
    expect(heard).toEqual({ types: positive(Object.entries(types)), national: scene.counts.national });
  });

  test.each(views.slice(0, 20).map((view) => [encodeView(view), view] as const))(
    'from the text of a PDF: %s',
    async (_, view) => {
      const picture = drawn(view);
      const [scene] = picture.scenes;
      const pdf = (await encodeVector(kazakhstan, picture, 'pdf', figure, FONTS)) as Uint8Array;
      const texts = pdfTexts(pdf);
      expect(texts.toSorted()).toEqual(picture.marks.filter(isText).map(textOf).toSorted());
      // The legend is read as it is written: a type's name, then its count.
      const label = new Map(kazakhstan.taxonomy.types.map((type) => [type.id, inLanguage(type.label, view.lang)]));
      const said = new Map<string, number>();
      for (const { id, count } of scene?.legend.types ?? []) {
        const at = texts.indexOf(label.get(id) ?? id);
        if (at < 0) continue;
        said.set(id, Number(texts.slice(at + 1).find((text) => /^\d+$/u.test(text))));
        expect(said.get(id), id).toBe(count);
      }
      expect(said.size).toBeGreaterThan(5);
      expect(texts.join(' ')).toContain(scene?.title);
    },
  );
});

const textOf = (mark: Extract<Mark, { kind: 'text' }>): string => mark.text;
