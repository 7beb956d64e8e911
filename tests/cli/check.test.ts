import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Command, CommanderError } from 'commander';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { register } from '../../src/cli/check.ts';
import { csvCell } from '../../src/formats/report.ts';
import type { ExitCode, Io } from '../../src/cli/io.ts';

interface Ran {
  readonly exit: ExitCode | undefined;
  readonly out: string;
  readonly err: string;
}

async function run(cwd: string, args: readonly string[], stdin = ''): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let exit: ExitCode | undefined;
  const io: Io = {
    ...{ stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, cwd, stopped: new AbortController().signal },
    exit: (code) => {
      exit = code;
    },
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: (text) => void stderr.write(text) });
  register(program, io);
  await program.parseAsync(['check', ...args], { from: 'user' });
  return { exit, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

const folder = (files: Readonly<Record<string, string>>): string => {
  const path = mkdtempSync(join(tmpdir(), 'qantar-check-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
};

const HEADER = 'id,date,type,place,country\n';
const CLEAN = `${HEADER}1,2022-01-05,protest,Almaty,KZ\n`;

describe('qantar check', () => {
  it('prints every problem and accounts for each row', async () => {
    const cwd = folder({ 'a.csv': `${CLEAN}2,2022-01-05,protest,Springfield,US\n` });
    const { exit, out } = await run(cwd, ['a.csv']);
    expect(out.split('\n')).toEqual([
      'a.csv:3 place "Springfield" is the name of several places; add a region or coordinates: Springfield, Missouri, US; Springfield, Massachusetts, US; Springfield, Illinois, US; …',
      '2 rows = 1 joined + 1 ambiguous + 0 unmatched + 0 unlocated + 0 rejected',
      '1 error, 0 warnings',
      '',
    ]);
    expect(exit).toBe(1);
  });

  it('refuses a --country that is none', async () => {
    const { exit, err } = await run(folder({ 'a.csv': CLEAN }), ['a.csv', '--country', 'Atlantis']);
    expect(err).toBe('--country "Atlantis" is no country known here; give an ISO 3166-1 code\n');
    expect(exit).toBe(2);
  });

  it('says it in the language that is asked for, in the report too', async () => {
    const cwd = folder({ 'a.csv': `${HEADER}1,2022-01-05,protest,Nowherograd,KZ\n` });
    const { out } = await run(cwd, ['a.csv', '--lang', 'ru', '--report', 'r.csv']);
    expect(out.split('\n')).toEqual([
      'a.csv:2 place "Nowherograd" нет в справочнике; исправьте название или добавьте координаты',
      '1 строка = 0 привязано + 0 неоднозначно + 1 не найдено + 0 без места + 0 отклонено',
      '1 ошибка, 0 предупреждений',
      '',
    ]);
    expect(readFileSync(join(cwd, 'r.csv'), 'utf8')).toContain(',place-unmatched,error,нет в справочнике,');
    const { out: inKazakh } = await run(cwd, ['a.csv', '--lang', 'kk', '--json']);
    expect(JSON.parse(inKazakh)).toMatchObject({ problems: [{ code: 'place-unmatched', message: 'анықтамалықта жоқ' }] });
  });

  it('prints one object and nothing else with --json', async () => {
    const { exit, out } = await run(folder({ 'a.csv': CLEAN }), ['a.csv', '--json']);
    expect(JSON.parse(out)).toEqual({
      rows: 1,
      joined: 1,
      ambiguous: 0,
      unmatched: 0,
      unlocated: 0,
      rejected: 0,
      warnings: 0,
      problems: [],
    });
    expect(exit).toBe(0);
  });

  it('reads standard input, several inputs, and the embedded dataset without a problem', async () => {
    expect(await run(folder({}), ['-', '--json'], CLEAN)).toMatchObject({ exit: 0, err: '' });
    const two = await run(folder({ 'a.csv': CLEAN, 'b.csv': CLEAN }), ['a.csv', 'b.csv', '--json']);
    expect(JSON.parse(two.out)).toMatchObject({ rows: 2, joined: 2 });
    const own = await run(process.cwd(), ['data/kazakhstan-2022', '--json']);
    expect(JSON.parse(own.out)).toMatchObject({
      rejected: 0,
      unmatched: 0,
      ambiguous: 0,
      unlocated: 0,
      warnings: 0,
      problems: [],
    });
  });

  it('gives 1 for an input that is not there, and says so as a problem', async () => {
    const { exit, out } = await run(folder({}), ['none.csv', '--json']);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ rows: 0, problems: [{ file: 'none.csv', code: 'file-missing', severity: 'error' }] });
  });

  it('gives 2 for wrong use', async () => {
    for (const args of [[], ['a.csv', '--dates', 'ymd'], ['a.csv', '--format', 'xyz'], ['a.csv', '--map', 'date']])
      await expect(run(folder({}), args)).rejects.toBeInstanceOf(CommanderError);
    const cwd = folder({ 'a.csv': CLEAN });
    expect(await run(cwd, ['a.csv', '--decisions', 'none.csv'])).toMatchObject({ exit: 2 });
    expect(await run(cwd, ['a.csv', '--report', 'no/such/folder/report.csv'])).toMatchObject({ exit: 2 });
  });

  it('writes every problem as a table whose texts no spreadsheet runs', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => `${String(row)},2022-01-05,protest,=cmd|' /C calc'!A0,KZ\n`);
    const cwd = folder({ 'a.csv': HEADER + rows.join('') });
    await run(cwd, ['a.csv', '--report', 'report.csv']);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(join(cwd, 'report.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(300);
    expect(data[0]).toMatchObject({ file: 'a.csv', line: '2', code: 'place-unmatched', value: "'=cmd|' /C calc'!A0" });
  });
});

describe('csvCell', () => {
  it('marks texts that are formulas, and leaves numbers', () => {
    expect(['=1', '+1', '-1', '@x', 'plain', 'a,b', 'a"b'].map(csvCell)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@x",
      'plain',
      '"a,b"',
      '"a""b"',
    ]);
    expect(csvCell(-1)).toBe('-1');
  });
});
