import { acled } from './acled.ts';
import { ccc } from './ccc.ts';
import { FORMAT_IDS, type FormatId } from './format-ids.ts';
import type { Format } from './format.ts';
import { gdelt } from './gdelt.ts';
import { gtd } from './gtd.ts';
import type { Header } from './header.ts';
import { plain } from './plain.ts';
import { qantar } from './qantar.ts';
import { ucdp } from './ucdp.ts';

const BY_ID: Readonly<Record<FormatId, Format>> = { qantar, acled, ucdp, gdelt, gtd, ccc, plain };

/** Every kind of table, the most particular first. */
export const FORMATS: readonly Format[] = FORMAT_IDS.map((id) => BY_ID[id]);

/** The first format that knows this header. */
export const formatOf = (header: Header): Format => FORMATS.find((format) => format.matches(header)) ?? plain;

/** The format of a table without a header row, with the names that its columns have. */
export function headerlessFormat(cells: readonly string[]): { format: Format; names: readonly string[] } | undefined {
  for (const format of FORMATS) {
    const names = format.headerless?.(cells);
    if (names !== undefined) return { format, names };
  }
  return undefined;
}
