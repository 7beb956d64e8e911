import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { pdfTexts } from '../static/pdf-text.ts';

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

describe.each(['figure', 'map', 'multiples'])('%s, opened by other programs', (layout) => {
  test.each(['en', 'kk', 'ru'])('%s: text is found, nothing is a picture, layers are named', async (lang) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const stopped = new AbortController().signal;
    const output = join(folder, `${layout}-${lang}`);
    const options = { output, format: 'svg,pdf', layout, lang, size: '1200x900' };
    const io = { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped };
    expect(await runExport('kazakhstan-2022', options, io)).toBe(0);

    const svg = readFileSync(`${output}.svg`, 'utf8');
    expect(svg).not.toMatch(/<image|<foreignObject|<script/u);
    const layers = [...svg.matchAll(/<g id="([\w-]+)" inkscape:groupmode="layer" inkscape:label="([^"]+)">/gu)];
    const ids = layers.map(([, id]) => id);
    expect(ids).toEqual(expect.arrayContaining(['page', 'water', 'land', 'subject', 'borders', 'hatches', 'nodes']));
    expect(new Set(ids).size).toBe(ids.length);
    expect(svg).toContain('xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"');
    const names = [...svg.matchAll(/<text [^>]*>([^<]+)<\/text>/gu)].map(([, text = '']) =>
      text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
    expect(names.length).toBeGreaterThan(layout === 'map' ? 15 : 20);

    const pdf = readFileSync(`${output}.pdf`);
    expect(pdf.toString('latin1')).not.toMatch(/\/Subtype ?\/Image/u);
    const found = flat(pdfTexts(pdf).join(' '));
    for (const name of names) expect(found).toContain(flat(name));

    // The same by the programs themselves, where this computer has them.
    const poppler = printed('pdftotext', `${output}.pdf`, '-');
    if (poppler !== undefined) for (const name of names) expect(flat(poppler)).toContain(flat(name));
    const images = printed('pdfimages', '-list', `${output}.pdf`);
    if (images !== undefined) expect(images.trimEnd().split('\n')).toHaveLength(2);
  });
});
