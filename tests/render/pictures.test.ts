import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { manyRows } from '../many-incidents.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qantar-pictures-'));
const many = join(folder, 'many');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const meta = JSON.parse(readFileSync(join(root, 'data/kazakhstan-2022/datapackage.json'), 'utf8')) as object;
  mkdirSync(many);
  writeFileSync(join(many, 'datapackage.json'), JSON.stringify({ ...meta, resources: [] }));
  writeFileSync(join(many, 'incidents.csv'), manyRows(5000));
});

type Options = Omit<Parameters<typeof runExport>[1], 'output'>;

/** Each layout as small as it still shows everything of its own. */
const LAYOUTS: Readonly<Record<string, Options>> = {
  figure: {},
  map: { layout: 'map', size: '660x380' },
  multiples: { layout: 'multiples', panels: 'type', size: '900x760' },
  card: { layout: 'card', place: 'Almaty', scale: '0.75' },
  social: { layout: 'social', size: 'square', scale: '0.6' },
};

const themed = Object.entries(LAYOUTS).flatMap(([layout, options]) =>
  (['light', 'dark', 'grey'] as const).flatMap((theme) =>
    (['en', 'kk', 'ru'] as const).map((lang) => ({ name: `${layout}-${theme}-${lang}`, options: { ...options, theme, lang } })),
  ),
);
const others: { name: string; input?: string; options: Options }[] = [
  { name: 'figure-day', options: { from: '2022-01-08', to: '2022-01-08' } },
  { name: 'figure-tall-kk', options: { lang: 'kk', size: '800x1200' } },
  { name: 'figure-empty', options: { from: '2022-01-14', to: '2022-01-14', types: 'deployment' } },
  { name: 'figure-layers-ru', options: { lang: 'ru', layers: 'nodes,labels,hatches,choropleth,heat,spread' } },
  { name: 'figure-5000-kk', input: many, options: { lang: 'kk' } },
  { name: 'figure-5000-grey-ru', input: many, options: { lang: 'ru', theme: 'grey' } },
  ...(
    [
      ['landscape', 'light', 'en'],
      ['landscape', 'dark', 'kk'],
      ['landscape', 'grey', 'ru'],
      ['story', 'light', 'kk'],
      ['story', 'dark', 'ru'],
      ['story', 'grey', 'en'],
    ] as const
  ).map(([size, theme, lang]) => ({
    name: `social-${size}-${theme}-${lang}`,
    options: { layout: 'social', scale: '0.6', size, theme, lang },
  })),
  { name: 'card-region-kk', options: { layout: 'card', place: 'KZ-MAN', scale: '0.75', lang: 'kk', theme: 'dark' } },
  { name: 'card-wide-ru', options: { layout: 'card', place: 'KZ-ALM', lang: 'ru', size: 'A5', scale: '1' } },
  { name: 'card-empty', options: { layout: 'card', place: 'Ridder', scale: '0.75', size: '900x600' } },
  { name: 'social-empty', options: { layout: 'social', scale: '0.6', from: '2022-01-14', to: '2022-01-14', types: 'deployment' } },
  { name: 'social-5000-ru', input: many, options: { layout: 'social', scale: '0.6', size: 'landscape', lang: 'ru' } },
  { name: 'map-far-ru', options: { layout: 'map', lang: 'ru', size: '660x380', view: 'at=67,45,2.4' } },
];

const pixels = async (bytes: Buffer): Promise<{ data: Buffer; width: number }> => {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width };
};

/**
 * The pictures as they are to look: each is also an example. A change shows as `NAME.new.png` beside the old one; to take it
 * over, look at both and run with QANTAR_TAKE_PICTURES=1. What counts is the pixels, not how they are packed.
 */
describe('the pictures of the embedded dataset', () => {
  it.each<{ name: string; input?: string; options: Options }>([...themed, ...others])(
    '$name',
    async ({ name, input = join(root, 'data/kazakhstan-2022'), options }) => {
      const output = join(folder, `${name}.png`);
      const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
      const stopped = new AbortController().signal;
      const code = await runExport(
        input,
        { scale: '1', ...options, output },
        { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped },
      );
      expect(code, String(stderr.read() ?? '')).toBe(0);
      const made = readFileSync(output);
      const kept = join(here, `${name}.png`);
      const packed = (): Promise<Buffer> => sharp(made).removeAlpha().png({ compressionLevel: 9 }).toBuffer();
      const isSame = async (): Promise<boolean> => {
        if (!existsSync(kept)) return false;
        const [old, now] = await Promise.all([pixels(readFileSync(kept)), pixels(made)]);
        return old.width === now.width && old.data.equals(now.data);
      };
      if (process.env['QANTAR_TAKE_PICTURES'] === '1' && !(await isSame())) writeFileSync(kept, await packed());
      const same = await isSame();
      if (!same) writeFileSync(join(here, `${name}.new.png`), await packed());
      expect(same, `${name}.new.png is the new picture`).toBe(true);
    },
    60_000,
  );
});
