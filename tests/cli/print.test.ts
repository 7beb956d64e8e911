import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { runReproduce } from '../../src/cli/reproduce.ts';

// Whole pictures, on a computer that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'qantar-print-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

const silent = (): Parameters<typeof runExport>[2] & { stderr: PassThrough } => ({
  stdin: new PassThrough(),
  stdout: new PassThrough().resume(),
  stderr: new PassThrough(),
  cwd: folder,
  exit: () => undefined,
  stopped: new AbortController().signal,
});

async function exported(options: Parameters<typeof runExport>[1]): Promise<{ code: number; said: string }> {
  const io = silent();
  const code = await runExport('kazakhstan-2022', { lang: 'en', ...options }, io);
  io.stderr.end();
  return { code, said: await text(io.stderr) };
}

/** Width, height and pixels per inch, of a PNG as its chunks say. */
function printed(name: string): { widthPx: number; heightPx: number; dpi: number } {
  const png = readFileSync(at(name));
  const found = png.indexOf('pHYs');
  expect(png[found + 12], 'the unit is the metre').toBe(1);
  expect(png.readUInt32BE(found + 4)).toBe(png.readUInt32BE(found + 8));
  return { widthPx: png.readUInt32BE(16), heightPx: png.readUInt32BE(20), dpi: png.readUInt32BE(found + 4) * 0.0254 };
}

describe('paper at pixels per inch', () => {
  test.each([
    ['A4-portrait', '300', 2480, 3508],
    ['A5', '72', 595, 420],
    ['letter', '150', 1650, 1275],
    ['120x90mm', '600', 2835, 2126],
  ])('%s at %s is as many pixels as a desk expects, and prints that large', async (size, dpi, widthPx, heightPx) => {
    expect(await exported({ output: 'paper.png', size, dpi, layout: 'map' })).toEqual({ code: 0, said: '' });
    const found = printed('paper.png');
    expect([found.widthPx, found.heightPx]).toEqual([widthPx, heightPx]);
    expect(found.dpi).toBeCloseTo(Number(dpi), 1);
    const again = silent();
    expect(await runReproduce('paper.png', 'kazakhstan-2022', {}, again)).toBe(0);
  });

  test.each(['webp', 'avif'])('the same of %s', async (format) => {
    expect((await exported({ output: `paper.${format}`, size: 'A5', dpi: '150', layout: 'map' })).code).toBe(0);
    const { width, height } = await sharp(at(`paper.${format}`)).metadata();
    expect([width, height]).toEqual([1240, 874]);
  });

  test('a scale that is asked for stays, and a size in pixels is a size in pixels', async () => {
    await exported({ output: 'scaled.png', size: 'A5', dpi: '300', scale: '2', layout: 'map' });
    expect(printed('scaled.png')).toEqual({ widthPx: 1587, heightPx: 1119, dpi: expect.closeTo(300, 1) as number });
    expect(await runReproduce('scaled.png', 'kazakhstan-2022', {}, silent())).toBe(0);
    await exported({ output: 'pixels.png', size: '400x300', dpi: '300', layout: 'map' });
    expect(printed('pixels.png')).toEqual({ widthPx: 800, heightPx: 600, dpi: expect.closeTo(300, 1) as number });
  });

  test('more pixels than 12 000 a side, and more to an inch than any press has, are refused with what would do', async () => {
    expect(await exported({ output: 'huge.png', size: 'A2', dpi: '600' })).toEqual({
      code: 2,
      said: '--dpi 600: makes 14031 pixels a side, and the most is 12000; take --dpi 513\n',
    });
    expect((await exported({ output: 'huge.png', size: '4000x1000', scale: '4' })).said).toContain('take --scale 3');
    expect((await exported({ output: 'huge.png', dpi: '2400' })).said).toContain('--dpi 2400');
    expect(existsSync(at('huge.png'))).toBe(false);
    // A format without pixels has no such end.
    expect((await exported({ output: 'huge.svg', size: 'A2', dpi: '600' })).code).toBe(0);
  });
});

const PIXELS = 12_000;
/** Of 576 MB that its pixels alone would take. */
const MOST_MB = 420;

test('12 000 pixels a side are drawn in less memory than their pixels take', async () => {
  const qantar = fileURLToPath(new URL('../../dist/cli/qantar.js', import.meta.url));
  // The process itself says at its end what the most was that it held.
  const watch = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const words = ['export', 'kazakhstan-2022', '-o', at('wall.png'), '--layout', 'map', '--size', '3000x3000', '--scale', '4'];
  const { stderr } = await promisify(execFile)(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(watch)}`,
    qantar,
    ...words,
  ]);
  const found = printed('wall.png');
  expect([found.widthPx, found.heightPx]).toEqual([PIXELS, PIXELS]);
  expect(Number(stderr) / 1024).toBeLessThan(MOST_MB);
});
