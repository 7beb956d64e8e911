import { cleanText } from './cells.ts';
import type { Row } from './delimited.ts';
import type { Table } from './table.ts';

/** @see https://download.geonames.org/export/dump/readme.txt */
const GEONAMES_COLUMNS: readonly string[] = (
  'geonameid name asciiname alternatenames latitude longitude feature_class feature_code country_code cc2 admin1_code ' +
  'admin2_code admin3_code admin4_code population elevation dem timezone modification_date'
).split(' ');

/** Whether a text begins as a dump of GeoNames: a number and eighteen more cells between tabs, without a header. */
export function isGeonames(sample: string): boolean {
  const [first = ''] = sample.split('\n', 1);
  return /^\d+\t/.test(first) && first.split('\t').length === GEONAMES_COLUMNS.length;
}

/** A dump as a table. A quote in it is a letter like any other, so that the tables' own reader would lose its way. */
export const geonamesTable = (text: AsyncIterable<string>): Table => ({ names: GEONAMES_COLUMNS, rows: rowsOf(text) });

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<readonly Row[]> {
  let rest = '';
  let line = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map((each) => rowOf(each, ++line));
  }
  if (rest !== '') yield [rowOf(rest, line + 1)];
}

const rowOf = (text: string, line: number): Row => ({ cells: text.replace(/\r$/, '').split('\t').map(cleanText), line });
