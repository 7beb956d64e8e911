import { delimitedReader, delimitedRows, newlineOf, type Row } from './delimited.ts';
import { Refusal } from './refusal.ts';
import type { Table } from './table.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** What Excel writes to itself above a table. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?(?:\r?\n|\r)/i;

/**
 * The delimiter of a text: the one that cuts its first records into the most and into equally many cells. Excel's
 * `sep=;` line decides, where there is one.
 */
export function delimiterOf(sample: string): Delimiter {
  const said = SEPARATOR_LINE.exec(sample)?.[1];
  if (said !== undefined) return said as Delimiter;
  const cut = sample.slice(0, 20_000);
  const end = cut.length < 20_000 ? cut.length : Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r'));
  const whole = end > 0 ? cut.slice(0, end) : cut;
  const options: readonly Delimiter[] = [',', ';', '\t', '|'];
  const scores = options.map((delimiter) => {
    const all = delimitedRows(whole, delimiter)
      .rows.slice(0, 20)
      .map(({ cells }) => cells.length);
    // A title above the table is no reason to think that it has one column.
    const widths = all.slice(
      Math.max(
        0,
        all.findIndex((width) => width > 1),
      ),
    );
    const [first = 1] = widths;
    const even = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    return { delimiter, score: first < 2 ? 0 : first * even * even };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** A table in a delimited text. @throws Refusal while it is read, for a quote that nothing closes */
export function textTable(sample: string, pieces: AsyncIterable<string>, delimiter: Delimiter): Table {
  const reader = delimitedReader(delimiter, newlineOf(sample));
  const checkQuotes = (): void => {
    const overlong = reader.overlongLine();
    if (overlong !== undefined)
      throw new Refusal('line-too-long', 'has a line of millions of characters', 'is it a table?', { line: overlong });
    const line = reader.unclosedQuoteLine();
    if (line !== undefined)
      throw new Refusal(
        'quote-unclosed',
        reader.isQuoteOverlong()
          ? 'opens a quote that nothing closes for millions of characters'
          : 'opens a quote that nothing closes',
        'close it, or double a quote within a text',
        { line },
      );
  };
  const hasSeparatorLine = SEPARATOR_LINE.test(sample);
  async function* rows(): AsyncGenerator<readonly Row[]> {
    for await (const piece of pieces) {
      const read = reader.push(piece);
      checkQuotes();
      if (read.length > 0) yield hasSeparatorLine ? read.filter(({ line }) => line > 1) : read;
    }
    const last = reader.end();
    checkQuotes();
    if (last.length > 0) yield last;
  }
  return { names: null, rows: rows(), only: reader.only };
}
