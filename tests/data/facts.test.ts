import { describe, expect, it } from 'vitest';
import { claims, gaps, incidents, list, sources, text, type Row } from './read.ts';

const incident = (id: string): Row => {
  const found = incidents.find((row) => row['id'] === id);
  if (!found) throw new Error(`no incident "${id}"`);
  return found;
};
const claimsOf = (id: string, where: Partial<Record<string, string>> = {}): Row[] =>
  claims.filter((row) => row['incident_id'] === id && Object.entries(where).every(([name, value]) => row[name] === value));
const article = 'article-2022-01-09';

/** The sixteen facts of the news article that the dataset starts from: which record, what it must say, and how vaguely. */
const facts: readonly (readonly [string, string, (row: Row) => boolean])[] = [
  ['26 demonstrators killed, says the Interior Ministry', 'national-deaths', (row) =>
    row['precision'] === 'country' &&
    claimsOf('national-deaths', { group: 'demonstrators', best: '26', attributed_to: 'Interior Ministry', source_id: article, status: 'superseded' }).length === 1],
  ['18 police officers killed, says the Interior Ministry', 'national-deaths', () =>
    claimsOf('national-deaths', { group: 'police officers', best: '18', attributed_to: 'Interior Ministry', source_id: article }).length === 1],
  ['more than 4,400 arrested: a lower bound only', 'national-arrests', () =>
    claimsOf('national-arrests', { low: '4400', best: '', high: '', attributed_to: 'Interior Ministry', source_id: article }).length === 1],
  ['protests spread from the far west, over four regions', 'western-spread', (row) =>
    row['region'] === 'KZ-MAN|KZ-ATY|KZ-ZAP|KZ-AKT' && row['place'] === '' && row['precision'] === 'region' && row['date'] === '2022-01-02/2022-01-05'],
  ['government buildings in Almaty set on fire, number and day not given', 'almaty-government-buildings-fire', (row) =>
    row['subtype'] === 'arson' && row['place'] === 'Almaty' && row['date'] === '2022-01-04/2022-01-08' && claimsOf('almaty-government-buildings-fire').length === 0],
  ['the army guards the seats of power in the capital', 'capital-army-guard', (row) =>
    row['place'] === 'Nur-Sultan' && row['date'] === '2022-01-09~' && row['subtype'] === 'military-deployment'],
  ['2,500 CSTO soldiers', 'csto-deployment', (row) =>
    row['subtype'] === 'foreign-deployment' && claimsOf('csto-deployment', { measure: 'deployed', group: 'soldiers', best: '2500', source_id: article }).length === 1],
  ['the president authorises firing on demonstrators', 'order-to-fire', (row) => row['date'] === '2022-01-07~' && row['precision'] === 'country'],
  ['the two presidents speak by telephone, says the Kremlin', 'presidents-call', (row) =>
    row['date'] === '2022-01-08~' && /Kremlin/.test(row['summary'] ?? '') && row['subtype'] === 'diplomacy'],
  ['no violence reported in Almaty on 8 January, says Sputnik', 'almaty-none-reported-0108', (row) =>
    row['finding'] === 'none-reported' && row['place'] === 'Almaty' && row['date'] === '2022-01-08' && list(row['source_ids']).includes('sputnik-via-article')],
  ['a protest dispersed in Aktau on 8 January with several arrests, says Sputnik', 'aktau-dispersal-0108', (row) =>
    row['place'] === 'Aktau' && row['region'] === 'KZ-MAN' && row['date'] === '2022-01-08' && row['subtype'] === 'dispersal' &&
    claimsOf('aktau-dispersal-0108', { measure: 'arrested', low: '2', best: '', high: '', attributed_to: 'Sputnik' }).some((claim) => /several/i.test(claim['note'] ?? ''))],
  ['gunshots heard in Kyzylorda on 8 January, shooter not said, says Sputnik', 'kyzylorda-gunfire-0108', (row) =>
    row['place'] === 'Kyzylorda' && row['date'] === '2022-01-08' && row['subtype'] === 'gunfire' && row['actors'] === '' && /Sputnik/.test(row['summary'] ?? '')],
  ['a former security chief accused, no particulars', 'security-chief-accused', (row) => row['subtype'] === 'accusation' && /No particulars/.test(row['summary'] ?? '')],
  ['the former president removed from the Security Council', 'security-council-dismissal', (row) => row['subtype'] === 'dismissal' && row['date'] === '2022-01-05~'],
  ['a spokesman says the former president is in the capital', 'former-president-in-capital', (row) => row['place'] === 'Nur-Sultan' && row['subtype'] === 'statement' && /spokesman/.test(row['summary'] ?? '')],
  ['the trigger and the discontent, as context', 'national-context', (row) => row['subtype'] === 'context' && row['precision'] === 'country' && /gas/.test(row['summary'] ?? '') && /1991/.test(row['summary'] ?? '')],
];

describe('the article of 9 January 2022', () => {
  it.each(facts)('%s', (_, id, holds) => {
    expect(holds(incident(id))).toBe(true);
    expect(list(incident(id)['source_ids'])).toContain(article);
  });

  it('is itself a source, without an address', () => {
    expect(sources.find((row) => row['id'] === article)).toMatchObject({ kind: 'newspaper', title: 'News article of 9 January 2022', url: '' });
  });
});

