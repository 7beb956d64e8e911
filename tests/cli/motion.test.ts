import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import type { ExitCode } from '../../src/cli/io.ts';
import { runReproduce } from '../../src/cli/reproduce.ts';
import { kazakhstan } from '../kazakhstan.ts';
import { DEFAULT_VIEW } from '../../src/scene/view-codec.ts';
import { readProvenance } from '../../src/static/provenance.ts';
import { seriesOf } from '../../src/static/series.ts';
import { hasFfmpeg } from '../ffmpeg.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'qantar-motion-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

async function exported(output: string, more: object = {}): Promise<{ code: ExitCode; said: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const stopped = new AbortController().signal;
  const code = await runExport(
    'kazakhstan-2022',
    { output, animate: 'day', scale: '1', ...more },
    { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped },
  );
  stderr.end();
  return { code, said: await text(stderr) };
}

const days = seriesOf(kazakhstan, DEFAULT_VIEW, 'day');
const MOST_BYTES = 10e6;

/** Pixels of one frame of a picture that moves. */
const frame = (name: string, page: number): Promise<Buffer> => sharp(at(name), { page }).removeAlpha().raw().toBuffer();

/** Greatest part of the pixels of a strip that differ by more than 40 of 255. */
function apart(a: Buffer, b: Buffer): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 3) {
    if ([0, 1, 2].some((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0)) > 40)) count += 1;
  }
  return count / (a.length / 3);
}

test.each(['webp', 'gif', ...(hasFfmpeg ? ['mp4', 'webm'] : [])])(
  '%s says what it was made from, and is made again from it',
  async (format) => {
    const name = `said.${format}`;
    expect((await exported(name, { size: '640x480', layout: 'map', lang: 'ru', types: 'protest' })).code).toBe(0);
    const bytes = readFileSync(at(name)).toString('utf8');
    const said = readProvenance(bytes);
    expect(said).toMatchObject({ datasetId: 'kazakhstan-2022', options: 'layout=map&size=640x480&scale=1&animate=day' });
    expect(said?.datasetHash).toBe(kazakhstan.meta.hash);
    expect(said?.view).toContain('lang=ru');
    for (const part of ['Creative Commons Attribution 4.0', 'Qantar 0.1.0']) expect(bytes).toContain(part);
    for (const path of [folder, process.cwd()]) expect(bytes).not.toContain(path);
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const io = { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped: new AbortController().signal };
    const code = await runReproduce(name, 'kazakhstan-2022', {}, io);
    stdout.end();
    stderr.end();
    expect([code, await text(stdout), await text(stderr)]).toEqual([0, `${name}: the same, byte for byte\n`, '']);
    if (format === 'webp' || format === 'gif')
      expect((await sharp(at(name), { animated: true }).metadata()).pages).toBeGreaterThan(3);
  },
);

