import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/core/join.ts';
import { growingGazetteer } from '../../src/node/gazetteer.ts';

const gazetteer = await growingGazetteer().add(['IQ', 'SY', 'UA', 'US']);

/** Cities as reports write them, with nothing but their country. */
const CITIES: Readonly<Record<string, string>> = {
  IQ: `Mosul,Al-Mawsil,الموصل,An Najaf,Najaf,Baghdad,Kirkuk,Sulaymaniyah,As Sulaymaniyah,Sulaimaniya,Basra,Basrah,Al Basrah,
    Nasiriyah,Al-Nasiriyah,Nasiriya,Ramadi,Fallujah,Falluja,Tikrit,Samarra,Karbala,Kerbala,Diwaniyah,Al Diwaniyah,Hilla,Hillah,
    Amarah,Kut,Al-Kut,Samawah,Baqubah,Baquba,Erbil,Irbil,Arbil,Dohuk,Duhok,Dahuk,Tal Afar,Sinjar,Haditha,Abu Ghraib,Balad,Zakho,
    Halabja,Umm Qasr,Mahmudiyah,Muqdadiyah,Khanaqin,Rawa,Al-Qaim,Hit,Hawija,Musayyib,Suwayra,Kufa,Baiji,Bayji,Dujail`,
  SY: `Aleppo,Damascus,Homs,Hama,Idlib,Idleb,Ar-Raqqa,Raqqa,Deir ez-Zor,Deir al-Zor,Deir Ezzor,Dayr az Zawr,Dar'a,Daraa,Latakia,
    Lattakia,Tartus,Tartous,Al-Hasakah,Hasakeh,Qamishli,Kobani,Ayn al-Arab,Palmyra,Tadmur,Douma,Saraqib,Maarat al-Numan,Al-Bab,
    Azaz,A'zaz,Afrin,Jisr al-Shughur,Khan Shaykhun,Sweida,As-Suwayda,Quneitra,Abu Kamal,Al-Mayadin,Manbij,Jarablus,Zabadani,
    Madaya,Darayya,Al-Qusayr,Rastan,Salamiyah`,
  UA: `Kiev,КИЇВ,Kyïv,Kharkov,Kharkiv,Lvov,Lviv,Odessa,Odesa,Dnipropetrovsk,Dnipro,Mariupol,Zaporizhzhia,Zaporozhye,Luhansk,Lugansk,
    Donetsk,Kramatorsk,Artemivsk,Bakhmut,Chernihiv,Chernigov,Vinnytsia,Rivne,Kropyvnytskyi,Kirovohrad,Ivano-Frankivsk,Ternopil,
    Khmelnytskyi,Severodonetsk,Sievierodonetsk,Kherson,Simferopol,Sevastopol,Yalta,Krivoy Rog,Kryvyi Rih,Mykolaiv`,
};

const namesOf = (country: string): string[] => (CITIES[country] ?? '').split(',').map((name) => name.trim());

const idOf = (place: string, country: string, region = ''): string => {
  const answer = resolve({ place, region, country, isoDay: '2019-10-01' }, gazetteer);
  return answer.kind === 'joined' ? (answer.place?.id ?? answer.how) : answer.kind;
};

describe('names of known cities, with their country alone', () => {
  it.each(Object.keys(CITIES))('join for more than nine in ten: %s', (country) => {
    const names = namesOf(country);
    const lost = names.filter((name) => !idOf(name, country).startsWith('geonames:'));
    expect(lost.length / names.length, lost.join(', ')).toBeLessThan(0.1);
  });

  it('are one city with the Arabic article, without it, and as it is spoken', () => {
    const meet = (...names: readonly string[]): void => {
      for (const name of names) expect(idOf(name, 'IQ'), name).toBe(idOf(names[0] ?? '', 'IQ'));
    };
    meet('An Nasiriyah', 'Al-Nasiriyah', 'Nasiriyah', 'Nasiriya', 'الناصرية');
    meet('Al Basrah', 'Basrah', 'Basra', 'البصرة');
    meet('Al Ḩawījah', 'Hawija', 'al-Hawijah');
    meet('As Sulaymaniyah', 'Sulaimaniya', 'Al-Sulaymaniyah');
  });

  it('are not joined by an article that neither name has', () => {
    // Albany is no Arabic name: a row that says "Bany" means something else.
    expect(idOf('Bany', 'US')).toBe('unmatched');
  });
});

describe('American names', () => {
  it('join however their first word is cut short', () => {
    expect(idOf('Saint Louis', 'US', 'MO')).toBe(idOf('St. Louis', 'US', 'Missouri'));
    expect(idOf('Ft Worth', 'US', 'TX')).toBe(idOf('Fort Worth', 'US', 'Texas'));
    expect(idOf('Ft. Lauderdale', 'US', 'FL')).toBe(idOf('Fort Lauderdale', 'US', 'US-FL'));
    expect(idOf('Mt. Vernon', 'US', 'NY')).toBe(idOf('Mount Vernon', 'US', 'NY'));
    for (const name of ['Saint Louis', 'Ft Worth', 'Mt. Vernon'])
      expect(idOf(name, 'US', { 'Saint Louis': 'MO', 'Ft Worth': 'TX' }[name] ?? 'NY')).toMatch(/^geonames:/);
  });

  it('are not taken for a state that the row does not lie in', () => {
    expect(idOf('LA', 'US', 'CA')).toBe('geonames:5368361');
    expect(idOf('LA', 'US', 'LA')).toBe('region');
    expect(idOf('LA', 'US', '')).toBe('ambiguous');
  });
});
