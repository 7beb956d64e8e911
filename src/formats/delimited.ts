/** One record of a delimited text. */
export interface Row {
  readonly cells: readonly string[];
  /** 1-based line on which the record begins, as a text editor counts. */
  readonly line: number;
}

/** Reads records from a text that comes in pieces. */
export interface DelimitedReader {
  /** The records that are complete so far. */
  push: (piece: string) => Row[];
  /** The last record, if the text does not end with a line break. */
  end: () => Row[];
  /** From now on the cells of all other columns are left empty: of many columns, most are not looked at. */
  readonly only: (columns: ReadonlySet<number>) => void;
  /** Line of a quote that nothing closes; reading has stopped there. */
  readonly unclosedQuoteLine: () => number | undefined;
  /** Whether that quote may be closed further down than a record may be long. */
  readonly isQuoteOverlong: () => boolean;
  /** Line that is too long to be a record; reading has stopped there. */
  readonly overlongLine: () => number | undefined;
}

/** A record longer than this is an unclosed quote that swallows the file. */
const MOST_RECORD_CHARACTERS = 4_000_000;

const QUOTE = '"';

/** The line break that a sample of a text shows: CR alone only where there is no LF. */
export const newlineOf = (sample: string): '\n' | '\r' => (!sample.includes('\n') && sample.includes('\r') ? '\r' : '\n');

/**
 * Reads RFC 4180 with any one-character delimiter; LF may have a CR before it; lines without a cell that holds something
 * are left out.
 * Our own rather than papaparse's: that gives no line numbers when a field has line breaks, wants one kind of line break in
 * a file, and reads a quoted field that spans pieces again from its start.
 */
export function delimitedReader(delimiter: string, newline: '\n' | '\r' = '\n'): DelimitedReader {
  let rest = '';
  let line = 1;
  let unclosed: number | undefined;
  let overlong: number | undefined;
  let isOverlong = false;
  /** A long record that is not whole yet is read again only when there is twice as much of it. */
  let enoughCharacters = 0;
  let isWanted: readonly boolean[] | undefined;

  const read = (piece: string, isLast: boolean): Row[] => {
    const rows: Row[] = [];
    if (unclosed !== undefined || overlong !== undefined) return rows;
    const text = rest + piece;
    if (!isLast && text.length < enoughCharacters) {
      rest = text;
      return rows;
    }
    enoughCharacters = 0;
    let position = 0;
    let quoteAt = text.indexOf(QUOTE);
    while (position < text.length) {
      if (quoteAt >= 0 && quoteAt < position) quoteAt = text.indexOf(QUOTE, position);
      const lineEnd = text.indexOf(newline, position);
      if (quoteAt < 0 || (lineEnd >= 0 && quoteAt > lineEnd)) {
        // Most lines hold no quote.
        if (lineEnd < 0 && !isLast) {
          if (text.length - position > MOST_RECORD_CHARACTERS) overlong = line;
          break;
        }
        const end = lineEnd < 0 ? text.length : lineEnd;
        const bare = text.slice(position, end > position && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
        if (!isBlank(bare, delimiter))
          rows.push({ cells: isWanted === undefined ? bare.split(delimiter) : wantedCells(bare, delimiter, isWanted), line });
        line += 1;
        position = end + 1;
        continue;
      }
      const record = quotedRecord(text, position, delimiter, newline, isLast, isWanted);
      if ('openedAt' in record) {
        if (isLast || text.length - position > MOST_RECORD_CHARACTERS) {
          isOverlong = !isLast;
          const { openedAt } = record;
          // A long line of short quoted fields may end just within one of them.
          if (openedAt === undefined || (isOverlong && openedAt - position > text.length - openedAt)) overlong = line;
          else unclosed = line + linesIn(text.slice(position, openedAt), newline);
          rest = '';
          return rows;
        }
        enoughCharacters = Math.min(2 * (text.length - position), MOST_RECORD_CHARACTERS);
        break;
      }
      rows.push({ cells: record.cells, line });
      line += record.lines;
      position = record.end;
    }
    rest = overlong === undefined ? text.slice(position) : '';
    return rows;
  };

  return {
    push: (piece) => read(piece, false),
    end: () => read('', true),
    only: (columns) => {
      isWanted = Array.from({ length: Math.max(-1, ...columns) + 1 }, (_, index) => columns.has(index));
    },
    unclosedQuoteLine: () => unclosed,
    isQuoteOverlong: () => isOverlong,
    overlongLine: () => overlong,
  };
}

/** All records of a whole text. */
export function delimitedRows(text: string, delimiter: string): { rows: Row[]; unclosedQuoteLine: number | undefined } {
  const reader = delimitedReader(delimiter, newlineOf(text));
  const rows = reader.push(text);
  for (const row of reader.end()) rows.push(row);
  return { rows, unclosedQuoteLine: reader.unclosedQuoteLine() };
}

/** Whether a line has nothing but delimiters and white space, as spreadsheets leave them below a table. */
function isBlank(text: string, delimiter: string): boolean {
  for (const letter of text) if (letter !== delimiter && letter !== ' ' && letter !== '\t') return false;
  return true;
}

/** The cells of a record without quotes. */
function wantedCells(text: string, delimiter: string, isWanted: readonly boolean[]): string[] {
  const cells: string[] = [];
  let position = 0;
  for (let end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, position)) {
    cells.push(isWanted[cells.length] === true ? text.slice(position, end) : '');
    position = end + 1;
  }
  cells.push(isWanted[cells.length] === true ? text.slice(position) : '');
  return cells;
}

