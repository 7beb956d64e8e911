import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { delimitedReader, delimitedRows, newlineOf } from '../../src/formats/delimited.ts';

const read = (text: string, delimiter = ','): (readonly string[])[] =>
  delimitedRows(text, delimiter).rows.map(({ cells }) => cells);

describe('delimited text', () => {
  it('reads quotes, doubled quotes, delimiters and line breaks in quotes, and counts lines', () => {
    const { rows } = delimitedRows('a,b\r\n"1,2","x\ny ""z"""\r\n\r\n3,4', ',');
    expect(rows).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['1,2', 'x\ny "z"'], line: 2 },
      { cells: ['3', '4'], line: 5 },
    ]);
  });

  it('reads CR alone, LF and CRLF mixed, tabs and semicolons', () => {
    expect(read('a,b\r1,2\r3,4')).toEqual([['a', 'b'], ['1', '2'], ['3', '4']]); // prettier-ignore
    expect(read('a,b\r\n1,2\n"3",4\r\n')).toEqual([['a', 'b'], ['1', '2'], ['3', '4']]); // prettier-ignore
    expect(read('a\tb\n1\t"2"', '\t')).toEqual([['a', 'b'], ['1', '2']]); // prettier-ignore
    expect(read('a;b\n1,5;2', ';')).toEqual([['a', 'b'], ['1,5', '2']]); // prettier-ignore
  });

  it('takes a quote within a bare field as a letter', () => {
    expect(read('5" pipe,b\n')).toEqual([['5" pipe', 'b']]);
    expect(read('"a"b,c\n')).toEqual([['ab', 'c']]);
  });

  it('says where a quote that nothing closes was opened', () => {
    expect(delimitedRows('a,b\n1,2\n3,"4\n5,6\n', ',').unclosedQuoteLine).toBe(3);
    expect(delimitedRows('a,b\n"x\ny","4\n5,6\n', ',').unclosedQuoteLine).toBe(3);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', ';'), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });

  it('reads back what papaparse writes', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, newline) => {
        expect(read(Papa.unparse(rows, { newline }))).toEqual(rows.filter((cells) => cells.some((text) => text !== '')));
      }),
    );
  });

  it('gives the same rows however the text is cut into pieces', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), fc.constantFrom('\n', '\r\n'), (rows, size, newline) => {
        const text = Papa.unparse(rows, { newline });
        const reader = delimitedReader(',', newlineOf(text));
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
          text.slice(index * size, (index + 1) * size),
        );
        expect([...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]).toEqual(delimitedRows(text, ',').rows);
      }),
    );
  });

  it('reads only the columns that are wanted, and loses no row or line by it', () => {
    const texts = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ') }), { minLength: 3, maxLength: 5 }),
    );
    fc.assert(
      fc.property(texts, fc.uniqueArray(fc.integer({ min: 0, max: 4 })), (rows, wanted) => {
        const text = Papa.unparse(rows, { newline: '\n' });
        const reader = delimitedReader(',');
        const columns = new Set(wanted);
        reader.only(columns);
        expect([...reader.push(text), ...reader.end()]).toEqual(
          delimitedRows(text, ',').rows.map(({ cells, line }) => ({
            cells: cells.map((cell, index) => (columns.has(index) ? cell : '')),
            line,
          })),
        );
      }),
    );
  });
});
