import { describe, expect, test, vi } from 'vitest';
import type { Dataset } from '../../src/core/dataset.ts';
import type { Language } from '../../src/core/languages.ts';
import { rowsInView } from '../../src/core/filter.ts';
import { filterOf } from '../../src/scene/filter-of.ts';
import { idsNamed, subjectOf } from '../../src/scene/subject.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import type { View } from '../../src/scene/view.ts';
import { drawCard } from '../../src/static/card.ts';
import type { Picture } from '../../src/static/picture.ts';
import { LAYOUT_SIZES, parseSize } from '../../src/static/sizes.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { manyIncidents } from '../many-incidents.ts';
import { isText, namesOnSigns, outside, overlaps } from './boxes.ts';
import { TOPOLOGY, WORLD } from './kazakhstan.ts';

// Whole pictures, on a computer that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const grounds = { ground: TOPOLOGY, world: WORLD };
const many = manyIncidents(5000);
const idOf = (name: string): string => idsNamed(kazakhstan, name)[0] ?? name;

function card(dataset: Dataset, view: View, size = ''): Picture {
  const ask = size === '' ? LAYOUT_SIZES.card.ask : parseSize(size);
  const picture = ask && drawCard(dataset, view, ask, grounds);
  if (!picture) throw new Error(`${size} holds no card`);
  return picture;
}

const textOf = ({ marks }: Picture): string =>
  marks
    .filter(isText)
    .map(({ text }) => text)
    .join(' ')
    .replaceAll('\u00a0', ' ');

const cases: { name: string; dataset: Dataset; node: string }[] = [
  { name: 'a city with many claims', dataset: kazakhstan, node: idOf('Almaty') },
  { name: 'a city with one incident', dataset: kazakhstan, node: idOf('Semey') },
  { name: 'a city without any', dataset: kazakhstan, node: idOf('Ridder') },
  { name: 'a region', dataset: kazakhstan, node: 'KZ-MAN' },
  { name: 'a region with a long name', dataset: kazakhstan, node: 'KZ-VOS' },
  { name: 'a city of 5000 incidents', dataset: many, node: idOf('Shymkent') },
  { name: 'a region of 5000 incidents', dataset: many, node: 'KZ-KZY' },
];

describe('a card', () => {
  for (const { name, dataset, node } of cases) {
    for (const size of ['', '1200x800', 'A4-portrait', '390x1400', '1080x1080']) {
      test.each<Language>(['en', 'kk', 'ru'])(
        `of ${name}, ${size || 'as high as it needs'}, %s: nothing lies on anything`,
        (lang) => {
          const { marks, widthPx, heightPx } = card(dataset, { ...DEFAULT_VIEW, lang, node }, size);
          expect(outside(marks, widthPx, heightPx)).toEqual([]);
          expect(overlaps(marks)).toEqual([]);
          expect(overlaps(marks, ['place-labels', 'map-labels'])).toEqual([]);
          expect(namesOnSigns(marks)).toEqual([]);
          expect(marks.filter(isText).filter(({ text }) => text === '' || text.endsWith('…'))).toEqual([]);
        },
      );
    }
  }

  test('counts what happened there and nothing else, on the map, by type and by day', () => {
    const node = idOf('Almaty');
    const { scenes, marks } = card(kazakhstan, { ...DEFAULT_VIEW, node });
    const at = kazakhstan.places.findIndex(({ id }) => id === node);
    const spots = kazakhstan.spots.flatMap(({ where }, index) => ('place' in where && where.place === at ? [index] : []));
    const rows = rowsInView(kazakhstan, filterOf(kazakhstan, DEFAULT_VIEW), spots);
    expect(rows.length).toBeGreaterThan(10);
    const sum = (key: string): number =>
      marks.reduce((total, { data }) => total + (data?.[key] === undefined ? 0 : Number(data['count'] ?? data['shown'])), 0);
    expect(scenes[0]!.counts.shown).toBe(rows.length);
    expect([sum('node'), sum('legend'), sum('dayType') + sum('spanType')]).toEqual([rows.length, rows.length, rows.length]);
    expect(new Set(marks.flatMap(({ data }) => data?.['entry'] ?? []))).toEqual(
      new Set(rows.map((row) => kazakhstan.record(row).id)),
    );
  });

  test('names the speaker, the source and the day of each claim, and strikes what was withdrawn', () => {
    const node = 'KZ-ALM';
    const picture = card(kazakhstan, { ...DEFAULT_VIEW, node }, '1080x2400');
    const text = textOf(picture);
    expect(text).toContain('8 killed (bystanders) Prosecutor General · Interfax (14 Mar)');
    const struck = picture.marks.filter(isText).filter(({ strike }) => strike === true);
    expect(struck.map((mark) => mark.text)).toEqual(['8 killed, withdrawn']);
    const { dataset } = subjectOf(kazakhstan, DEFAULT_VIEW, node)!;
    expect(dataset.claims.count).toBe(
      Array.from({ length: dataset.incidents.count }, (_, row) => dataset.record(row).claims.length).reduce((a, b) => a + b, 0),
    );
    expect(dataset.claims.count).toBeGreaterThan(8);
  });

  test('of a region outlines it, hatches it where more is not known, and says what spans more than it', () => {
    const picture = card(kazakhstan, { ...DEFAULT_VIEW, node: 'KZ-MAN' });
    expect(picture.marks.some(({ data }) => data?.['subject'] === 'KZ-MAN')).toBe(true);
    expect(picture.marks.some(({ layer, data }) => layer === 'hatches' && data?.['region'] === 'KZ-MAN')).toBe(true);
    expect(textOf(picture)).toContain('1 incident that spans several regions, this one among them, is not counted here.');
    expect(picture.altText).toContain('is not counted here');
  });

  test('keeps to the view’s days and types, and says so', () => {
    const view: View = { ...DEFAULT_VIEW, node: idOf('Almaty'), from: '2022-01-05', to: '2022-01-06', off: ['damage'] };
    const picture = card(kazakhstan, view);
    expect(picture.scenes[0]!.counts.shown).toBeLessThan(16);
    expect(textOf(picture)).toContain('Switched off: Fire and property.');
    expect(picture.title).toMatch(/^Almaty: \d+ incidents, 5–6 January 2022$/u);
  });

  test('needs no more height than it has to say something in', () => {
    expect(card(kazakhstan, { ...DEFAULT_VIEW, node: idOf('Semey') }).heightPx).toBeLessThan(900);
    expect(card(kazakhstan, { ...DEFAULT_VIEW, node: idOf('Semey') }, '1080x1350').heightPx).toBe(1350);
  });

  test('of what the dataset does not know is none', () => {
    expect(subjectOf(kazakhstan, DEFAULT_VIEW, 'nowhere')).toBeUndefined();
  });
});

test('a place goes before the region of its name, and any of its names will do', () => {
  expect(idsNamed(kazakhstan, 'Astana')).toEqual(idsNamed(kazakhstan, 'Нур-Султан'));
  expect(idsNamed(kazakhstan, 'алматы')).toEqual([idOf('Almaty')]);
  expect(idsNamed(kazakhstan, 'Мангистауская область')).toEqual(['KZ-MAN']);
  expect(idsNamed(kazakhstan, 'KZ-MAN')).toEqual(['KZ-MAN']);
  expect(idsNamed(kazakhstan, 'Atlantis')).toEqual([]);
});
