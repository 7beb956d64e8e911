import { describe, expect, it } from 'vitest';
import { sharedSpelling } from '../../src/core/country-sounds.ts';

const meet = (country: string, ...names: readonly string[]): void => {
  const spellings = new Set(names.map((name) => sharedSpelling(name, country)));
  expect([...spellings], names.join(', ')).toHaveLength(1);
  expect(spellings.has(undefined), names.join(', ')).toBe(false);
};
const part = (country: string, one: string, other: string): void => {
  expect(sharedSpelling(one, country), `${one}, ${other}`).not.toBe(sharedSpelling(other, country));
};

describe('the spelling that a name’s writers share', () => {
  it('in Myanmar is without aspirates and British r', () => {
    meet('MM', 'Pyapon', 'Phyarpon');
    meet('MM', 'Kyaukpyu', 'Kyauk Phyu', 'Kyaukphyu');
    meet('MM', 'Htantlang', 'Thantlang');
    meet('MM', 'Kawthaung', 'Kawthoung');
    meet('MM', 'Hlaingthaya', 'Hlaing Tharyar');
    meet('MM', 'Hlaingbwe', 'Hlaingbwe Township');
    part('MM', 'Kyaukse', 'Kyaukme');
    part('MM', 'Myawaddy', 'Myeik');
    part('MM', 'Monywa', 'Mongyai');
  });

  it('in Sri Lanka is the same from Tamil and from Sinhala', () => {
    meet('LK', 'Muttur', 'Mutur', 'Muthur');
    meet('LK', 'Vavuniya', 'Wavuniya');
    meet('LK', 'Chavakachcheri', 'Chavakacheri');
    part('LK', 'Kantale', 'Kandy');
    part('LK', 'Mannar', 'Matara');
  });

  it('in Bangladesh has one vowel for a and o', () => {
    meet('BD', 'Kishoreganj', 'Kishorganj', 'Kishorgonj');
    meet('BD', 'Sunamganj', 'Sunamgonj');
    meet('BD', 'Nawabganj', 'Nababganj');
    part('BD', 'Sirajganj', 'Sunamganj');
    part('BD', 'Madaripur', 'Mehendipur');
  });

  it('in Somalia reads x as h and writes no ayn and no long vowel', () => {
    meet('SO', 'Xuddur', 'Hudur');
    meet('SO', 'Cadaado', 'Adado');
    meet('SO', 'Dhuusamarreeb', 'Dhusamareb', 'Dusamareb');
    meet('SO', 'Gaalkacyo', 'Galkayo');
    part('SO', 'Badhan', 'Baraawe');
    part('SO', 'Jilib', 'Jalalaqsi');
  });

  it('is said of no name that is too short for it, and of no other country', () => {
    expect(sharedSpelling('Pyu', 'MM')).toBeUndefined();
    expect(sharedSpelling('Pyapon', 'TH')).toBeUndefined();
  });
});
