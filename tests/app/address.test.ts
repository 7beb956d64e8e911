import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/app/state/address.ts';
import { firstSpoken } from '../../src/app/state/preferred.ts';
import { decodeView, DEFAULT_VIEW } from '../../src/scene/view-codec.ts';

describe('the address', () => {
  it('is empty for what the browser asks for by itself', () => {
    expect(addressOf(DEFAULT_VIEW, { lang: 'en', theme: 'light' })).toBe('');
    expect(addressOf({ ...DEFAULT_VIEW, lang: 'kk', theme: 'dark' }, { lang: 'kk', theme: 'dark' })).toBe('');
  });

  it.each([
    [DEFAULT_VIEW, { lang: 'kk', theme: 'dark' }],
    [
      { ...DEFAULT_VIEW, lang: 'ru', off: ['damage', 'protest.march'], from: '2022-01-05' },
      { lang: 'kk', theme: 'dark' },
    ],
    [
      { ...DEFAULT_VIEW, theme: 'grey', camera: { lngDeg: 70.5, latDeg: 45, zoom: 4.25 } },
      { lang: 'en', theme: 'light' },
    ],
  ] as const)('says what was chosen, whatever the browser prefers', (view, preferred) => {
    const address = addressOf(view, preferred);
    expect(decodeView(address, { ...DEFAULT_VIEW, ...preferred })).toEqual({ view, problems: [] });
  });
});

describe('the language', () => {
  it('is the first that the reader and the page both speak', () => {
    expect(firstSpoken(['de-DE', 'ru-KZ', 'kk'])).toBe('ru');
    expect(firstSpoken(['kk-Cyrl-KZ'])).toBe('kk');
    expect(firstSpoken(['fr', 'zh'])).toBe('en');
  });
});