describe('a moving picture', () => {
  test.each(['webp', 'gif'])(
    '%s: a frame a day, held at the end, under 10 MB at 1080 pixels, the same bytes again',
    async (format) => {
      const name = `days.${format}`;
      expect(await exported(name, { size: '1080x1080' })).toEqual({ code: 0, said: '' });
      const { pages, delay = [], loop, width, pageHeight } = await sharp(at(name), { animated: true }).metadata();
      expect([pages, loop, width, pageHeight]).toEqual([days.length, 0, 1080, 1080]);
      expect(delay.slice(0, -1).every((ms) => ms === delay[0])).toBe(true);
      expect(delay.at(-1)).toBeGreaterThan(2 * (delay[0] ?? Infinity));
      expect(statSync(at(name)).size).toBeLessThan(MOST_BYTES);
      const before = readFileSync(at(name));
      await exported(name, { size: '1080x1080' });
      expect(readFileSync(at(name)).equals(before)).toBe(true);
    },
  );

  test('has on each frame what the picture of that day has, its date too, and keeps everything else in place', async () => {
    await exported('days.webp', { size: '1080x1080' });
    for (const [page, { view }] of days.entries()) {
      const [day = ''] = [view.from];
      const still = `still-${day}.png`;
      expect((await exported(still, { animate: undefined, size: '1080x1080', from: day, to: day })).code).toBe(0);
      const [moving, alone] = await Promise.all([frame('days.webp', page), sharp(at(still)).removeAlpha().raw().toBuffer()]);
      // The title, with the date, in the top 60 rows.
      const rows = 60 * 1080 * 3;
      expect(apart(moving.subarray(0, rows), alone.subarray(0, rows)), day).toBe(0);
    }
    const [first, second] = await Promise.all([frame('days.webp', 0), frame('days.webp', 1)]);
    expect(apart(first, second)).toBeGreaterThan(0.001);
    expect(apart(first, second)).toBeLessThan(0.06);
  });

  test('says the date on a bare map too', async () => {
    await exported('bare.webp', { layout: 'map', size: '640x360' });
    const corner = async (page: number): Promise<Buffer> =>
      sharp(at('bare.webp'), { page }).extract({ left: 0, top: 0, width: 140, height: 36 }).removeAlpha().raw().toBuffer();
    const corners = await Promise.all(days.map((_, page) => corner(page)));
    expect(new Set(corners.map((each) => each.toString('base64'))).size).toBe(days.length);
  });

  test.each(['mp4', 'webm'])('%s: a video where there is ffmpeg, else a sentence that says what to do', async (format) => {
    const name = `video.${format}`;
    const { code, said } = await exported(name, { size: '541x361', layout: 'map' });
    if (!hasFfmpeg) {
      expect(code).toBe(1);
      expect(said).toMatch(/needs ffmpeg, and there is none on this computer; install it, or write \.webp or \.gif\n$/u);
      expect(readdirSync(folder).filter((each) => each.includes('video'))).toEqual([]);
      return;
    }
    expect([code, said]).toEqual([0, '']);
    expect(statSync(at(name)).size).toBeLessThan(MOST_BYTES);
    const probe = execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'stream=width,height:format=duration',
      '-of',
      'json',
      at(name),
    ]);
    const { streams, format: container } = JSON.parse(probe.toString()) as {
      streams: { width: number; height: number }[];
      format: { duration: string };
    };
    expect(streams).toMatchObject([{ width: 542, height: 362 }]);
    expect(Number(container.duration)).toBeCloseTo((days.length - 1) * 1.2 + 3, 0);
  });

  test('without ffmpeg on the path says so and leaves nothing behind', async () => {
    vi.stubEnv('PATH', folder);
    const { code, said } = await exported('nothing.mp4', { size: '540x360', layout: 'map' });
    vi.unstubAllEnvs();
    expect(code).toBe(1);
    expect(said).toBe(
      `-o ${at('nothing.mp4')}: needs ffmpeg, and there is none on this computer; install it, or write .webp or .gif\n`,
    );
    expect(readdirSync(folder).filter((name) => name.includes('nothing'))).toEqual([]);
  });

  test.each([
    ['days.png', {}, /a moving picture ends in \.webp, \.gif, \.mp4 or \.webm/u],
    ['days.webp', { animate: 'hour' }, /--animate hour: should be day, type, place or region/u],
  ])('refuses %s %j', async (name, more, sentence) => {
    const { code, said } = await exported(name, more);
    expect(code).toBe(2);
    expect(said).toMatch(sentence);
  });
});

describe('stills for the web', () => {
  test('WebP has the very pixels of the PNG, AVIF nearly; both are smaller and say where they are from', async () => {
    for (const format of ['png', 'webp', 'avif']) {
      expect((await exported(`still.${format}`, { animate: undefined, size: '800x600' })).code).toBe(0);
    }
    const raw = (format: string): Promise<Buffer> =>
      sharp(at(`still.${format}`))
        .removeAlpha()
        .raw()
        .toBuffer();
    const [png, webp, avif] = await Promise.all(['png', 'webp', 'avif'].map(raw));
    if (!png || !webp || !avif) throw new Error('three stills were written');
    expect(webp.equals(png)).toBe(true);
    expect(apart(avif, png)).toBeLessThan(0.005);
    for (const [format, kind] of [
      ['webp', 'webp'],
      ['avif', 'heif'],
    ] as const) {
      const { format: found, xmp } = await sharp(at(`still.${format}`)).metadata();
      expect(found).toBe(kind);
      expect(xmp?.toString()).toContain('kazakhstan-2022');
      expect(statSync(at(`still.${format}`)).size).toBeLessThan(statSync(at('still.png')).size);
    }
  });
});
