import { readSheet } from 'read-excel-file/universal';
import type { Row } from './delimited.ts';
import { inPieces } from './geojson.ts';
import { Refusal } from './refusal.ts';
import { cellText, type Table } from './table.ts';
import { said } from '../core/said.ts';

const MOST_UNPACKED_BYTES = 512 * 1024 ** 2;

/** The first sheet of an XLSX workbook. Dates count from 1900 or 1904, as the workbook says. @throws Refusal */
export async function xlsxTable(bytes: Uint8Array<ArrayBuffer>): Promise<Table> {
  const names = zipEntries(bytes);
  if (!names.some((name) => name.startsWith('xl/')))
    throw new Refusal('archive-unknown', 'is a ZIP archive and no workbook', 'unpack it and give the table in it');
  let data: readonly (readonly unknown[])[];
  try {
    data = await readSheet(bytes.buffer, { trim: false });
  } catch {
    throw new Refusal('xlsx-unreadable', 'is a damaged or protected workbook', 'save it again as XLSX or CSV');
  }
  const rows = data.map((cells, index): Row => ({ cells: cells.map(cellText), line: index + 1 }));
  return { names: null, rows: inPieces(rows.filter(({ cells }) => cells.some((cell) => cell !== ''))) };
}

/** Names of a ZIP's entries, from its directory at the end. @throws Refusal for archives that unfold without measure */
function zipEntries(bytes: Uint8Array<ArrayBuffer>): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) throw new Refusal('archive-damaged', 'is a damaged or cut off ZIP archive', 'save it again');
  const names: string[] = [];
  let unpacked = 0;
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  for (let entry = 0; entry < count && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50; entry++) {
    unpacked += view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > MOST_UNPACKED_BYTES || unpacked > 1000 * bytes.length)
    throw new Refusal(
      'archive-bomb',
      said('unpacks to {mb} MB', { mb: Math.round(unpacked / 1024 ** 2) }),
      'give the table as CSV',
    );
  return names;
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}
