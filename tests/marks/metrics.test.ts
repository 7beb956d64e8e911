import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import type { FontWeight } from '../../src/marks/mark.ts';
import { displayText, ellipsize, isSettable, textWidthPx, wrapText } from '../../src/marks/metrics.ts';

const FILES: Record<FontWeight, string> = {
  400: '400Regular/NotoSans_400Regular.ttf',
  600: '600SemiBold/NotoSans_600SemiBold.ttf',
  700: '700Bold/NotoSans_700Bold.ttf',
};

const open = (path: string): fontkit.Font =>
  fontkit.openSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${path}`))) as fontkit.Font;

const TEXTS = [
  'Almaty',
  'Қазақстандағы оқиғалар картасы, 2022 жыл',
  'ӘІҢҒҮҰҚӨҺ әіңғүұқөһ',
  'Митинги, шествия и пикеты — 1 234 человека («не менее»)',
  'at least 4,400 arrested, says the Interior Ministry (9 Jan)',
  'office, fjord, AVATAR, Та, Tā, №, …, “quoted”, 188–241',
];

describe('widths', () => {
  for (const weight of [400, 600, 700] as const) {
    test(`equal the font's advances at ${String(weight)}`, () => {
      const font = open(FILES[weight]);
      for (const text of TEXTS) {
        const advances = [...text].map((letter) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth);
        expect(textWidthPx(text, 1000, weight)).toBe(advances.reduce((sum, advance) => sum + advance, 0));
      }
    });

    test(`equal the shaped width without kerning at ${String(weight)}: a ligature changes at most 2 thousandths`, () => {
      const font = open(FILES[weight]);
      for (const text of TEXTS) {
        const run = font.layout(text, { kern: false });
        expect(Math.abs(textWidthPx(text, 1000, weight) - run.advanceWidth)).toBeLessThanOrEqual(2);
      }
    });
  }

  test('every figure is as wide as the others', () => {
    const widths = Array.from('0123456789', (figure) => textWidthPx(figure, 13, 600));
    expect(new Set(widths).size).toBe(1);
  });

  test('letter spacing stands between letters', () => {
    expect(textWidthPx('ABC', 10, 400, 2) - textWidthPx('ABC', 10, 400)).toBeCloseTo(4);
    expect(textWidthPx('', 10, 400, 2)).toBe(0);
  });
});

describe('texts as they are set', () => {
  test('lose controls and directional overrides, keep letters', () => {
    expect(displayText('a\u0000b\u202ecd\u2066e\nf\ud800')).toBe('abcde f\ufffd');
    expect(displayText('И\u0306')).toBe('Й');
  });

  test('are known to be in the font or not', () => {
    expect(isSettable('Қаңтар 2022 — Алматы')).toBe(true);
    expect(isSettable('阿拉木图')).toBe(false);
  });
});

describe('wrapping', () => {
  const text = 'Шетелдік ақпарат көздері бойынша қаза тапқандар саны 225 адам деп хабарланды';

  test('keeps every word and no line is too wide', () => {
    const lines = wrapText(text, 160, 13, 400);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(textWidthPx(line, 13, 400)).toBeLessThanOrEqual(160);
    expect(lines.length).toBeGreaterThan(2);
  });

  test('cuts a word that is wider than the line', () => {
    const lines = wrapText('a ' + 'x'.repeat(60), 100, 13, 400);
    expect(lines.join('')).toBe('a' + 'x'.repeat(60));
    for (const line of lines) expect(textWidthPx(line, 13, 400)).toBeLessThanOrEqual(100);
  });

  test('never breaks at a no-break space or an en dash', () => {
    const widthPx = textWidthPx('2–11\u00a0January', 13, 400) + 1;
    expect(wrapText('aaaa 2–11\u00a0January', widthPx, 13, 400)).toEqual(['aaaa', '2–11\u00a0January']);
  });

  test('keeps paragraphs', () => {
    expect(wrapText('one\ntwo', 500, 13, 400)).toEqual(['one', 'two']);
  });

  test('an ellipsis says what was cut', () => {
    expect(ellipsize('Almaty', 500, 13, 400)).toBe('Almaty');
    const short = ellipsize('Interior Ministry of the Republic', 100, 13, 400);
    expect(short).toMatch(/^Interior.*…$/u);
    expect(textWidthPx(short, 13, 400)).toBeLessThanOrEqual(100);
  });
});
