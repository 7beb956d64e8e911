import { isHeapOfMarks } from '../core/names.ts';

/**
 * Printable ASCII with no space around it: the usual cell, which is clean as it stands. A loop, since most cells are so short
 * that entering a regular expression costs more than the test.
 */
function isPlain(cell: string): boolean {
  const last = cell.length - 1;
  for (let at = 0; at <= last; at++) {
    const code = cell.charCodeAt(at);
    if (code > 0x7e || code < 0x20 || (code === 0x20 && (at === 0 || at === last))) return false;
  }
  return true;
}

/** Letters beyond ASCII, which alone need composing. */
const BEYOND_ASCII = /[^\0-\u007f]/;

/** A cell's text: composed (NFC), without spaces around it and without control characters other than line breaks. */
export function cleanText(cell: string): string {
  if (isPlain(cell)) return cell;
  const trimmed = cell.trim();
  const plain = CONTROLS.test(trimmed) ? trimmed.replace(ALL_CONTROLS, '') : trimmed;
  return BEYOND_ASCII.test(plain) && !isHeapOfMarks(plain) ? plain.normalize('NFC') : plain;
}

const CONTROLS = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/;
const ALL_CONTROLS = new RegExp(CONTROLS.source, 'g');

/** What spreadsheets, R and databases write for "no value". */
const NOTHING = new Set(['', 'na', 'n/a', 'null', 'none', '-', '–', '.', '#n/a']);

export function isNothing(cell: string): boolean {
  if (cell === '') return true;
  const first = cell.charCodeAt(0);
  // A digit or a longer word without space around it, as most cells are, is something.
  if (first >= 0x30 && first <= 0x39) return false;
  return NOTHING.has(cell.trim().toLowerCase());
}

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;
const GROUPED =
  /^[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?$|^[+-]?\d{1,3}(?:,\d{3}){1,}\.\d+$|^[+-]?\d{1,3}(?:,\d{3}){2,}$/;

/** A number with a decimal point or comma, its thousands apart or not; NaN for any other text. */
export function numberOf(cell: string): number {
  if (isDecimal(cell)) return Number(cell);
  const text = withPlainDigits(cell.trim());
  if (NUMBER.test(text)) return Number(text.replace(',', '.'));
  if (!GROUPED.test(text)) return Number.NaN;
  const bare = text.replace(/[ \u00a0\u202f'’]/g, '');
  return Number(/,\d{3}[,.]/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.'));
}

/** Zeros of Arabic, of Persian and Urdu, and of wide East Asian digits: the other nine follow each. */
const ZEROS = [0x06_60, 0x06_f0, 0xff_10];

/** Digits, signs and marks of other scripts as ASCII has them; a dash before a digit is a minus. */
export function withPlainDigits(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (ZEROS.find((zero) => code >= zero && code <= zero + 9) ?? code));
    })
    .replace(/^[\u2010-\u2013\u2212\ufe63\uff0d](?=[\d.,])/, '-')
    .replace(/[\u066b\uff0e]/g, '.')
    .replace(/\u066c/g, ',');
}

/** Digits with at most one point between them and a minus before: how nearly all numbers are written. */
function isDecimal(cell: string): boolean {
  let hasPoint = false;
  for (let at = cell.charCodeAt(0) === 0x2d ? 1 : 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code === 0x2e && !hasPoint && at > 0) hasPoint = true;
    else if (code < 0x30 || code > 0x39) return false;
  }
  const last = cell.charCodeAt(cell.length - 1);
  return last >= 0x30 && last <= 0x39;
}
