import { describe, expect, it } from 'vitest';
import { claims, datapackage, gaps, incidents, list, sources, table, taxonomy, terms, text, type Field, type Row } from './read.ts';

const edtf =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?(\/\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?)?$/;

/** Whether a whole date is one that the calendar has (no 31 April). */
const onCalendar = (part: string): boolean => {
  const day = part.replace(/[?~%]$/, '');
  if (day.length < 10) return true;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

function faults(field: Field, value: string): string[] {
  const found: string[] = [];
  const rules = field.constraints ?? {};
  if (value === '') return rules.required ? ['is required'] : [];
  if (field.type === 'integer' && !/^-?\d+$/.test(value)) found.push('is no integer');
  if (field.type === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) found.push('is no number');
  if (field.type === 'list' && value.split('|').some((part) => part === '' || part !== part.trim())) found.push('has an empty part');
  if (rules.enum && !rules.enum.includes(value)) found.push('is not in the enum');
  if (rules.pattern && !new RegExp(rules.pattern).test(value)) found.push('does not match the pattern');
  if (rules.minimum !== undefined && Number(value) < rules.minimum) found.push('is below the minimum');
  if (rules.maximum !== undefined && Number(value) > rules.maximum) found.push('is above the maximum');
  if (rules.maxLength !== undefined && value.length > rules.maxLength) found.push('is too long');
  return found;
}

describe('the package descriptor', () => {
  it('is a Data Package v2 with titles in three languages and no time of building', () => {
    expect(datapackage.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json');
    expect(datapackage.name).toBe('kazakhstan-2022');
    for (const title of [datapackage.title, datapackage.title_ru, datapackage.title_kk]) expect(title).not.toBe('');
    expect(datapackage.created).toBeUndefined();
    expect(datapackage.licenses.map((licence) => licence.name)).toEqual(['CC-BY-4.0']);
    expect(datapackage.resources.map((resource) => resource.name)).toEqual(['incidents', 'claims', 'sources', 'gaps', 'terms']);
  });

  it('lists the types and subtypes that the taxonomy has', () => {
    const fields = datapackage.resources[0]?.schema.fields ?? [];
    const allowed = (name: string) => fields.find((field) => field.name === name)?.constraints?.enum;
    expect(allowed('type')).toEqual(taxonomy.types.map((type) => type.id));
    expect(allowed('subtype')).toEqual(taxonomy.types.flatMap((type) => type.subtypes.map((subtype) => subtype.id)));
  });
});

describe.each(datapackage.resources)('$name', (resource) => {
  const { header, rows } = table(resource.name);

  it('has exactly the columns of its schema, described', () => {
    expect(header).toEqual(resource.schema.fields.map((field) => field.name));
    for (const field of resource.schema.fields) expect(field.description, field.name).not.toBe('');
  });

  it('keeps types, required, enum, pattern, bounds and unique', () => {
    const found: string[] = [];
    for (const field of resource.schema.fields) {
      const seen = new Set<string>();
      rows.forEach((row, index) => {
        const value = row[field.name] ?? '';
        for (const fault of faults(field, value)) found.push(`${resource.path}:${String(index + 2)} ${field.name} "${value}" ${fault}`);
        if (field.constraints?.unique && seen.has(value)) found.push(`${resource.path} ${field.name} "${value}" twice`);
        seen.add(value);
      });
    }
    expect(found).toEqual([]);
  });

  it('keeps its foreign keys', () => {
    for (const key of resource.schema.foreignKeys ?? []) {
      const known = new Set(table(key.reference.resource).rows.map((row) => row[key.reference.fields[0] ?? '']));
      for (const row of rows) expect(known).toContain(row[key.fields[0] ?? '']);
    }
  });

  it('is UTF-8 with LF and no mark, NFC, and free of formulas and control characters', () => {
    const csv = text(`kazakhstan-2022/${resource.path}`);
    expect(csv).not.toMatch(/\r|\uFEFF|\uFFFD|[\u202A-\u202E\u2066-\u2069]/);
    expect(csv).toBe(csv.normalize('NFC'));
    for (const row of rows) for (const value of Object.values(row)) {
      expect(value).not.toMatch(/^[=+\-@\t]/);
      expect(value).toBe(value.trim());
    }
  });
});

describe('the rows together', () => {
  const ids = (rows: readonly Row[]) => new Set(rows.map((row) => row['id']));

  it('name sources and superseded claims that exist', () => {
    for (const row of incidents) for (const id of list(row['source_ids'])) expect(ids(sources)).toContain(id);
    const byId = new Map(claims.map((claim) => [claim['id'], claim]));
    for (const claim of claims) for (const id of list(claim['supersedes'])) {
      const older = byId.get(id);
      expect(older?.['incident_id'], id).toBe(claim['incident_id']);
      expect(older?.['measure'], id).toBe(claim['measure']);
      expect(older?.['status'], id).not.toBe('standing');
    }
    for (const row of incidents) for (const claim of claims.filter((each) => each['incident_id'] === row['id'])) {
      expect(list(row['source_ids']), claim['id']).toContain(claim['source_id']);
    }
  });

  it('use every source', () => {
    const used = new Set([...incidents.flatMap((row) => list(row['source_ids'])), ...[...claims, ...gaps].map((row) => row['source_id'])]);
    expect(sources.map((row) => row['id']).filter((id) => !used.has(id))).toEqual([]);
  });

  it('have dates in EDTF that the calendar has, in order', () => {
    const dates = [
      ...[...incidents, ...gaps, ...sources].map((row) => row['date'] ?? ''),
      ...claims.map((row) => row['as_of'] ?? ''),
    ].filter((date) => date !== '');
    for (const date of dates) {
      expect(date).toMatch(edtf);
      const parts = date.split('/');
      expect(parts.every(onCalendar), date).toBe(true);
      expect([...parts].sort(), date).toEqual(parts);
    }
    for (const row of [...incidents, ...gaps]) expect(row['date'], row['id']).toMatch(/^2022-01/);
  });

  it('have a subtype that belongs to the type', () => {
    const subtypes = new Map(taxonomy.types.map((type) => [type.id, type.subtypes.map((subtype) => subtype.id)]));
    for (const row of incidents) expect(subtypes.get(row['type'] ?? ''), row['id']).toContain(row['subtype']);
  });

  it('draw no more than is known: places by precision', () => {
    for (const row of incidents) {
      const { id, place, region, precision, lng, lat, radius_km } = row;
      if (precision === 'country') expect([place, region], id).toEqual(['', '']);
      else if (precision === 'region') expect([place, region === ''], id).toEqual(['', false]);
      else expect([place === '', list(region).length], id).toEqual([false, 1]);
      expect(lng === '', id).toBe(lat === '');
      if (lng !== '') expect(precision, id).toBe('site');
      expect(radius_km !== '', id).toBe(precision === 'district');
      for (const code of list(region)) expect(datapackage.qantar.regions, id).toContain(code);
    }
  });

  it('have bounds in order and never a zero for unknown', () => {
    for (const claim of claims) {
      const bounds = [claim['low'], claim['best'], claim['high']].filter((bound) => bound !== '').map(Number);
      expect(bounds.length, claim['id']).toBeGreaterThan(0);
      expect([...bounds].sort((a, b) => a - b), claim['id']).toEqual(bounds);
      expect(bounds, claim['id']).not.toContain(0);
    }
  });

  it('say everything in three languages', () => {
    for (const [rows, names, always] of [
      [incidents, ['title', 'summary'], true],
      [claims, ['note'], false],
      [gaps, ['note'], true],
    ] as const)
      for (const row of rows)
        for (const name of names) {
          const [en, ru, kk] = [row[name] ?? '', row[`${name}_ru`] ?? '', row[`${name}_kk`] ?? ''];
          if (!always && en === '' && ru === '' && kk === '') continue;
          for (const words of [en, ru, kk]) expect(words, `${row['id'] ?? ''} ${name}`).not.toBe('');
          expect(ru, row['id']).toMatch(/[а-яё]/i);
          expect(ru, row['id']).not.toMatch(/[әғқңөұүһі]/i);
          expect(kk, row['id']).toMatch(/[а-яәғқңөұүһі]/i);
          expect(en, row['id']).not.toMatch(/[а-я]/i);
          expect(new Set([en, ru, kk]).size, row['id']).toBe(3);
        }
  });

  it('have a term for every speaker, group, actor and kind, and no term too many', () => {
    const values = new Set([
      ...claims.flatMap((row) => [row['attributed_to'], row['group']].filter((value) => value !== '')),
      ...incidents.flatMap((row) => list(row['actors'])),
      ...gaps.map((row) => row['kind']),
      ...sources.map((row) => row['kind']),
    ]);
    expect(terms.map((term) => term['en']).sort()).toEqual([...values].sort());
  });

  it('link only over http and https', () => {
    for (const row of sources) for (const url of [row['url'] ?? '', row['archive_url'] ?? '']) {
      if (url !== '') expect(['http:', 'https:']).toContain(new URL(url).protocol);
    }
  });

  it('mark weak sources by kind', () => {
    const kinds = new Map(sources.map((row) => [row['id'], row['kind']]));
    for (const id of ['vikidia', 'wikipedia-es-mirror', 'swiki', 'carnegie-copy', 'aviation24', 'tvnet-social', 'smallcapnews', 'azattyq-shu'])
      expect(datapackage.qantar.weakSourceKinds, id).toContain(kinds.get(id));
    for (const id of ['hrw-2022-01-26', 'interfax-2022-03-14', 'pgo-statement']) expect(datapackage.qantar.weakSourceKinds).not.toContain(kinds.get(id));
  });
});
