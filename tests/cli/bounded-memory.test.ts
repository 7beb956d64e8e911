import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

const QANTAR = join(import.meta.dirname, '../../dist/cli/qantar.js');
const MOST_MEGABYTES = 500;

/** The process itself tells the most memory that it ever held, when it ends. */
const TELL = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(`kB ${process.resourceUsage().maxRSS}`))",
)}`;

interface Run {
  readonly exit: number | null;
  readonly megabytes: number;
  readonly rows: number;
  readonly codes: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'qantar-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Checks a file that is made of pieces, in a process of its own: what makes it is not to count. */
function check(name: string, pieces: Iterable<string | Uint8Array>): Run {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  for (const piece of pieces) writeSync(file, typeof piece === 'string' ? Buffer.from(piece) : piece);
  closeSync(file);
  const options = [`--max-old-space-size=${String(MOST_MEGABYTES)}`, '--import', TELL];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, QANTAR, 'check', path, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  rmSync(path);
  const { problems, ...counts } = JSON.parse(stdout) as { rows: number; problems: { code: string }[] } & Record<string, number>;
  const { rows, joined = 0, ambiguous = 0, unmatched = 0, unlocated = 0, rejected = 0 } = counts;
  expect(joined + ambiguous + unmatched + unlocated + rejected).toBe(rows);
  const megabytes = Number(/kB (\d+)$/.exec(stderr)?.[1]) / 1024;
  return { exit: status, megabytes, rows, codes: [...new Set(problems.map(({ code }) => code))].sort() };
}

const HEADER = 'id,date,type,place,country\n';

function* times(count: number, make: (index: number) => string): Generator<string> {
  for (let index = 0; index < count; index++) yield make(index);
}

/** A name of thirteen letters that no place has, another one for each number. */
const nameOf = (index: number): string =>
  Array.from(
    { length: 13 },
    (_, at) => 'bktrzgpmndlv'.charAt((index * (at + 7) + (index >> at)) % 12) + 'aeiou'.charAt((index >> at) % 5),
  )
    .join('')
    .slice(0, 13);

function workbook(rows: string, strings = ''): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}

const texts = (row: number, cells: readonly string[]): string =>
  `<row r="${String(row)}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;

const head = texts(1, ['id', 'date', 'type', 'place', 'country']);
const feature = (index: number): string =>
  `{"type":"Feature","properties":{"id":"${String(index)}","date":"2022-01-05","type":"protest","notes":"${'a march '.repeat(20)}"},` +
  '"geometry":{"type":"Point","coordinates":[76.9,43.2]}}';

type Hostile = readonly [name: string, pieces: () => Iterable<string | Uint8Array>, rows: number, codes: readonly string[]];

/** Made when they are wanted: a repository is no place for 100 MB of anything. */
const FILES: readonly Hostile[] = [
  ['a-line-of-100-mb.csv', () => times(100, () => 'a,'.repeat(500_000)), 0, ['line-too-long']],
  ['a-cell-of-50-mb.csv', () => [HEADER, '1,2022-01-05,protest,"', ...times(50, () => 'x'.repeat(1e6)), '",KZ\n'], 0, ['quote-unclosed']],
  ['100-mb-of-quotes.csv', () => times(100, () => '"'.repeat(1e6)), 0, ['quote-unclosed']],
  ['a-line-of-42-mb-in-quotes.csv', () => times(40, () => '"a""b",'.repeat(150_000)), 0, ['line-too-long']],
  ['long-places.csv', () => [HEADER, ...times(8, (row) => `${String(row)},2022-01-05,protest,${'Alma ty '.repeat(1e5)},KZ\n`)], 8, ['place-too-long']],
  ['heaps-of-marks.csv', () => [HEADER, ...times(8, (row) => `${String(row)},2022-01-05,protest,A${'\u0301\u0323'.repeat(5e5)},KZ\n`)], 8, ['place-unmatched']],
  ['types-of-a-megabyte.csv', () => [HEADER, ...times(8, (row) => `${String(row)},2022-01-05,${'war '.repeat(5e5)},Nowhereville,KZ\n`)], 8, ['place-unmatched', 'type-unknown']],
  ['regions-without-end.csv', () => ['id,date,type,region\n', ...times(8, (row) => `${String(row)},2022-01-05,protest,${'a|'.repeat(1e6)}\n`)], 8, ['region-unknown']],
  ['a-name-for-each-row.csv', () => [HEADER, ...times(60_000, (row) => `${String(row)},2022-01-05,protest,${nameOf(row)},US\n`)], 60_000, ['place-unmatched']],
  ['a-long-name-of-a-column.csv', () => [`${'x'.repeat(1e6)},${HEADER}`, '1,1,2022-01-05,protest,Almaty,KZ\n'], 0, ['header-too-long']],
  ['rows-without-cells.csv', () => [HEADER, '1,2022-01-05,protest,Almaty,KZ\n', ...times(100, () => ',,,,\n'.repeat(1e4))], 1, []],
  ['wrong-dates.csv', () => [HEADER, ...times(150_000, (row) => `${String(row)},20${String(row)}x,protest,Almaty,KZ\n`)], 150_000, ['date-unreadable']],
  ['a-gzip-bomb.csv.gz', () => [gzipSync(HEADER + '1,2022-01-05,protest,Almaty,KZ\n'.repeat(3e6), { level: 9 })], 0, ['archive-bomb']],
  ['deep.json', () => times(20, () => '['.repeat(1e6)), 0, ['nesting-too-deep']],
  ['a-string-of-60-mb.json', () => ['["', ...times(60, () => 'a'.repeat(1e6)), '"]'], 0, ['line-too-long']],
  ['a-name-for-each-row.json', () => ['[', ...times(20_000, (row) => `{"k${String(row)}":1},`), '{}]'], 0, ['header-too-wide']],
  ['numbers.json', () => ['[', ...times(20, () => '1,'.repeat(1e6)), '1]'], 0, ['json-no-table']],
  ['features.geojson', () => ['{"type":"FeatureCollection","features":[', ...times(200_000, (row) => `${feature(row)},\n`), feature(-1), ']}'], 200_001, []],
  ['a-far-cell.xlsx', () => [workbook(`${head}${texts(2, ['1', '2022-01-05', 'protest', 'Almaty', 'KZ'])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)], 2, ['date-missing', 'id-missing', 'row-too-long']],
  ['far-cells.xlsx', () => [workbook(head + [...times(100_000, (row) => `<row><c r="XFD${String(row + 2)}"><v>1</v></c></row>`)].join(''))], 0, ['archive-bomb']],
  ['a-shared-text.xlsx', () => [workbook(`${head}${'<row><c t="s"><v>0</v></c></row>'.repeat(20_000)}`, `<si><t>${'a'.repeat(90_000)}</t></si>`)], 0, ['archive-bomb']],
  ['many-rows.xlsx', () => [workbook(head + [...times(100_000, (row) => texts(row + 2, [String(row), '2022-01-05', 'protest', 'Almaty', 'KZ']))].join(''))], 100_000, []],
]; // prettier-ignore

describe('a file that is made to do harm is read, or refused, in bounded memory', () => {
  it.each(FILES)('%s', (name, pieces, rows, codes) => {
    const run = check(name, pieces());
    expect(run).toMatchObject({ exit: codes.length === 0 ? 0 : 1, rows });
    expect(run.codes).toEqual(expect.arrayContaining([...codes]));
    expect(run.megabytes).toBeGreaterThan(20);
    expect(run.megabytes).toBeLessThan(MOST_MEGABYTES);
  });
});
