import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExitCode, Io } from '../../src/cli/io.ts';
import * as build from '../../src/cli/build.ts';
import * as check from '../../src/cli/check.ts';
import * as describing from '../../src/cli/describe.ts';
import * as exporting from '../../src/cli/export.ts';
import * as reproduce from '../../src/cli/reproduce.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qantar-options-'));
  // Nothing of it is understood without being told: its columns, its order of days, its country, its places.
  writeFileSync(
    join(folder, 'lists.csv'),
    'wann,was,wo\n03/04/2022,Riots,Oral\n03/04/2022,Riots,Baza Otdykha\n03/04/2022,Riots,The Depot\n',
  );
  writeFileSync(
    join(folder, 'places.csv'),
    'id,name,country,region,lng,lat,aliases\nmine:1,Baza,KZ,KZ-ALM,77.1,43.9,Baza Otdykha\n',
  );
  writeFileSync(join(folder, 'decisions.csv'), 'place,region,country,id\nThe Depot,,KZ,geonames:1526384\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const TOLD = [
  ...['--map', 'date=wann', '--map', 'type=was', '--map', 'place=wo', '--dates', 'dmy', '--country', 'KZ'],
  ...['--gazetteer', 'places.csv', '--decisions', 'decisions.csv', '--input-format', 'plain'],
];

async function run(command: { register: typeof check.register }, args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let exit: ExitCode | undefined;
  const io: Io = {
    ...{ stdin: Readable.from([]), stdout, stderr, cwd: folder, stopped: new AbortController().signal },
    exit: (code) => {
      exit = code;
    },
  };
  const program = new Command().exitOverride();
  command.register(program, io);
  await program.parseAsync([...args], { from: 'user' });
  return { exit, out: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') };
}

const sceneOf = (file: string): { incidentCount?: number; altText: string } =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as { incidentCount?: number; altText: string };

describe('what is said of an input', () => {
  it('is said to each command that reads one in the same words', async () => {
    const checked = await run(check, ['check', 'lists.csv', '--json', ...TOLD]);
    expect(JSON.parse(checked.out)).toMatchObject({ rows: 3, joined: 3, problems: [] });

    const exported = await run(exporting, ['export', 'lists.csv', '-o', 'scene.json', ...TOLD]);
    expect([exported.exit, exported.said]).toEqual([0, '']);
    const { altText } = sceneOf('scene.json');
    expect(altText).toContain('3 April 2022');

    const described = await run(describing, ['describe', 'lists.csv', ...TOLD]);
    expect(described.out).toBe(`${altText}\n`);

    const built = await run(build, ['build', 'lists.csv', '-o', 'built', ...TOLD]);
    expect([built.exit, built.said]).toEqual([0, '']);

    await run(exporting, ['export', 'lists.csv', '-o', 'map.svg', ...TOLD]);
    const made = await run(reproduce, ['reproduce', 'map.svg', 'lists.csv', ...TOLD]);
    expect([made.exit, made.said]).toEqual([0, expect.anything()]);
  });

  it('matters: without it the table is refused', async () => {
    const refused = await run(build, ['build', 'lists.csv', '-o', 'refused']);
    expect(refused.exit).toBe(1);
    expect(refused.said).toContain('has no column for the date');
  });

  it('names files that are there, and a country', async () => {
    for (const [flag, value, said] of [
      ['--decisions', 'nowhere.csv', 'is not there'],
      ['--gazetteer', 'nowhere.csv', 'is not there'],
      ['--country', 'Atlantis', 'is no country known here'],
    ] as const) {
      const drawn = await run(exporting, ['export', 'lists.csv', '-o', 'no.svg', ...TOLD, flag, value]);
      expect([drawn.exit, drawn.said.includes(said)], drawn.said).toEqual([1, true]);
    }
  });
});
