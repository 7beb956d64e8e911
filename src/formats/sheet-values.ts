import { owned } from '../core/owned-text.ts';
import { said } from '../core/said.ts';
import { Refusal } from './refusal.ts';
import { cellText } from './table.ts';
import { attribute, elements, textOf, wholeElements, xmlText } from './xml.ts';

/** The text that a cell shows, by its `t` and `s` attributes and what stands in it. */
export type ValueOf = (type: string, style: string, inside: string) => string;

/** A spreadsheet allows 32 767; a string that many cells share is read once for each. */
const MOST_CELL_CHARACTERS = 100_000;
const MOST_STRINGS_CHARACTERS = 100_000_000;

export interface WorkbookParts {
  /** Texts that cells have by number. */
  readonly strings: AsyncIterable<Uint8Array> | undefined;
  readonly styles: string;
  readonly isFrom1904: boolean;
}

/** Reads what the cells of a workbook have in common. @throws Refusal for strings without measure */
export async function cellValues({ strings, styles, isFrom1904 }: WorkbookParts): Promise<ValueOf> {
  const shared = strings === undefined ? [] : await sharedStrings(strings);
  const areDates = datesIn(styles);
  return (type, style, inside) => {
    if (type === 'inlineStr') return stringOf(inside);
    const value = textOf(elements(inside, 'v')[0]?.inside ?? '');
    switch (type) {
      case 's':
        return shared[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'true' : value === '' ? '' : 'false';
      case 'str':
        return checked(unescaped(value));
      // The error that a formula ended in: a date or a place so written is told, and not taken for nothing.
      case 'e':
        return value;
      case 'd':
        return cellText(new Date(value)) || value;
      default:
        return numberText(value, areDates[Number(style)] === true, isFrom1904);
    }
  };
}

async function sharedStrings(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  for await (const piece of wholeElements(xmlText(bytes), 'si', 4_000_000, tooMuch))
    for (const { inside } of elements(piece, 'si')) {
      const text = owned(stringOf(inside));
      characters += text.length + 1;
      if (characters > MOST_STRINGS_CHARACTERS) tooMuch();
      strings.push(text);
    }
  return strings;
}

function tooMuch(): never {
  throw new Refusal('file-too-large', 'is a workbook of too much text', 'give it as CSV');
}

/** A string's runs put together, without the reading aids of East Asian scripts. */
function stringOf(xml: string): string {
  const runs = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh\s*>/gs, '') : xml;
  return checked(unescaped(elements(runs, 't').map(({ inside }) => textOf(inside)).join(''))); // prettier-ignore
}

function checked(text: string): string {
  if (text.length > MOST_CELL_CHARACTERS)
    throw new Refusal(
      'cell-too-long',
      said('has a cell of more than {most} characters', { most: MOST_CELL_CHARACTERS }),
      'is it a table?',
    );
  return text;
}

/** Characters that XML forbids are written `_x0007_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Which of the cell styles, by number, show a number as a date. */
function datesIn(styles: string): readonly boolean[] {
  const custom = new Map(
    elements(styles, 'numFmt').map(({ head }) => [attribute(head, 'numFmtId'), isDateFormat(attribute(head, 'formatCode'))]),
  );
  const cellStyles = elements(styles, 'cellXfs')[0]?.inside ?? '';
  return elements(cellStyles, 'xf').map(({ head }) => {
    const id = attribute(head, 'numFmtId');
    return custom.get(id) ?? BUILT_IN_DATES.test(id);
  });
}

/** 14–22 everywhere, 27–36 and 50–58 in East Asian versions, 45–47 for elapsed time. */
const BUILT_IN_DATES = /^(?:1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8])$/;

/** Whether a format has days, months, years or hours outside its quotes, brackets and escapes. */
const isDateFormat = (code: string): boolean =>
  /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General|E[+-]/gi, ''));

const DAY_MILLISECONDS = 86_400_000;
/** 1 January 1970, in days from 1900 as spreadsheets count them. */
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1904 = 1462;

function numberText(value: string, isDate: boolean, isFrom1904: boolean): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (!isDate) return cellText(number);
  const serial = number + (isFrom1904 ? DAYS_TO_1904 : 0);
  // Spreadsheets have a 29 February 1900, so that days before it are off by one.
  const days = serial - DAYS_TO_1970 + (serial < 60 ? 1 : 0);
  const date = new Date(Math.round((days * DAY_MILLISECONDS) / 1000) * 1000);
  if (Number.isNaN(date.getTime())) return value;
  // Less than a day is a time, and of no date.
  return serial < 1 ? date.toISOString().slice(11, 19) : cellText(date);
}
