import { JSDOM } from 'jsdom';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../src/marks/mark.ts';
import { subsetFont } from '../../src/marks/subset.ts';
import { type SvgOptions, toSvg } from '../../src/marks/svg.ts';
import { FONTS } from '../../src/node/fonts.ts';

const OPTIONS: SvgOptions = {
  widthPx: 200,
  heightPx: 100,
  title: 'Title',
  desc: 'What is seen',
  lang: 'kk',
  text: { kind: 'plain' },
};

const text = (more: Partial<Extract<Mark, { kind: 'text' }>>): Mark => ({
  kind: 'text',
  layer: 'furniture',
  x: 10,
  y: 20,
  text: 'Алматы',
  sizePx: 13,
  weight: 400,
  anchor: 'start',
  fill: '#111111',
  ...more,
});

const parse = (svg: string): Document => new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;

describe('an SVG', () => {
  test('is named, described and says its language', () => {
    const root = parse(toSvg([], OPTIONS)).documentElement;
    expect(root.getAttribute('role')).toBe('img');
    expect(root.getAttribute('lang')).toBe('kk');
    expect(root.querySelector('title')?.textContent).toBe('Title');
    expect(root.querySelector('desc')?.textContent).toBe('What is seen');
  });

  test('groups marks by layer in the order of painting, whatever order they come in', () => {
    const marks: Mark[] = [
      text({}),
      { kind: 'path', layer: 'water', d: 'M0 0L1 1', fill: '#ffffff' },
      text({ layer: 'place-labels' }),
    ];
    const ids = [...parse(toSvg(marks, OPTIONS)).querySelectorAll('svg > g')].map((group) => group.id);
    expect(ids).toEqual(['water', 'place-labels', 'furniture']);
  });

  test('keeps what a mark stands for', () => {
    const mark: Mark = { kind: 'path', layer: 'nodes', d: 'M0 0L1 1', fill: '#ffffff', data: { type: 'riot', count: 3 } };
    const path = parse(toSvg([mark], OPTIONS)).querySelector('path[data-type]');
    expect(path?.getAttribute('data-type')).toBe('riot');
    expect(path?.getAttribute('data-count')).toBe('3');
  });

  test('never lets text be markup, whatever it holds', () => {
    const evil = '</text><script>alert(1)</script>&amp;"\'\u0000\u202e<a href="javascript:1">';
    const svg = toSvg([text({ text: evil, data: { label: evil }, href: 'javascript:alert(1)' })], {
      ...OPTIONS,
      title: evil,
      desc: evil,
    });
    const document = parse(svg);
    expect(document.querySelectorAll('script, a, parsererror').length).toBe(0);
    expect(document.querySelector('text')?.textContent).toBe('</text><script>alert(1)</script>&amp;"\'<a href="javascript:1">');
  });

  test('links to web addresses only', () => {
    expect(
      parse(toSvg([text({ href: 'https://example.org/a?b=1&c=2' })], OPTIONS))
        .querySelector('a')
        ?.getAttribute('href'),
    ).toBe('https://example.org/a?b=1&c=2');
  });

  test('has no image, no address of a font, and the same bytes each time', () => {
    const marks = [text({}), text({ weight: 700, text: 'Қаңтар' })];
    const options: SvgOptions = { ...OPTIONS, text: { kind: 'embedded', fonts: FONTS } };
    const svg = toSvg(marks, options);
    expect(svg).not.toContain('<image');
    expect(svg).toMatch(/src:url\(data:font\/ttf/u);
    expect(svg.match(/@font-face/gu)?.length).toBe(2);
    expect(toSvg(marks, options)).toBe(svg);
  });

  test('can do without fonts: letters become paths that still say what they spell', () => {
    const document = parse(toSvg([text({})], { ...OPTIONS, text: { kind: 'outlines', fonts: FONTS } }));
    expect(document.querySelector('text')).toBeNull();
    expect(document.querySelector('#furniture g')?.getAttribute('aria-label')).toBe('Алматы');
    // Each letter where it stands, and its outline from there.
    const d = document.querySelector('#furniture path')?.getAttribute('d') ?? '';
    expect(d).toMatch(/^(M[\d.]+ [\d.]+(m[\d .-]+([lq][\d .-]+)+z)+){6}$/u);
  });
});

describe('a cut font', () => {
  const codes = Array.from('Қаңтар Ққ 2022 №ё́й', (letter) => letter.codePointAt(0) ?? 0);

  test('has the letters with their advances and outlines, and no others', () => {
    const whole = FONTS[600];
    const cut = fontkit.create(Buffer.from(subsetFont(whole, codes, 'Noto Sans'))) as fontkit.Font;
    const source = fontkit.create(
      Buffer.from(whole.bytes.buffer, whole.bytes.byteOffset, whole.bytes.byteLength),
    ) as fontkit.Font;
    expect(cut.characterSet.filter((code) => code !== 0xffff).toSorted((a, b) => a - b)).toEqual(
      [...new Set(codes)].toSorted((a, b) => a - b),
    );
    for (const code of codes) {
      expect(cut.glyphForCodePoint(code).advanceWidth).toBe(source.glyphForCodePoint(code).advanceWidth);
      expect(cut.glyphForCodePoint(code).path.toSVG()).toBe(source.glyphForCodePoint(code).path.toSVG());
    }
    expect(cut.familyName).toBe('Noto Sans');
  });

  test('does not depend on the order in which letters are asked for', () => {
    expect(subsetFont(FONTS[400], codes.toReversed(), 'Noto Sans')).toEqual(subsetFont(FONTS[400], codes, 'Noto Sans'));
  });
});
