import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzipped } from '../../src/formats/bytes.ts';
import { problemText } from '../../src/core/problem.ts';
import { fixture, inPieces, read } from './read-fixture.ts';

describe('ACLED', () => {
  it('becomes incidents of the taxonomy, as exact in time and place as it says', async () => {
    const { info, records } = await fixture('acled');
    expect(info).toMatchObject({ format: 'acled', columns: { place: 'location', region: 'admin1' } });
    expect(records[0]).toMatchObject({
      ...{ id: 'KAZ1', date: '2022-01-05', type: 'protest', subtype: 'peaceful-protest', place: 'Almaty', country: 'Kazakhstan' },
      ...{ lngDeg: 76.93, latDeg: 43.25, precision: 'place', claims: [], line: 2, actors: ['Protesters (Kazakhstan)'] },
      ...{ summary: { en: 'Made up, by hand.' }, extra: { source: 'Made up', timestamp: '1641945600' } },
    });
    expect(records[1]).toMatchObject({ place: 'Aktau', claims: [{ measure: 'killed', best: 3, attributedTo: 'ACLED' }] });
    expect(records.map(({ date, precision }) => `${date} ${precision ?? ''}`)).toEqual([
      '2022-01-05 place',
      '2022-01-05 place',
      '2022-01-05~ region',
      '2022-01 place',
    ]);
  });

  it('of the older generation has dates of two forms', async () => {
    const { records } = await fixture('acled-older');
    expect(records.map(({ date }) => date)).toEqual(['2020-05-09', '2015-01-01']);
  });
});

describe('UCDP GED', () => {
  it('has its deaths as claims, its precision and its days', async () => {
    const { records } = await fixture('ucdp-ged');
    expect(records[0]).toMatchObject({ date: '2022-01-05', type: 'clash', place: 'Almaty city', precision: 'place' });
    expect(records[0]?.claims.map(({ group, low, best, high }) => [group, low, best, high])).toEqual([
      ['', 2, 3, 5],
      ['Government of Kazakhstan', undefined, 1, undefined],
      ['civilians', undefined, 2, undefined],
    ]);
    expect(records[1]).toMatchObject({ date: '2022-01-03/2022-01-06', type: 'harm', place: '', precision: 'region' });
    expect(records[2]).toMatchObject({ precision: 'country' });
    expect(records[3]).toMatchObject({ precision: 'district', radiusKm: 25 });
  });

  it('reads the same without its header row', async () => {
    const [headed, bare] = [await fixture('ucdp-ged'), await fixture('ucdp-ged-without-header')];
    expect(bare.records.map((record) => ({ ...record, line: record.line + 1 }))).toEqual(headed.records);
  });
});

describe('GDELT', () => {
  it('becomes incidents by its CAMEO codes and FIPS countries', async () => {
    const { records } = await fixture('gdelt-events');
    expect(records.map(({ type, subtype, country, place, precision }) => [type, subtype, country, place, precision])).toEqual([
      ['protest', 'rally', 'KZ', 'Almaty', 'place'],
      ['clash', 'riot', 'KZ', 'Almaty', 'place'],
      ['crackdown', 'arrest', 'KZ', '', 'country'],
      ['clash', '', 'UA', 'Kiev', 'place'],
      ['protest', 'rally', '', '', undefined],
    ]);
  });
});

describe('Crowd Counting Consortium', () => {
  it('has crowds as ranges and words as bounds', async () => {
    const { records } = await fixture('crowd-counting-consortium');
    expect(records[0]).toMatchObject({ type: 'protest', subtype: 'rally', place: 'Springfield', region: 'US-IL', country: 'US' });
    expect(records[0]?.claims.map(({ measure, group, low, best, high }) => [measure, group, low, best, high])).toEqual([
      ['participants', '', 200, 250, 300],
      ['arrested', '', 3, undefined, undefined],
    ]);
    expect(records[1]).toMatchObject({ date: '2022-01-06' });
  });
});

