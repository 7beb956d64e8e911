import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve, type Query, type Resolution } from '../../src/core/join.ts';
import { PLACES, SMALL } from './small-gazetteer.ts';

const ask = (query: Partial<Query>): Resolution => resolve({ place: '', region: '', country: '', ...query }, SMALL);

/** "how Place [warnings]", or the kind and its candidates. */
const said = (query: Partial<Query>): string => {
  const answer = ask(query);
  if (answer.kind === 'unlocated') return 'unlocated';
  const names = answer.kind === 'joined' ? [] : answer.candidates.map(({ id }) => id);
  const target =
    answer.kind === 'joined'
      ? `${answer.how} ${answer.place?.id ?? (answer.regions.map(({ id }) => id).join('|') || answer.country)}`
      : [answer.kind, ...names].join(' ');
  return answer.warnings.length === 0 ? target : `${target} (${answer.warnings.join(', ')})`;
};

const JANUARY = '2022-01-05';

describe('resolve by name', () => {
  it('finds the capital by every name it has had, and says which were former on the day', () => {
    for (const place of ['Astana', 'Akmola', 'Целиноград', 'Tselinograd'])
      expect(said({ place, country: 'KZ', isoDay: JANUARY }), place).toBe('former-name 1526273');
    for (const place of ['Nur-Sultan', 'Нур-Султан', 'Нұр-Сұлтан'])
      expect(said({ place, country: 'KZ', isoDay: JANUARY }), place).toBe('name 1526273');
    expect(said({ place: 'Nursultan', country: 'KZ', isoDay: JANUARY })).toBe('transliteration 1526273');
    expect(said({ place: 'Astana', isoDay: '2023-05-01' })).toBe('name 1526273');
    expect(said({ place: 'Nur-Sultan' })).toBe('former-name 1526273');
  });

  it('finds a place by id, name, alias, transliteration', () => {
    expect(said({ place: '1526384' })).toBe('id 1526384');
    expect(said({ place: 'АЛМАТЫ', country: 'Казахстан' })).toBe('name 1526384');
    expect(said({ place: 'Alma-Ata', country: 'KAZ' })).toBe('alias 1526384');
    for (const place of ['Qyzylorda', 'Qızılorda', 'Кызылорда', 'Қызылорда қаласы', 'г. Кызылорда'])
      expect(said({ place }), place).toMatch(/^(name|transliteration) 1519922$/);
    expect(said({ place: 'Kzyl-Orda', country: '398' })).toBe('alias 1519922');
  });

  it('finds Kyiv in Ukrainian, in capitals, with diacritics and by its Russian name', () => {
    expect(said({ place: 'КИЇВ', country: 'UA' })).toBe('name 703448');
    expect(said({ place: 'Kyïv', country: 'UA' })).toBe('name 703448');
    expect(said({ place: 'Kiev', country: 'UA' })).toBe('alias 703448');
  });

  it('takes administrative words away', () => {
    expect(said({ place: 'город Алматы' })).toBe('name 1526384');
    expect(said({ place: 'City of Almaty' })).toBe('name 1526384');
  });

  it('forgives a slip only where one place can be meant', () => {
    expect(said({ place: 'Zhanaozne', country: 'KZ' })).toBe('spelling 610613 (place-respelt)');
    expect(said({ place: 'Zhanaozne' })).toBe('unmatched');
    expect(said({ place: 'Oraal', country: 'KZ' })).toBe('transliteration 608668');
    expect(said({ place: 'Orsl', country: 'KZ' })).toBe('unmatched');
  });

  it('takes names of object members as text', () => {
    for (const place of ['constructor', '__proto__', 'toString']) expect(said({ place, country: 'KZ' })).toBe('unmatched');
    for (const country of ['constructor', '__proto__']) expect(said({ country })).toBe('unmatched (country-unknown)');
  });
});

