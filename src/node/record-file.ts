import { closeSync, openSync, mkdtempSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrowingColumn } from '../core/growing-column.ts';
import type { IncidentRecord } from '../core/incident.ts';
import type { RecordStore } from '../core/records.ts';
import { RecordPacker } from '../formats/packed-record.ts';

/** So many bytes of records are held; what is more goes to a file for temporary ones, a piece of this size at a time. */
const HELD_BYTES = 1 << 25;

/** Records that were read last, and are the same when they are asked for again: who draws remembers what it made of them. */
const MOST_READ = 4096;

/**
 * Keeps the words of any number of rows: few in memory, many in a file of its own that is gone when the process ends.
 * @throws what the file system says where there is no room
 */
export function recordsInFile(heldBytes = HELD_BYTES): RecordStore {
  const packer = new RecordPacker();
  const starts = new GrowingColumn(Float64Array);
  const lately = new Map<number, IncidentRecord>();
  let held = Buffer.allocUnsafe(1 << 16);
  let heldLength = 0;
  let written = 0;
  let file: number | undefined;
  const spill = (): void => {
    file ??= temporaryFile();
    for (let at = 0; at < heldLength;) at += writeSync(file, held, at, heldLength - at, written + at);
    written += heldLength;
    heldLength = 0;
  };
  const read = (start: number, end: number): string => {
    if (start >= written) return held.toString('utf8', start - written, end - written);
    const bytes = Buffer.allocUnsafe(end - start);
    for (let at = 0; at < bytes.length;) {
      const got = readSync(file as number, bytes, at, bytes.length - at, start + at);
      if (got === 0) throw new Error('the file of records was cut off');
      at += got;
    }
    return bytes.toString('utf8');
  };
  return {
    add: (record) => {
      const text = packer.pack(record);
      const length = Buffer.byteLength(text);
      if (heldLength > 0 && heldLength + length > heldBytes) spill();
      if (heldLength + length > held.length) {
        const larger = Buffer.allocUnsafe(Math.max(heldLength + length, held.length * 2));
        held.copy(larger, 0, 0, heldLength);
        held = larger;
      }
      held.write(text, heldLength);
      starts.push(written + heldLength);
      heldLength += length;
    },
    at: (row) => {
      if (!(row >= 0 && row < starts.length)) throw new Error(`no row ${String(row)}`);
      const known = lately.get(row);
      if (known !== undefined) return known;
      const end = row + 1 < starts.length ? starts.at(row + 1) : written + heldLength;
      const record = packer.unpack(read(starts.at(row), end));
      if (lately.size >= MOST_READ) lately.clear();
      lately.set(row, record);
      return record;
    },
  };
}

/** A file that no other process sees where the system can have one without a name; elsewhere it goes when this process ends. */
function temporaryFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'qantar-'));
  const file = openSync(join(folder, 'records'), 'w+');
  try {
    rmSync(folder, { recursive: true });
  } catch {
    process.once('exit', () => {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    });
  }
  return file;
}