describe('other containers', () => {
  it('keep ids as texts and read dates of both epochs', async () => {
    expect((await fixture('xlsx')).records.map(({ id, date }) => `${id} ${date}`)).toEqual(['007 2022-01-05', '8 2022-01-06']);
    expect((await fixture('xlsx-dates-from-1904')).records[0]).toMatchObject({ date: '2022-01-05' });
    expect((await fixture('json-list-of-objects')).records).toHaveLength(1);
    expect((await fixture('parquet')).records[0]).toMatchObject({
      id: '007',
      date: '2022-01-05',
      claims: [{ measure: 'killed', best: 1 }],
    });
    expect((await fixture('geoparquet')).records[1]).toMatchObject({ id: 'b', date: '2022-01', lngDeg: 51.17, latDeg: 43.65 });
  });

  it('are read in every form of date', async () => {
    const { records } = await fixture('dates-in-many-forms');
    const january = '2022-01-05';
    expect(records.map(({ date }) => date)).toEqual([
      ...[january, '2020-05-09', '2015-01-01', january, january, january, january, january, january, january, '2022-01', january],
    ]);
  });

  it('are refused where they unfold without measure', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 ** 2, 'a'), { level: 9 });
    await expect(async () => {
      let bytes = 0;
      for await (const piece of gunzipped(inPieces(bomb, 4096))) bytes += piece.length;
      return bytes;
    }).rejects.toMatchObject({ code: 'archive-bomb' });
    expect((await read(bomb)).problems[0]?.code).toBe('line-too-long');
  });
});

const TEXT =
  'id,дата,тип,город,страна,описание\n1,05.01.2022,Митинг,Алматы,Казахстан,"Собрание, мирное"\n2,06.01.2022,Столкновение,Актау,Казахстан,Драка\n';

/** Windows-1251 and KOI8-U bytes of a text, from the decoder turned around. */
function encoded(text: string, encoding: 'windows-1251' | 'koi8-u'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  return Uint8Array.from(text, (letter) => byteOf.get(letter) ?? 63);
}

const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
};

