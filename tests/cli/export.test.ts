import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runDescribe } from '../../src/cli/describe.ts';
import { runExport } from '../../src/cli/export.ts';
import { outputPath } from '../../src/cli/export-plan.ts';
import type { ExitCode } from '../../src/cli/io.ts';
import { runReproduce } from '../../src/cli/reproduce.ts';
import { kazakhstan } from '../kazakhstan.ts';

// Whole pictures, on a computer that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qantar-export-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a command as the terminal would and hands back what it says. */
async function run(
  command: (io: Parameters<typeof runExport>[2]) => Promise<ExitCode>,
): Promise<{ code: ExitCode; out: string; said: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await command({
    stdin,
    stdout,
    stderr,
    cwd: folder,
    exit: () => undefined,
    stopped: new AbortController().signal,
  });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), said: await text(stderr) };
}

const exported = (options: Parameters<typeof runExport>[1]): ReturnType<typeof run> =>
  run((io) => runExport('kazakhstan-2022', options, io));
const at = (name: string): string => join(folder, name);
const read = (name: string): Buffer => readFileSync(at(name));

describe('qantar export', () => {
  test('writes the format that the ending names, and leaves nothing else', async () => {
    const { code, out, said } = await exported({ output: 'one/map.png', scale: '1' });
    expect([code, out, said]).toEqual([0, `${at('one/map.png')}\n`, '']);
    expect(readdirSync(at('one'))).toEqual(['map.png']);
    expect(read('one/map.png').subarray(1, 4).toString()).toBe('PNG');
    expect(read('one/map.png').readUInt32BE(16)).toBe(1200);
  });

  test('writes several formats of one picture, and each can be made again, byte for byte', async () => {
    const { code } = await exported({
      output: 'several/map',
      format: 'png,svg,pdf,webp,json',
      scale: '1',
      lang: 'kk',
      size: 'A4',
      from: '2022-01-04',
    });
    expect(code).toBe(0);
    expect(readdirSync(at('several')).toSorted()).toEqual(['map.json', 'map.pdf', 'map.png', 'map.svg', 'map.webp']);
    for (const name of ['map.png', 'map.svg', 'map.pdf', 'map.webp']) {
      const again = await run((io) => runReproduce(`several/${name}`, 'kazakhstan-2022', {}, io));
      expect([again.code, again.said], again.out).toEqual([0, '']);
    }
    const scene = JSON.parse(read('several/map.json').toString()) as { view: { lang: string }; counts: { shown: number } };
    expect(scene.view.lang).toBe('kk');
  }, 30_000);

  test('shows only what is known as asked for, and says what is left out', async () => {
    await exported({ output: 'known.json', precision: 'site,place', status: 'reported' });
    const scene = JSON.parse(read('known.json').toString()) as { counts: { shown: number }; notes: string[] };
    const { count, precision, status } = kazakhstan.incidents;
    const shown = Array.from({ length: count }, (_, row) => [precision[row], status[row]].join()).filter((known) =>
      ['0,0', '1,0'].includes(known),
    );
    expect(scene.counts.shown).toBe(shown.length);
    expect(scene.notes).toEqual([
      `Not shown, by how it is known: District, Region only, Country at most, Disputed, Revised since, Withdrawn (${String(count - shown.length)}).`,
    ]);
  });

  test('shows only the types and the place asked for', async () => {
    await exported({ output: 'only.json', types: 'protest,damage', place: 'Алматы' });
    const scene = JSON.parse(read('only.json').toString()) as {
      counts: { types: Record<string, number>; shown: number };
      camera: { zoom: number };
    };
    const { protest = 0, damage = 0, ...others } = scene.counts.types;
    expect(protest + damage).toBe(scene.counts.shown);
    expect(Object.values(others).every((count) => count === 0)).toBe(true);
    expect(scene.camera.zoom).toBeGreaterThan(6);
  });

  test('writes a series with a manifest that accounts for each picture', async () => {
    const { code } = await exported({
      output: 'days',
      format: 'svg',
      each: 'day',
      layout: 'map',
      size: '500x300',
      text: 'plain',
    });
    expect(code).toBe(0);
    const manifest = JSON.parse(read('days/index.json').toString()) as {
      pictures: { key: string; incidents: number; files: { svg: string } }[];
    };
    expect(manifest.pictures.length).toBeGreaterThan(5);
    expect(
      readdirSync(at('days'))
        .filter((name) => name.endsWith('.svg'))
        .toSorted(),
    ).toEqual(manifest.pictures.map(({ files }) => files.svg).toSorted());
    expect(manifest.pictures.every(({ incidents }) => incidents > 0)).toBe(true);
    expect(read('days/index.html').toString()).not.toContain('<script');
  }, 30_000);

  test('draws the card of a place by any of its names, of each place and of each region', async () => {
    for (const [name, place] of [
      ['en', 'Almaty'],
      ['ru', 'алматы'],
      ['id', 'geonames:1526384'],
    ] as const) {
      const { code, said } = await exported({ output: `cards/${name}.svg`, layout: 'card', place });
      expect([code, said]).toEqual([0, '']);
    }
    expect(read('cards/ru.svg').equals(read('cards/en.svg'))).toBe(true);
    expect(read('cards/id.svg').equals(read('cards/en.svg'))).toBe(true);
    const again = await run((io) => runReproduce('cards/en.svg', 'kazakhstan-2022', {}, io));
    expect([again.code, again.said], again.out).toEqual([0, '']);
    for (const [each, least] of [
      ['place', 'almaty.svg'],
      ['region', 'kz-man.svg'],
    ] as const) {
      const { code, said } = await exported({ output: `cards/${each}`, format: 'svg', layout: 'card', each, text: 'plain' });
      expect([code, said]).toEqual([0, '']);
      expect(readdirSync(at(`cards/${each}`))).toContain(least);
    }
    const { pictures } = JSON.parse(read('cards/place/index.json').toString()) as { pictures: { title: string }[] };
    expect(pictures[0]?.title).toMatch(/^Almaty: 16 incidents/u);
  });

  test.each([
    { layout: 'map', size: '640x400' },
    { layout: 'multiples', panels: 'day', size: '1000x1000', from: '2022-01-03', to: '2022-01-08' },
    { layout: 'multiples', panels: 'region' },
    { layout: 'card', place: 'KZ-MAN', size: '180x200mm' },
    { layout: 'social', size: 'landscape', lang: 'kk' },
    { layout: 'social', size: 'story', view: 'at=66.9,48.55,4.2' },
  ])('makes the same picture again: %j', async (options) => {
    const { code, said } = await exported({ output: 'made.svg', text: 'plain', ...options });
    expect([code, said]).toEqual([0, '']);
    const again = await run((io) => runReproduce('made.svg', 'kazakhstan-2022', {}, io));
    expect([again.code, again.said], again.out).toEqual([0, '']);
  });

  test('draws social pictures at the pixels that networks ask for', async () => {
    for (const [size, widthPx, heightPx] of [
      ['landscape', 1200, 630],
      ['square', 1080, 1080],
      ['story', 1080, 1920],
    ] as const) {
      await exported({ output: `${size}.png`, layout: 'social', size, lang: 'kk' });
      expect([read(`${size}.png`).readUInt32BE(16), read(`${size}.png`).readUInt32BE(20)]).toEqual([widthPx, heightPx]);
    }
  });

  test('draws a moving picture', async () => {
    const { code } = await exported({ output: 'days.webp', animate: 'day', layout: 'map', size: '300x180', scale: '1' });
    expect(code).toBe(0);
    expect(read('days.webp').includes('ANIM')).toBe(true);
  }, 30_000);

  test('draws any table of incidents', async () => {
    writeFileSync(at('plain.csv'), 'id,date,type,place,country\n1,2022-01-05,protest,Almaty,KZ\n2,2022-01-06,clash,Aktau,KZ\n');
    const { code, said } = await run((io) => runExport('plain.csv', { output: 'plain.json' }, io));
    expect([code, said]).toEqual([0, '']);
    expect((JSON.parse(read('plain.json').toString()) as { counts: { shown: number } }).counts.shown).toBe(2);
  });

  test.each([
    [{ status: 'certain' }, /--status certain: should be of reported, disputed, revised, withdrawn/u],
    [{ types: 'riot' }, /--types riot: there is no such type; there are protest/u],
    [{ size: '12' }, /--size 12: should be as 1200x800/u],
    [{ size: '200x120' }, /too small/u],
    [{ scale: 'big' }, /--scale big: should be a number from/u],
    [{ from: '2022-02-30' }, /--from 2022-02-30: is not a day/u],
    [{ from: '2022-01-09', to: '2022-01-02' }, /first day is after the last/u],
    [{ lang: 'de' }, /--lang de: there is no such lang; it is one of en, kk, ru/u],
    [{ place: 'Atlantis' }, /--place Atlantis: is not in the dataset/u],
    [{ bbox: '1,2,3' }, /--bbox 1,2,3: should be west,south,east,north/u],
    [{ output: 'map.tiff' }, /-o map.tiff: pictures end in \.png/u],
    [{ view: 'theme=neon' }, /--view: theme=neon is not understood/u],
    [{ each: 'hour' }, /--each hour/u],
    [{ layout: 'poster' }, /--layout poster: there is no such layout; it is one of figure, map, multiples, card, social/u],
    [{ layout: 'card' }, /--layout card: is the card of a place; add --place NAME/u],
    [{ layout: 'card', view: 'node=nowhere' }, /--view: node=nowhere is not in the dataset/u],
  ])('says in a sentence what is wrong with %j, and writes nothing', async (options, sentence) => {
    const { code, said, out } = await exported({ output: 'wrong.png', ...options });
    expect(code).toBe(2);
    expect(said).toMatch(sentence);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(readdirSync(folder)).not.toContain('wrong.png');
  });

  test('loses no picture of a series to another: the one that can’t be written is named at the end', async () => {
    mkdirSync(at('series/2022-01-05.svg'), { recursive: true });
    const { code, out, said } = await exported({ output: 'series/', format: 'svg', each: 'day', text: 'plain', layout: 'map' });
    expect([code, said]).toEqual([1, `${at('series/2022-01-05')}: is a folder\n`]);
    const { pictures } = JSON.parse(read('series/index.json').toString()) as { pictures: { key: string }[] };
    expect(out).toBe(`${String(pictures.length)} pictures in ${at('series/')}\n`);
    const keys = pictures.map(({ key }) => key);
    expect(keys).toContain('2022-01-04');
    expect(keys).toContain('2022-01-06');
    expect(keys).not.toContain('2022-01-05');
    expect(
      readdirSync(at('series'))
        .filter((name) => name !== '2022-01-05.svg')
        .toSorted(),
    ).toEqual([...keys.map((key) => `${key}.svg`), 'index.html', 'index.json'].toSorted());
  });

  test('says what can’t be read or written', async () => {
    const missing = await run((io) => runExport('nowhere', { output: 'x.png' }, io));
    expect([missing.code, missing.said]).toEqual([1, `${at('nowhere')} is not there\n`]);
    writeFileSync(at('file'), '');
    const blocked = await exported({ output: 'file/x.svg', text: 'plain' });
    expect([blocked.code, blocked.said]).toEqual([1, `${at('file/x.svg')}: lies in what is not a folder\n`]);
  });
});

test('qantar describe says the alternative text', async () => {
  const { code, out } = await run((io) => runDescribe('kazakhstan-2022', { lang: 'ru' }, io));
  expect(code).toBe(0);
  expect(out).toMatch(/^89 событий/u);
});

test('qantar reproduce tells a picture of ours from another', async () => {
  writeFileSync(at('strange.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const { code, said } = await run((io) => runReproduce('strange.svg', 'kazakhstan-2022', {}, io));
  expect([code, said]).toEqual([2, 'strange.svg: does not say how it was made; give a picture that qantar export wrote\n']);
});

test('output names', () => {
  expect(outputPath('a/map.png', '', 'png', false, true)).toBe('a/map.png');
  expect(outputPath('a/map.png', '', 'svg', false, false)).toBe('a/map.svg');
  expect(outputPath('a/map', '', 'pdf', false, false)).toBe('a/map.pdf');
  expect(outputPath('a/2022.01', '', 'pdf', false, true)).toBe('a/2022.01.pdf');
  expect(outputPath('a/', '', 'png', false, true)).toBe('a/map.png');
  expect(outputPath('a', '2022-01-05', 'png', true, true)).toBe('a/2022-01-05.png');
});
