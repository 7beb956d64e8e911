import type { FontWeight } from './mark.ts';
import { ADVANCES, BLOCKS, type Face } from './metrics-data.ts';

/*
 * Widths come from the shipped font's own tables, so that layout is the same in page and command line and needs neither a
 * DOM nor the font. They are sums of advances: every painter switches kerning off, and Noto Sans's ligatures (ff, fi, ffi)
 * are as wide as their letters to 2 thousandths of the type size. Its default figures are tabular. `metrics.build.mjs` writes the tables.
 */

/** Thousandths of the type size for letters the tables lack: alphabets, and scripts that are set on a square. */
const UNKNOWN = { alphabetic: 600, square: 1000 } as const;

const tables = new Map<Face, Map<number, number>>();

function tableOf(face: Face): Map<number, number> {
  const known = tables.get(face);
  if (known) return known;
  const table = new Map<number, number>(ADVANCES[face].wide);
  BLOCKS.forEach(([from, to], index) => {
    const text = ADVANCES[face].blocks[index] ?? '';
    for (let code = from; code <= to; code += 1) {
      const advance = Number.parseInt(text.slice((code - from) * 2, (code - from) * 2 + 2), 36);
      if (!Number.isNaN(advance)) table.set(code, advance);
    }
  });
  tables.set(face, table);
  return table;
}

/**
 * The text as painters set it: one line, NFC, without control characters (XML forbids most) and without the directional
 * ones, by which a stranger's text could turn what stands beside it. Each text is a paragraph of its own in every format.
 */
export function displayText(text: string): string {
  if (isPlain(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\t\n\r\u0085\u2028\u2029]+/gu, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/gu,
      '',
    );
}

/** Nothing in it that `displayText` could change: Latin, Greek and Cyrillic letters, the usual punctuation. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isKnown =
      (code >= 0x20 && code < 0x7f) ||
      (code >= 0xa0 && code < 0x250 && code !== 0xad) ||
      (code >= 0x370 && code < 0x483) ||
      (code >= 0x48a && code < 0x530) ||
      (code >= 0x2010 && code < 0x2028);
    if (!isKnown) return false;
  }
  return true;
}

const advanceOf = (table: Map<number, number>, code: number): number =>
  table.get(code) ?? (code < 0x1100 ? UNKNOWN.alphabetic : UNKNOWN.square);

/** True if the shipped font is known to have a letter for every character; else a viewer's own font steps in, or a box. */
export function isSettable(text: string): boolean {
  const table = tableOf(400);
  return [...displayText(text)].every((letter) => table.has(letter.codePointAt(0) ?? 0));
}

/**
 * Width in px of one line. `letterSpacingPx` stands between letters and not after the last one (browsers add it there too).
 */
export function textWidthPx(text: string, sizePx: number, weight: FontWeight, letterSpacingPx = 0, italic = false): number {
  const table = tableOf(italic ? 'italic' : weight);
  let thousandths = 0;
  let letters = 0;
  const shown = displayText(text);
  // By index: a string's iterator makes a string of each letter, thousands at each repaint.
  for (let index = 0; index < shown.length; letters += 1) {
    const code = shown.codePointAt(index) as number;
    thousandths += advanceOf(table, code);
    index += code > 0xffff ? 2 : 1;
  }
  return (thousandths * sizePx) / 1000 + Math.max(0, letters - 1) * letterSpacingPx;
}

/** Height of capitals and of x, and the line's extent around the baseline, as fractions of the type size. */
export const FONT = { capHeight: 0.714, xHeight: 0.54, ascent: 1.069, descent: 0.293 } as const;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** As many graphemes of `text` as fit in `widthPx`, at least one: `[head, rest]`. */
function splitToFit(text: string, widthPx: number, sizePx: number, weight: FontWeight): [string, string] {
  let head = '';
  for (const { segment } of graphemes.segment(text)) {
    if (head !== '' && textWidthPx(head + segment, sizePx, weight) > widthPx) break;
    head += segment;
  }
  return [head, text.slice(head.length)];
}

/** A line may break after these inside a word; not after an en dash, which joins "2–11". */
const BREAKS_AFTER = new Set(['-', '\u2010', '\u2014', '/']);

const IDEOGRAPH = /[\u3000-\u9fff\uac00-\ud7af]/u;

/** What may not be broken: words with the mark that follows them, single ideographs, and spaces (no-break ones are letters). */
function pieces(text: string): string[] {
  const found: string[] = [];
  let word = '';
  const flush = (): void => {
    if (word !== '') found.push(word);
    word = '';
  };
  for (const letter of text) {
    if (letter === ' ' || IDEOGRAPH.test(letter)) {
      flush();
      found.push(letter);
      continue;
    }
    word += letter;
    if (BREAKS_AFTER.has(letter)) flush();
  }
  flush();
  return found;
}

/** Lines of texts wrapped before: a page is laid out in several ways, and the best is kept. Emptied when it holds this many. */
const KEPT_WRAPS = 6000;
const wraps = new Map<string, readonly string[]>();

/** The text in lines no wider than `widthPx` (a single letter may be). Newlines in it are kept; words too long are cut. */
export function wrapText(text: string, widthPx: number, sizePx: number, weight: FontWeight): readonly string[] {
  const key = `${String(widthPx)} ${String(sizePx)} ${String(weight)} ${text}`;
  const known = wraps.get(key);
  if (known) return known;
  const lines = text.split('\n').flatMap((paragraph) => wrapParagraph(displayText(paragraph), widthPx, sizePx, weight));
  if (wraps.size >= KEPT_WRAPS) wraps.clear();
  wraps.set(key, lines);
  return lines;
}

function wrapParagraph(text: string, widthPx: number, sizePx: number, weight: FontWeight): string[] {
  const lines: string[] = [];
  let line = '';
  let linePx = 0;
  const spacePx = textWidthPx(' ', sizePx, weight);
  const push = (): void => {
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    line = '';
    linePx = 0;
  };
  for (const piece of pieces(text)) {
    if (piece === ' ') {
      if (line === '' || line.endsWith(' ')) continue;
      line += ' ';
      linePx += spacePx;
      continue;
    }
    let rest = piece;
    let restPx = textWidthPx(rest, sizePx, weight);
    if (linePx + restPx > widthPx) push();
    while (restPx > widthPx) {
      const [head, tail] = splitToFit(rest, widthPx, sizePx, weight);
      if (tail === '') break;
      lines.push(head);
      rest = tail;
      restPx = textWidthPx(rest, sizePx, weight);
    }
    line += rest;
    linePx += restPx;
  }
  push();
  return lines;
}

/** The text, or as much of it as fits in `widthPx` with an ellipsis that says it was cut. */
export function ellipsize(text: string, widthPx: number, sizePx: number, weight: FontWeight): string {
  const clean = displayText(text);
  if (textWidthPx(clean, sizePx, weight) <= widthPx) return clean;
  const [head] = splitToFit(clean, widthPx - textWidthPx('…', sizePx, weight), sizePx, weight);
  return `${head.trimEnd()}…`;
}