interface QuotedRecord {
  readonly cells: string[];
  readonly lines: number;
  readonly end: number;
}

/** A record whose end is not there yet, and where in it a quote was opened that nothing closes so far. */
interface Incomplete {
  readonly openedAt: number | undefined;
}

/** A record with a quote somewhere in it. A quote within a bare field is a letter like any other. */
function quotedRecord(
  text: string,
  start: number,
  delimiter: string,
  newline: string,
  isLast: boolean,
  isWanted: readonly boolean[] | undefined,
): QuotedRecord | Incomplete {
  const cells: string[] = [];
  let lines = 1;
  let position = start;
  let lineEnd = text.indexOf(newline, start);
  for (;;) {
    let cell = '';
    const isKept = isWanted === undefined || isWanted[cells.length] === true;
    if (text[position] === QUOTE) {
      const closing = closingQuote(text, position);
      // A quote that ends the piece may be the first of two.
      if (closing < 0 || (closing === text.length - 1 && !isLast)) return { openedAt: position };
      // The end of the line is known: where the field ends before it, it has no break in it.
      if (lineEnd < 0 || closing > lineEnd) lines += linesIn(text.slice(position + 1, closing), newline);
      if (isKept) {
        const inside = text.slice(position + 1, closing);
        cell = inside.includes(QUOTE) ? inside.replaceAll('""', QUOTE) : inside;
      }
      position = closing + 1;
      if (lineEnd >= 0 && lineEnd < position) lineEnd = text.indexOf(newline, position);
    }
    const bareEnd = endOfBare(text, position, delimiter, lineEnd);
    if (bareEnd < 0 && !isLast) return { openedAt: undefined };
    const end = bareEnd < 0 ? text.length : bareEnd;
    const isEnd = end === text.length || text[end] === newline;
    if (isKept) {
      const bare = text.slice(position, isEnd && end > position && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
      cells.push(cell === '' ? bare : cell + bare);
    } else cells.push('');
    if (isEnd) return { cells, lines, end: Math.min(end + 1, text.length) };
    position = end + 1;
  }
}

/** Position of the quote that closes the field opened at `opening`, or -1. */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf(QUOTE, opening + 1);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at;
}

function endOfBare(text: string, position: number, delimiter: string, lineEnd: number): number {
  const cellEnd = text.indexOf(delimiter, position);
  return lineEnd < 0 || cellEnd < 0 ? Math.max(lineEnd, cellEnd) : Math.min(lineEnd, cellEnd);
}

function linesIn(text: string, newline: string): number {
  let count = 0;
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) count += 1;
  return count;
}
