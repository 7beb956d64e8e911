import { describe, expect, test, vi } from 'vitest';
import type { Dataset } from '../../src/core/dataset.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import type { View } from '../../src/scene/view.ts';
import type { Picture } from '../../src/static/picture.ts';
import { parseSize, SOCIAL_SIZES, type SocialSize } from '../../src/static/sizes.ts';
import { drawSocial } from '../../src/static/social.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { manyIncidents } from '../many-incidents.ts';
import { boxOf, isText, namesOnSigns, outside, overlaps } from './boxes.ts';
import { TOPOLOGY, WORLD } from './kazakhstan.ts';

// Whole pictures, on a computer that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const grounds = { ground: TOPOLOGY, world: WORLD };
const SIZES = Object.keys(SOCIAL_SIZES) as SocialSize[];
const LANGS = ['en', 'kk', 'ru'] as const;

function social(dataset: Dataset, view: View, size: SocialSize): Picture {
  const ask = parseSize(size);
  const picture = ask && drawSocial(dataset, view, ask, grounds);
  if (!picture) throw new Error(`${size} holds no picture`);
  return picture;
}

const LONG: Dataset = {
  ...kazakhstan,
  meta: {
    ...kazakhstan.meta,
    title: {
      en: 'A dataset whose title is long: every protest, clash and crackdown in the regions and cities of Kazakhstan in winter',
    },
  },
};
const many = manyIncidents(5000);

const cases: { name: string; dataset: Dataset; view: Partial<View> }[] = [
  { name: 'all incidents', dataset: kazakhstan, view: {} },
  { name: 'none', dataset: kazakhstan, view: { from: '2022-01-14', to: '2022-01-14', off: ['protest', 'crackdown', 'harm'] } },
  { name: 'one type', dataset: kazakhstan, view: { off: kazakhstan.taxonomy.types.slice(1).map(({ id }) => id) } },
  { name: 'a long title', dataset: LONG, view: {} },
  { name: '5000 incidents', dataset: many, view: {} },
];

describe('a social picture', () => {
  for (const size of SIZES) {
    for (const { name, dataset, view } of cases) {
      test.each(LANGS)(`${size}, ${name}, %s: all is on the page, nothing lies on anything, small print can be read`, (lang) => {
        const picture = social(dataset, { ...DEFAULT_VIEW, ...view, lang }, size);
        const [widthPx, heightPx] = SOCIAL_SIZES[size];
        expect([picture.widthPx, picture.heightPx]).toEqual([widthPx, heightPx]);
        const { marks } = picture;
        expect(outside(marks, widthPx, heightPx)).toEqual([]);
        expect(overlaps(marks, ['furniture', 'place-labels'])).toEqual([]);
        expect(namesOnSigns(marks)).toEqual([]);
        const furniture = marks.filter(isText).filter(({ layer }) => layer === 'furniture');
        expect(Math.min(...furniture.map(({ sizePx }) => sizePx))).toBeGreaterThanOrEqual(24);
      });
    }
  }

  test('a story keeps its ends free of text, names on the map too', () => {
    for (const { dataset, view } of cases) {
      const { marks, heightPx } = social(dataset, { ...DEFAULT_VIEW, ...view }, 'story');
      for (const [, top, , bottom] of marks.filter(isText).map(boxOf)) {
        expect(top).toBeGreaterThanOrEqual(249.5);
        expect(bottom).toBeLessThanOrEqual(heightPx - 249.5);
      }
    }
  });

  test.each(SIZES)('%s says how many there are, of which types, how many are on no map, and whose data it is', (size) => {
    for (const lang of LANGS) {
      const { marks, scenes } = social(kazakhstan, { ...DEFAULT_VIEW, lang, from: '2022-01-05' }, size);
      const scene = scenes[0]!;
      const said = marks.filter(isText).map(({ text }) => text);
      expect(said).toContain(scene.headline.number);
      const counts = marks.flatMap(({ data }) => (data?.['legend'] === undefined ? [] : [[data['legend'], data['shown']]]));
      expect(counts).toEqual(scene.legend.types.filter(({ count }) => count > 0).map(({ id, count }) => [id, count]));
      const text = said.join(' ').replaceAll('\u00a0', ' ');
      expect(text).toContain(String(scene.counts.national));
      for (const note of scene.notes) expect(text).toContain(note.replaceAll('\u00a0', ' '));
      expect(text).toContain('CC BY 4.0');
      expect(text).toContain(scene.dateRange);
    }
  });

  test('what was switched off or lies outside the frame is said', () => {
    const view: View = { ...DEFAULT_VIEW, off: ['protest'], camera: { lngDeg: 76.9, latDeg: 43.3, zoom: 6 } };
    const { marks, scenes } = social(kazakhstan, view, 'square');
    const text = marks
      .filter(isText)
      .map((mark) => mark.text)
      .join(' ');
    expect(scenes[0]!.notes.length).toBeGreaterThan(1);
    for (const note of scenes[0]!.notes) expect(text).toContain(note);
  });

  test('a size that holds none is refused', () => {
    expect(drawSocial(kazakhstan, DEFAULT_VIEW, { kind: 'total', widthPx: 400, heightPx: 64 }, grounds)?.title).toBeUndefined();
  });
});
