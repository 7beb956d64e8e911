import { describe, expect, it } from 'vitest';
import { kindLabel, MOST_OWN_KINDS, taxonomyWith } from '../../src/core/own-kinds.ts';
import { slotFinder, subtypeSlots } from '../../src/core/taxonomy.ts';
import { decodeView, DEFAULT_VIEW, encodeView } from '../../src/scene/view-codec.ts';
import { taxonomy } from '../kazakhstan.ts';

const kinds = (...words: string[]): { type: string; subtype: string }[] => words.map((subtype) => ({ type: 'other', subtype }));
const withKinds = (...words: string[]) => taxonomyWith(taxonomy, kinds(...words), new Map());
const NO_TERMS = new Map<string, { en: string }>();

describe('a dataset’s own kinds', () => {
  it('leave the taxonomy as it stands where nothing needs more', () => {
    expect(taxonomyWith(taxonomy, [{ type: 'protest', subtype: 'march' }], NO_TERMS)).toBe(taxonomy);
  });

  it('make one type more, with a switch for each word, the most frequent first', () => {
    const { types } = withKinds('Land grab', 'Road rage', 'road_rage', '');
    expect(types).toHaveLength(9);
    expect(types[8]).toMatchObject({ id: 'other', shape: 'pillar' });
    expect(types[8]?.subtypes.map(({ id, label }) => [id, label.en])).toEqual([
      ['road-rage', 'Road rage'],
      ['land-grab', 'Land grab'],
    ]);
  });

  it('find the slot of each spelling, and a common one for words without a switch', () => {
    const words = ['Road rage', 'ROAD  RAGE', ...Array.from({ length: MOST_OWN_KINDS }, (_, index) => `Single ${String(index)}`)];
    const extended = withKinds(...words);
    const slots = subtypeSlots(extended);
    const slotOf = slotFinder(extended, slots);
    expect(extended.types[8]?.subtypes.map(({ id }) => id)).toEqual(['road-rage']);
    expect([slotOf('other', 'road-rage'), slotOf('other', 'Road rage'), slotOf('other', 'road_rage')]).toEqual(
      Array.from({ length: 3 }, () => slots.length - 2),
    );
    expect([slotOf('other', 'Single 3'), slotOf('other', '')]).toEqual([slots.length - 1, slots.length - 1]);
    expect([slotOf('protest', 'picnic'), slotOf('picnic', '')]).toEqual([-1, -1]);
  });

  it('are all shown up to a number, and past it those of more rows than one', () => {
    const many = Array.from({ length: MOST_OWN_KINDS }, (_, index) => `Kind ${String(index)}`);
    expect(withKinds(...many).types[8]?.subtypes).toHaveLength(MOST_OWN_KINDS);
    expect(withKinds(...many, 'One more').types[8]?.subtypes).toHaveLength(0);
    const twice = [...many, 'One more'].flatMap((word) => [word, word]);
    expect(withKinds(...twice).types[8]?.subtypes).toHaveLength(MOST_OWN_KINDS);
  });

  it('have ids that a view’s text holds, whatever the script', () => {
    const { types } = withKinds('Бытовой конфликт', 'اشتباك', '冲突', 'C', 'C++', '???', 'Hate speech, online');
    const ids = types[8]?.subtypes.map(({ id }) => `other.${id}`) ?? [];
    expect(new Set(ids).size).toBe(7);
    expect(ids).toEqual(expect.arrayContaining(['other.bytovoy-konflikt', 'other.hate-speech-online']));
    const view = { ...DEFAULT_VIEW, off: [...ids].sort() };
    expect(decodeView(encodeView(view))).toEqual({ view, problems: [] });
  });

  it('are called as the file calls them, or as its terms translate them', () => {
    const terms = new Map([['Land grab', { en: 'Land grab', ru: 'Захват земли' }]]);
    const [, , , , , , , , other] = taxonomyWith(taxonomy, kinds('Land grab', 'x'.repeat(99)), terms).types;
    if (other === undefined) throw new Error('there is no ninth type');
    expect(kindLabel(other, 'land grab')).toEqual({ en: 'Land grab', ru: 'Захват земли' });
    expect(other.subtypes[1]?.label.en).toHaveLength(60);
    expect(kindLabel(other, 'Rare')).toEqual({ en: 'Rare' });
    expect(kindLabel(other, '')).toBeUndefined();
  });
});
