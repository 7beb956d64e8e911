import type { Dataset } from '../../core/dataset.ts';
import type { Language } from '../../core/languages.ts';
import { inOrderOf } from '../../core/row-order.ts';
import type { Naming } from '../../scene/spot-name.ts';
import { nameOfSpot } from './incident-words.ts';
import { typeName } from './signs.ts';

export type Column = 'date' | 'place' | 'type';

/** Rank of each text, equal texts equal, as the language sorts. */
function ranksOf(texts: readonly string[], lang: Language): Int32Array {
  const { compare } = new Intl.Collator(lang);
  const order = texts.map((_, index) => index).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  const ranks = new Int32Array(texts.length);
  let rank = 0;
  order.forEach((index, at) => {
    if (at > 0 && compare(texts[order[at - 1] as number] ?? '', texts[index] ?? '') !== 0) rank++;
    ranks[index] = rank;
  });
  return ranks;
}

/** Rows as a column sorts them, and within the same place or type as they came. Places and types are compared once, not a row each. */
export function rowsBy(dataset: Dataset, rows: readonly number[], column: Column, naming: Naming): ArrayLike<number> {
  if (column === 'date') return rows;
  const { incidents, spots, slots, taxonomy } = dataset;
  const { lang } = naming;
  const [codes, texts] =
    column === 'type'
      ? [incidents.slot, slots.map(({ type, id }) => typeName(taxonomy, taxonomy.types[type]?.id ?? '', id, lang))]
      : [incidents.spot, spots.map((spot) => nameOfSpot(dataset, spot, naming))];
  const ranks = ranksOf(texts, lang);
  return inOrderOf(rows, (row) => ranks[codes[row] as number] as number, 0, texts.length);
}

/** Rows of a long table that are made, and the room of those that are not, pixels. */
export interface TableWindow {
  readonly first: number;
  readonly end: number;
  readonly abovePx: number;
  readonly belowPx: number;
}

/** Browsers draw nothing below some 16 million pixels: a longer table scrolls faster than it is long. */
const MOST_PX = 8_000_000;

/** Rows made above and below those in sight, so that a scroll shows none missing. */
const SPARE = 8;

/**
 * What of a table of `count` rows of one height is in sight.
 * @param scrollPx how far it is scrolled
 * @param heightPx what is in sight of its body
 */
export function tableWindow(count: number, rowPx: number, scrollPx: number, heightPx: number): TableWindow {
  const fit = Math.ceil(heightPx / rowPx) + 1;
  const wholePx = count * rowPx;
  const totalPx = Math.min(wholePx, MOST_PX);
  const share = Math.min(1, Math.max(0, scrollPx / Math.max(1, totalPx - heightPx)));
  const seen = wholePx === totalPx ? Math.floor(scrollPx / rowPx) : Math.round(share * Math.max(0, count - fit + 1));
  const first = Math.max(0, Math.min(count, seen) - SPARE);
  const end = Math.min(count, seen + fit + SPARE);
  const madePx = (end - first) * rowPx;
  // Where rows have fewer pixels than they would, those in sight stand where the table is scrolled to, and the last at its end.
  const at = Math.max(0, Math.min(scrollPx, totalPx - heightPx) - (seen - first) * rowPx);
  const abovePx = wholePx === totalPx ? first * rowPx : Math.min(at, totalPx - madePx);
  return { first, end, abovePx, belowPx: Math.max(0, totalPx - abovePx - madePx) };
}