describe('resolve never guesses', () => {
  it('calls two equal candidates ambiguous, the larger first', () => {
    expect(said({ place: 'Springfield', country: 'US' })).toBe('ambiguous 8 7');
    expect(said({ place: 'Karasu' })).toBe('ambiguous 3 2');
  });

  it('is narrowed by country, region, coordinates', () => {
    expect(said({ place: 'Karasu', region: 'KZ-ALM' })).toBe('name 2');
    expect(said({ place: 'Karasu', region: 'Кызылординская область' })).toBe('name 3');
    expect(said({ place: 'Springfield', region: 'Illinois' })).toBe('name 7');
    expect(said({ place: 'Springfield', lngDeg: -93.3, latDeg: 37.21 })).toBe('name 8');
    expect(said({ place: 'Springfield, Illinois', country: 'US' })).toBe('name 7');
    expect(said({ place: 'Springfield, Missouri, USA' })).toBe('name 8');
  });

  it('prefers the bearer of a name to one that is called so as well, within a country only', () => {
    expect(said({ place: 'Zhambyl', country: 'KZ' })).toBe('name 5');
    expect(said({ place: 'Zhambyl' })).toBe('ambiguous 6 5');
  });

  it('does not join across a border or against the region column', () => {
    expect(said({ place: 'Almaty', country: 'UA' })).toBe('unmatched 1526384');
    expect(said({ place: 'Aktau', region: 'KZ-ALM', country: 'KZ' })).toBe('unmatched 610612 (place-outside-region)');
    expect(said({ place: 'Aktau', region: 'KZ-MAN|KZ-ZAP', country: 'KZ' })).toBe('name 610612');
  });

  it('reads "Almaty" in a region column as the city or the region around it', () => {
    expect(said({ place: 'Karasu', region: 'Almaty', country: 'KZ' })).toBe('name 2');
    expect(said({ place: 'Almaty', region: 'Almaty', country: 'KZ' })).toBe('name 1526384');
    expect(said({ region: 'Almaty', country: 'KZ' })).toBe('region KZ-ALA');
    expect(said({ region: 'Almaty Region', country: 'KZ' })).toBe('region KZ-ALM');
  });
});

describe('resolve takes descriptions apart', () => {
  it.each([
    ['Turksib district, Almaty', 'name 1526384 (place-part)'],
    ['Republic Square, Almaty', 'name 1526384 (place-part)'],
    ['Almaty Airport', 'name 1526384 (place-part)'],
    ['Аэропорт Алматы', 'name 1526384 (place-part)'],
    ['Republic Square', 'unmatched'],
    ['Oral (Uralsk)', 'name 608668'],
    ['Akshukur (near Aktau)', 'name 1'],
    ['Uzynagash, Almaty', 'unmatched 1526384'],
    ['near Aktau', 'name 610612 (place-near)'],
    ['Aktau, Mangystau Region', 'name 610612'],
    ['Mangystau Region', 'region KZ-MAN'],
    ['Мангистауская область', 'region KZ-MAN'],
    ['Kazakhstan', 'country KZ'],
  ])('%s', (place, expected) => {
    expect(said({ place, country: 'KZ' })).toBe(expected);
  });
});