describe('any input', () => {
  it('gives the same rows in any encoding, in pieces of any size', async () => {
    const expected = (await read(Buffer.from(TEXT))).records;
    expect(expected).toHaveLength(2);
    const forms = [
      Buffer.from(`\ufeff${TEXT}`),
      utf16(TEXT, true),
      utf16(TEXT, false),
      encoded(TEXT, 'windows-1251'),
      encoded(TEXT, 'koi8-u'),
      gzipSync(TEXT),
      Buffer.from(TEXT.replaceAll('\n', '\r\n')),
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...forms), fc.integer({ min: 1, max: 90 }), async (bytes, size) => {
        expect((await read(bytes, size)).records).toEqual(expected);
      }),
    );
  });

  it('gives the same rows in a legacy encoding whose first letter that is not ASCII comes late, and says which it is', async () => {
    const words = fc.constantFrom(
      'Собрание у здания акимата',
      'Столкновение на площади',
      'Митинг за справедливость',
      'Задержаны пятеро',
    );
    const tail = fc.array(words, { minLength: 3, maxLength: 12 });
    const sizes = fc.constantFrom(701, 4096, 65_536, 1_000_000);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('windows-1251', 'koi8-u'),
        fc.integer({ min: 1900, max: 2600 }),
        tail,
        sizes,
        async (encoding, plain, titles, size) => {
          const row = (line: number, title: string): string => `${String(line)},2022-01-05,protest,Almaty,${title}\n`;
          const lines = [...Array.from({ length: plain }, () => 'A march that was made up'), ...titles].map((title, line) =>
            row(line, title),
          );
          const text = `id,date,type,place,title\n${lines.join('')}`;
          const [utf8, legacy] = [await read(Buffer.from(text), size), await read(encoded(text, encoding), size)];
          expect(legacy.records).toEqual(utf8.records);
          expect([utf8.info?.encoding, legacy.info?.encoding]).toEqual(['utf-8', encoding]);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  it('gives a result or a clear refusal for any bytes', async () => {
    const header = fc.constantFrom(
      '',
      'id,date,type,place\n',
      '{"type":"FeatureCollection","features":[',
      '[',
      'PK\u0003\u0004',
      'PAR1',
      '\u001f\u008b\u0008',
    );
    await fc.assert(
      fc.asyncProperty(header, fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
        const whole = Buffer.concat([Buffer.from(start, 'latin1'), bytes]);
        const { info, records, rows, problems } = await read(whole, 50);
        if (info === undefined) expect(problems[0]).toMatchObject({ severity: 'error', file: 'input' });
        expect(
          records.length + new Set(problems.filter(({ severity }) => severity === 'error').map(({ line }) => line)).size,
        ).toBeGreaterThanOrEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it('accounts for each row of any table', async () => {
    const cell = fc.oneof(
      fc.constantFrom('Almaty', '2022-01-05', 'protest', '', '43.2', '-1', '03/04/2022', '"', 'x\ny'),
      fc.string(),
    );
    const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(quoted, quoted, quoted, quoted, quoted), { minLength: 1, maxLength: 20 }),
        async (table) => {
          const text = `id,date,type,place,lat\n${table.map((cells) => cells.join(',')).join('\n')}\n`;
          const { info, rows } = await read(Buffer.from(text));
          if (info !== undefined) expect(rows).toBe(table.length);
        },
      ),
    );
  });

  it('says where the first byte stands that is no UTF-8, across pieces', async () => {
    const start = Buffer.from(`id,date,type,place\n${'1,2022-01-05,protest,Қостанай\n'.repeat(5000)}`);
    const bytes = Buffer.concat([start, Uint8Array.of(0xd0), Buffer.from('x')]);
    for (const size of [999, 70_000]) {
      const { problems } = await read(bytes, size);
      expect(problems.map((each) => problemText(each))).toEqual([expect.stringContaining(`offset ${String(start.length)}`)]);
    }
  });
});

describe('the Global Terrorism Database', () => {
  it('is read by its texts and not by its own numbers, with tolls that were shared out', async () => {
    const { info, records } = await fixture('terrorism-database');
    expect(info).toMatchObject({
      format: 'gtd',
      columns: { country: 'country_txt', region: 'provstate', type: 'attacktype1_txt' },
    });
    expect(records.map(({ date, type, subtype }) => [date, type, subtype])).toEqual([
      ['2014-06-10', 'harm', 'explosive-device'],
      ['1970', 'harm', 'disappearance'],
      ['1970-01', 'harm', 'killing'],
      ['1970-01-11', 'other', ''],
    ]);
    expect(records.map(({ place, region, country, precision }) => [place, region, country, precision])).toEqual([
      ['Mosul', 'Nineveh', 'Iraq', 'place'],
      ['Montevideo', 'Montevideo', 'Uruguay', 'place'],
      ['', 'Tarlac', 'Philippines', 'region'],
      ['', '', 'Ethiopia', 'country'],
    ]);
    expect(records[0]).toMatchObject({
      ...{ actors: [], title: { en: 'Police station' }, summary: { en: 'Made up' }, extra: { country: '95', nperps: '-99' } },
      claims: [
        { measure: 'killed', low: 2, best: 3, high: 3, attributedTo: 'GTD' },
        { measure: 'injured', best: 5 },
      ],
    });
    expect(records.map(({ claims }) => claims.length)).toEqual([2, 0, 1, 1]);
    expect(records[1]?.actors).toEqual(['Tupamaros (Uruguay)']);
  });
});

describe('exports that lost some of their columns', () => {
  it('are still ACLED, with a line for an id', async () => {
    const { info, records } = await fixture('acled-without-ids');
    expect(info?.format).toBe('acled');
    expect(records.map(({ id, type, region, place }) => [id, type, region, place])).toEqual([
      ['line-2', 'protest', 'Centre', 'Ouagadougou'],
      ['line-3', 'clash', 'Nord', 'Ouahigouya'],
      ['line-4', 'damage', 'Centre-Nord', 'Kaya'],
    ]);
    expect(records[1]?.claims).toMatchObject([{ measure: 'killed', best: 3 }]);
  });

  it('are still UCDP GED, dated to the month and as exact as they say', async () => {
    const { info, records } = await fixture('ucdp-ged-with-years-and-months');
    expect(info?.format).toBe('ucdp');
    expect(records.map(({ date, place, region, country }) => [date, place, region, country])).toEqual([
      ['1989-01', 'Manila City', '', ''],
      ['1989-02', '', 'Bohol province', ''],
      ['1989-03', '', '', 'Philippines'],
    ]);
  });

  it('come out of a server too', async () => {
    const { info, records } = await fixture('json-answer-of-ucdp');
    expect(info?.format).toBe('ucdp');
    expect(records[0]).toMatchObject({ id: '1', date: '2017-07-31', place: 'Kabul city', type: 'clash' });
    expect(records[0]?.claims[0]).toMatchObject({ measure: 'killed', low: 6, best: 6, high: 7 });
  });
});
