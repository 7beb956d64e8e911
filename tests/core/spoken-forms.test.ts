import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/core/names.ts';
import { isSameSpoken, spokenForm } from '../../src/core/spoken-forms.ts';

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [spokenForm(foldName(one)), spokenForm(foldName(other))];
  return a !== undefined && b !== undefined && a.consonants === b.consonants && isSameSpoken(a, b);
};

describe('spellings of one name', () => {
  it.each([
    ['Dayr Ḩāfir', 'Deir Hafer'],
    ['Deir ez-Zor', 'Dayr az Zawr'],
    ['Kafr Baţnā', 'Kafar Batna'],
    ['Ḩammūrīyah', 'Hamoria'],
    ['Jindayris', 'Jinderes'],
    ['Bab al-Mandab', 'Bab el Mandeb'],
    ['Mazār-e Sharīf', 'Mazar-i-Sharif'],
    ['Talbīsah', 'Talbiseh'],
  ])('differ in what Arabic does not write: %s, %s', (one, other) => {
    expect([isSame(one, other), isSame(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Ash Shuqayrah', 'Shuqrah', 'a diphthong is a letter of its own'],
    ['Sāmarrā’', 'As Samawah', 'another consonant'],
    ['Balad', 'Balada', 'an ending'],
    ['Nāşirīyah', 'Nāşirah', 'an ending'],
    ['Kirkuk', 'Karkuk', 'another vowel'],
    ['Hīt', 'Hit', 'too short to be known by its consonants'],
    ['إدلب', 'إدلب', 'other letters than Latin'],
  ])('are not these: %s, %s (%s)', (one, other) => {
    expect(isSame(one, other)).toBe(false);
  });
});
