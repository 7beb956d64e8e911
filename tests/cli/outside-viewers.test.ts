import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { pdfPackets, pdfStrings, pdfTexts } from '../static/pdf-text.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'qantar-viewers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program prints; nothing where it is not installed. */
function printed(program: string, ...words: string[]): string | undefined {
  try {
    return execFileSync(program, words, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const flat = (text: string): string => text.replace(/\s+/gu, ' ');

/** Each layout, and how many texts it has at least. */
const LAYOUTS = [
  ['figure', { size: '1200x900' }, 20],
  ['map', { size: '1200x900' }, 15],
  ['multiples', { size: '1200x900' }, 20],
  ['card', { place: 'KZ-MAN' }, 20],
  ['social', { size: 'story' }, 15],
] as const;

const unescaped = (text: string): string =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe.each(LAYOUTS)('%s, opened by other programs', (layout, more, texts) => {
  test.each(['en', 'kk', 'ru'])('%s: text is found, nothing is a picture, layers are named', async (lang) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const stopped = new AbortController().signal;
    const output = join(folder, `${layout}-${lang}`);
    const options = { output, format: 'svg,pdf', layout, lang, ...more };
    const io = { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped };
    expect(await runExport('kazakhstan-2022', options, io)).toBe(0);

    const svg = readFileSync(`${output}.svg`, 'utf8');
    expect(svg).not.toMatch(/<image|<foreignObject|<script/u);
    const layers = [...svg.matchAll(/<g id="([\w-]+)" inkscape:groupmode="layer" inkscape:label="([^"]+)">/gu)];
    const ids = layers.map(([, id]) => id);
    expect(ids).toEqual(expect.arrayContaining(['page', 'water', 'land', 'subject', 'borders', 'hatches', 'nodes']));
    expect(new Set(ids).size).toBe(ids.length);
    expect(svg).toContain('xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"');
    const names = [...svg.matchAll(/<text [^>]*>([^<]+)<\/text>/gu)].map(([, text = '']) => unescaped(text));
    expect(names.length).toBeGreaterThan(texts);

    const pdf = readFileSync(`${output}.pdf`);
    expect(pdf.toString('latin1')).not.toMatch(/\/Subtype ?\/Image/u);
    const found = flat(pdfTexts(pdf).join(' '));
    for (const name of names) expect(found).toContain(flat(name));

    // Who can't see it is told: one figure, described as the SVG is, in the picture's language; and where it is from.
    const description = unescaped(/<desc[^>]*>([^<]*)<\/desc>/u.exec(svg)?.[1] ?? '');
    const said = pdf.toString('latin1');
    expect(said).toMatch(/\/MarkInfo \d+ 0 R/u);
    expect(said).toContain('/Marked true');
    expect(said).toContain('/StructTreeRoot');
    expect(said.match(/\/S \/Figure/gu)).toHaveLength(1);
    expect(pdfStrings(pdf, 'Alt')).toEqual([description]);
    expect(pdfStrings(pdf, 'Lang')).toContain(lang);
    const [packet = '', ...others] = pdfPackets(pdf);
    expect(others).toEqual([]);
    for (const part of ['Qantar 0.1.0', 'kazakhstan-2022', `layout=${layout}`, 'Creative Commons'])
      expect(packet).toContain(part);

    // The same by the programs themselves, where this computer has them.
    const poppler = printed('pdftotext', `${output}.pdf`, '-');
    if (poppler !== undefined) for (const name of names) expect(flat(poppler)).toContain(flat(name));
    const images = printed('pdfimages', '-list', `${output}.pdf`);
    if (images !== undefined) expect(images.trimEnd().split('\n')).toHaveLength(2);
  });

  test('in outlines has no letters, spells what it draws, and has the pixels of the picture with letters', async () => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const io = { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped: new AbortController().signal };
    const options = { layout, lang: 'kk', ...more };
    const outlined = join(folder, `${layout}-outlines.svg`);
    const lettered = join(folder, `${layout}-letters.svg`);
    const png = join(folder, `${layout}-outlines.png`);
    expect(await runExport('kazakhstan-2022', { ...options, output: outlined, text: 'outlines' }, io)).toBe(0);
    expect(await runExport('kazakhstan-2022', { ...options, output: lettered }, io)).toBe(0);
    expect(await runExport('kazakhstan-2022', { ...options, output: png, scale: '1' }, io)).toBe(0);
    const svg = readFileSync(outlined, 'utf8');
    expect(svg).not.toMatch(/<text|@font-face|<image/u);
    const spelt = [...svg.matchAll(/aria-label="([^"]*)"/gu)].map(([, text]) => text);
    const written = [...readFileSync(lettered, 'utf8').matchAll(/<text [^>]*>([^<]+)<\/text>/gu)].map(([, text]) => text);
    expect(spelt).toEqual(written);
    const drawn = new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
    const own = await sharp(png).ensureAlpha().raw().toBuffer();
    let apart = 0;
    own.forEach((value, at) => {
      if (Math.abs(value - (drawn[at] ?? 0)) > 8) apart += 1;
    });
    expect(apart).toBe(0);
  });
});