describe('resolve by coordinates', () => {
  it('joins a bare point and finds its region', () => {
    expect(ask({ lngDeg: 51.2, latDeg: 43.6 })).toMatchObject({
      how: 'coordinates',
      precision: 'site',
      country: 'KZ',
      lngLat: [51.2, 43.6],
      regions: [{ id: 'KZ-MAN' }],
    });
  });

  it('keeps the point of a row that agrees with its place', () => {
    expect(ask({ place: 'Aktau', lngDeg: 51.2, latDeg: 43.66 })).toMatchObject({
      precision: 'place',
      lngLat: [51.2, 43.66],
      warnings: [],
    });
    expect(ask({ place: 'Aktau', lngDeg: 51.2, latDeg: 43.66, precision: 'site' })).toMatchObject({ precision: 'site' });
  });

  it('does not trust a point far from the place named', () => {
    const answer = ask({ place: 'Aktau', country: 'KZ', lngDeg: 54.5, latDeg: 44 });
    expect(answer).toMatchObject({ how: 'name', lngLat: [51.167, 43.65], warnings: ['place-far'] });
    expect(answer.kind === 'joined' && Math.round(answer.distanceKm ?? 0)).toBe(270);
  });

  it('does not trust a point outside the country', () => {
    expect(said({ place: 'Aktau', country: 'KZ', lngDeg: 43.65, latDeg: 51.167 })).toBe('name 610612 (point-outside-country)');
    expect(said({ country: 'KZ', region: 'KZ-MAN', lngDeg: 10, latDeg: 10 })).toBe('region KZ-MAN (point-outside-country)');
    expect(said({ country: 'KZ', lngDeg: 50.9, latDeg: 41.9 })).toBe('coordinates KZ');
  });

  it('joins an unknown or ambiguous name by its point, and says so', () => {
    expect(said({ place: 'Nowhere', lngDeg: 51.2, latDeg: 43.6 })).toBe('coordinates KZ-MAN (place-unknown)');
    expect(said({ place: 'Karasu', lngDeg: 51.2, latDeg: 43.6 })).toBe('coordinates KZ-MAN (place-ambiguous-point)');
  });

  it('joins against the region column where the point confirms the place', () => {
    expect(said({ place: 'Aktau', region: 'KZ-ZAP', country: 'KZ', lngDeg: 51.2, latDeg: 43.66 })).toBe(
      'name 610612 (point-outside-region, place-outside-region)',
    );
  });
});

describe('resolve by region and country', () => {
  it.each([
    [{ region: 'KZ-MAN|KZ-ZAP' }, 'region KZ-MAN|KZ-ZAP'],
    [{ region: 'kz-man' }, 'region KZ-MAN'],
    [{ country: 'kaz' }, 'country KZ'],
    [{ region: 'Nowhere', country: 'KZ' }, 'country KZ (region-unknown)'],
    [{ region: 'Nowhere' }, 'unmatched (region-unknown)'],
    [{}, 'unlocated'],
    [{ place: '  ', region: ' ', country: '' }, 'unlocated'],
    [{ place: 'Western Kazakhstan', region: 'KZ-MAN|KZ-ZAP', precision: 'region' as const }, 'region KZ-MAN|KZ-ZAP'],
    [{ place: 'Kazakhstan', country: 'KZ', precision: 'country' as const }, 'country KZ'],
    [{ place: 'Kyzylorda', region: 'KZ-KZY', precision: 'region' as const }, 'region KZ-KZY'],
    [{ place: 'Some hamlet', region: 'KZ-KZY', precision: 'district' as const }, 'region KZ-KZY (place-unknown)'],
    [{ place: 'Some hamlet', region: 'KZ-KZY' }, 'unmatched'],
  ])('%o', (query: Partial<Query>, expected) => {
    expect(said(query)).toBe(expected);
  });
});

describe('resolve on anything', () => {
  it('gives one of four answers and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('KZ', 'Almaty', 'KZ-MAN', 'US', 'Springfield', '(', ',', ' of '),
    );
    const degrees = fc.option(fc.double({ min: -180, max: 180, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(text, text, text, degrees, degrees, (place, region, country, lngDeg, latDeg) => {
        const answer = resolve({ place, region, country, lngDeg, latDeg }, SMALL);
        return ['joined', 'ambiguous', 'unmatched', 'unlocated'].includes(answer.kind);
      }),
    );
  });

  it('joins every place by its own name, country and coordinates', () => {
    for (const { id, names, country, lngDeg, latDeg } of PLACES)
      for (const { name } of names) expect(ask({ place: name, country, lngDeg, latDeg })).toMatchObject({ place: { id } });
  });
});
