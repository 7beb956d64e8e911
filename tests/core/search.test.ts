import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAll, rowsInView, type Filter } from '../../src/core/filter.ts';
import { foundRows } from '../../src/core/found-rows.ts';
import { postingsOf, SearchIndexBuilder, searchTexts } from '../../src/core/search-index.ts';
import { PostingsWriter, readPostings } from '../../src/core/search-postings.ts';
import { highlighted, matches, searchTerms, searchWords } from '../../src/core/search-words.ts';
import { searchRows, spotNames, wordsOfNames } from '../../src/core/search.ts';
import { random, syntheticDataset } from '../bench/synthetic.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { plainSearch } from './plain-search.ts';

const titles = (query: string): string[] => [...foundRows(kazakhstan, query).rows].map((row) => kazakhstan.record(row).title.en);

describe('the words of a search', () => {
  it('are the same in any case, with any diacritics and in Latin and Cyrillic', () => {
    expect(searchWords('Нұр-Сұлтан, НАЗАРБАЕВ')).toEqual(searchWords('Nur Sultan: Nazarbaev'));
    expect(searchWords('Қостанай')).toEqual(searchWords('kostanay'));
    expect(searchWords('Zhanaözen')).toEqual(searchWords('zhanaozen'));
  });

  it('keep Arabic letters, without vowel signs and lengthening, with and without the article', () => {
    expect(searchWords('مُظاهَرة')).toEqual(searchWords('مظاهرة'));
    expect(searchWords('القاهــرة')).toEqual(searchWords('القاهرة قاهرة').slice(0, 2));
    const [term] = searchTerms('قاهرة');
    expect(term !== undefined && searchWords('في القاهرة').some((word) => matches(term, word))).toBe(true);
  });

  it('begin the words that they match, or are the whole word where they are short', () => {
    const found = (query: string, text: string): boolean =>
      searchTerms(query).every((term) => searchWords(text).some((word) => matches(term, word)));
    expect(found('prot', 'Protests in Almaty')).toBe(true);
    expect(found('test', 'Protests in Almaty')).toBe(false);
    expect(found('in', 'Protests in Almaty')).toBe(true);
    expect(found('al', 'Protests in Almaty')).toBe(false);
    expect(searchTerms(' …! ')).toEqual([]);
  });

  it('are shown where they stand, and the text stays as it is', () => {
    expect(highlighted('Митинг в Алматы', searchTerms('almaty'))).toEqual([
      { text: 'Митинг в ', isFound: false },
      { text: 'Алматы', isFound: true },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
        const pieces = highlighted(text, searchTerms(query));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('the rows of a word', () => {
  it('are those whose texts have it, whatever the texts are cut into', () => {
    const letters = fc.constantFrom(..."aÉßΣς.'’-ıИЙйьоاللق\u0301\u00ad\u200b\u0640½℃ \n\t\u00a0".split(''));
    const text = fc.oneof(fc.string({ unit: letters, maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(fc.record({ title: text, rest: text }), { minLength: 1, maxLength: 5 }), (rows) => {
        const builder = new SearchIndexBuilder();
        rows.forEach((texts, row) => builder.add(row, texts));
        const { words, postings } = builder.finish();
        const found = words.map((word, at) => {
          const read: unknown[] = [];
          readPostings(postings(at), (row, isTitle) => read.push([row, isTitle]));
          return [word, read];
        });
        const plain = new Map<string, unknown[]>();
        rows.forEach(({ title, rest }, row) => {
          const titled = new Set(searchWords(title));
          for (const word of new Set([...titled, ...searchWords(rest)]))
            plain.set(word, [...(plain.get(word) ?? []), [row, titled.has(word)]]);
        });
        expect(found).toEqual([...plain].sort(([a], [b]) => (a < b ? -1 : 1)));
      }),
      { numRuns: 500 },
    );
  });

  it('are read as they were written, however many and far apart', () => {
    const row = fc.record({ row: fc.nat(20_000_000), isTitle: fc.boolean() });
    const lists = fc.array(fc.uniqueArray(row, { selector: (each) => each.row, maxLength: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, (words) => {
        const writer = new PostingsWriter();
        const inOrder = words
          .flatMap((rows, word) => rows.map((each) => ({ ...each, word })))
          .sort((a, b) => a.row - b.row || a.word - b.word);
        const numbers = [...new Set(inOrder.map(({ word }) => word))];
        for (const { row: at, word, isTitle } of inOrder) writer.add(numbers.indexOf(word), at, isTitle);
        numbers.forEach((word, number) => {
          const read: typeof words = [[]];
          readPostings(writer.of(number), (at, isTitle) => read[0]?.push({ row: at, isTitle }));
          expect(read[0]).toEqual([...(words[word] ?? [])].sort((a, b) => a.row - b.row));
        });
      }),
    );
  });
});

describe('a search', () => {
  it('finds an incident by any language of its words and by any name of its place', () => {
    expect(titles('Almaty Arena')).toContain('A march from Almaty Arena reaches city hall');
    for (const query of ['zhanaozen', 'Жанаозен', 'Жаңаөзен', 'ЖАҢАӨЗЕН']) expect(titles(query)).toEqual(titles('Zhanaozen'));
    expect(titles('Zhanaozen').length).toBeGreaterThan(2);
    // The capital by the name that it had before, and that no record says.
    expect(titles('Целиноград').length + titles('Astana').length).toBeGreaterThan(0);
    expect(titles('Deaths in the country')).toContain('Deaths in the country');
    expect(titles('nosuchwordatall')).toEqual([]);
  });

  it('finds the rows that reading each record finds, of any words of the dataset', () => {
    const all = Array.from({ length: kazakhstan.incidents.count }, (_, row) => {
      const { title, rest } = searchTexts(kazakhstan, kazakhstan.record(row));
      return searchWords(`${title} ${rest}`);
    }).flat();
    const words = [...new Set([...all, ...spotNames(kazakhstan).map(wordsOfNames).flat()])];
    const next = random(3);
    const rowsPlainly = plainSearch(kazakhstan);
    const word = (): string => (words[Math.floor(words.length * next())] ?? '').slice(0, 2 + Math.floor(8 * next()));
    for (let round = 0; round < 300; round++) {
      const query = next() < 0.5 ? word() : `${word()} ${word()}`;
      expect([query, [...foundRows(kazakhstan, query).rows]]).toEqual([query, rowsPlainly(query)]);
    }
  });

  it('puts those first that have the words in title or place, then the latest', () => {
    const builder = new SearchIndexBuilder();
    const texts = [
      { title: 'March', rest: 'at the bridge' },
      { title: 'Bridge closed', rest: '' },
      { title: 'March', rest: 'over the bridge' },
      { title: 'Bridge opened', rest: '' },
    ];
    texts.forEach((text, row) => builder.add(row, text));
    const terms = searchTerms('bridge');
    const words = builder.finish();
    const columns = { count: 4, spot: new Int32Array(4), from: Int32Array.from([9, 1, 8, 2]) };
    const postings = terms.map((term) => postingsOf(words, term));
    expect([...searchRows(columns, [[]], terms, postings, 3).best]).toEqual([3, 1, 0]);
  });

  it('is one more filter: what it leaves is counted as if there were nothing else', () => {
    const dataset = syntheticDataset(kazakhstan, { rows: 4000, places: 40, days: 60 });
    const found = foundRows(dataset, 'number 1234');
    expect(found.rows).toHaveLength(1);
    const region = foundRows(dataset, 'town 3');
    expect(region.rows.length).toBeGreaterThan(1);
    const isAmong = new Set(region.rows);
    const next = random(11);
    for (let round = 0; round < 100; round++) {
      const day = (): number => dataset.span.from + Math.floor(60 * next());
      const [from = 0, to = 0] = [day(), day()].sort((a, b) => a - b);
      const filter: Filter = { on: Uint8Array.from(dataset.slots, () => (next() < 0.8 ? 1 : 0)), from, to };
      const plain = rowsInView(dataset, filter).filter((row) => isAmong.has(row));
      const searched = { ...filter, found: region };
      expect(rowsInView(dataset, searched)).toEqual(plain);
      const counts = countAll(dataset, searched);
      expect([counts.shown, counts.total]).toEqual([plain.length, 4000]);
      const bySpot = new Uint32Array(dataset.spots.length);
      const width = counts.bySpot.length / bySpot.length;
      for (const row of plain) bySpot[dataset.incidents.spot[row] ?? -1]! += 1;
      const counted = bySpot.map((_, spot) =>
        counts.bySpot.subarray(spot * width, (spot + 1) * width).reduce((a, b) => a + b, 0),
      );
      expect([...counted]).toEqual([...bySpot]);
    }
  });
});