describe('known conflicts', () => {
  it.each([
    ['national-deaths', 'security forces', '8', 'Interior Ministry', 'superseded'],
    ['national-deaths', 'security forces', '18', 'Interior Ministry', 'superseded'],
    ['national-deaths', 'described as “armed attackers”', '26', 'Interior Ministry', 'standing'],
    ['national-deaths', '', '164', 'Health Ministry channel', 'withdrawn'],
    ['national-deaths', '', '225', 'Prosecutor General’s Office', 'superseded'],
    ['national-deaths', '', '227', 'Kazakh officials, undated', 'disputed'],
    ['national-deaths', '', '230', 'Prosecutor General', 'superseded'],
    ['national-deaths', '', '232', 'Prosecutor General’s Office', 'superseded'],
    ['national-deaths', '', '238', 'official figures', 'standing'],
    ['national-deaths', '', '241', 'Prosecutor General’s Office', 'disputed'],
    ['national-deaths', 'people named on a list', '188', 'Radio Azattyq, list of names', 'disputed'],
    ['national-deaths', 'people named on a list', '221', 'Ar.Rukh.Khak, list of names', 'disputed'],
    ['almaty-deaths', 'people other than police', '149', 'Almaty police chief', 'disputed'],
    ['almaty-deaths', '', '139', 'Prosecutor General', 'disputed'],
    ['almaty-deaths', '', '103', 'Health Ministry channel', 'withdrawn'],
    ['kyzylorda-region-deaths', '', '21', 'Health Ministry channel', 'withdrawn'],
    ['zhambyl-region-deaths', '', '10', 'Health Ministry channel', 'withdrawn'],
    ['almaty-region-deaths', '', '8', 'Health Ministry channel', 'withdrawn'],
    ['national-rallies-0104', 'protesters', '36831', 'Prosecutor General’s Office', 'disputed'],
    ['national-rallies-0104', 'protesters', '38000', 'Prosecutor General’s Office', 'disputed'],
    ['national-unrest-0105', 'participants in the unrest', '50000', 'Prosecutor General’s Office', 'standing'],
    ['national-arrests', 'people held', '3811', 'Interior Ministry', 'superseded'],
    ['national-arrests', 'people held', '4404', 'Interior Ministry', 'superseded'],
    ['national-arrests', 'people held', '5135', 'Interior Ministry', 'superseded'],
    ['national-arrests', 'people held', '9900', 'Interior Ministry', 'standing'],
    ['csto-deployment', 'soldiers', '2030', 'president of Kazakhstan', 'disputed'],
  ])('%s, %s: %s, says %s (%s)', (id, group, best, speaker, status) => {
    const found = claimsOf(id, { group, best, attributed_to: speaker });
    expect(found.map((claim) => claim['status'])).toEqual([status]);
    expect(found[0]?.['source_id']).not.toBe('');
    expect(found[0]?.['as_of']).not.toBe('');
  });

  it('keeps both accounts of the attack on the remand centre on one incident', () => {
    expect(incidents.filter((row) => row['place'] === 'Taldykorgan' && row['subtype'] === 'armed-attack')).toHaveLength(1);
    const killed = claimsOf('taldykorgan-remand-centre', { measure: 'killed' });
    expect(new Set(killed.map((claim) => claim['source_id']))).toEqual(new Set(['urdupoint-taldykorgan', '24worldnews']));
    expect(killed.map((claim) => claim['best']).sort()).toEqual(['1', '1', '1', '3']);
  });

  it('has the nationwide internet shutdown of 5 to 10 January', () => {
    expect(gaps.filter((gap) => gap['place'] === '' && gap['region'] === '' && gap['date'] === '2022-01-05/2022-01-10')).toHaveLength(1);
  });
});

describe('care with people and words', () => {
  const files = ['incidents.csv', 'claims.csv', 'sources.csv', 'gaps.csv', 'terms.csv', 'datapackage.json', 'README.md'];

  it('names no victim, speaker or office-holder', () => {
    for (const file of files) {
      const words = text(`kazakhstan-2022/${file}`);
      expect(words, file).not.toMatch(/names? withheld/i);
      expect(words, file).not.toMatch(
        /Shalaba[yi]ev|As+ylov|To[kq]a[yi]?ev|Nazarba[yi]?ev|Masimov|Putin|Шалабаев|Асылов|Токаев|Тоқаев|Назарбаев|Масимов|Мәсімов|Путин/i,
      );
    }
  });

  it('uses a speaker’s charged words only as the speaker’s', () => {
    for (const row of incidents) expect(`${row['title'] ?? ''} ${row['title_ru'] ?? ''}`, row['id']).not.toMatch(/terroris|террорис|attacker|нападавш|bandit|бандит/i);
    for (const claim of claims) {
      const group = claim['group'] ?? '';
      if (/attacker|gang|terroris|organiser/.test(group)) expect(group).toMatch(/^described as “[^”]+”/);
    }
    for (const row of incidents) {
      const summary = row['summary'] ?? '';
      expect(summary, row['id']).not.toMatch(/terrorists/i);
      if (/attackers?\b/.test(summary)) expect(summary, row['id']).toMatch(/Ministry|Prosecutor/);
    }
  });
});
