import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

const ROOT = join(import.meta.dirname, '../fixtures');

/** The input of every fixture folder that has one as a file. */
export const FIXTURES: readonly { readonly name: string; readonly bytes: Buffer }[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const file = readdirSync(join(ROOT, name)).find((each) => each.startsWith('input.'));
    return file === undefined ? [] : [{ name, bytes: readFileSync(join(ROOT, name, file)) }];
  });

/** Something that happens to a file on its way: `seed` says where and what. */
type Mutation = (bytes: Buffer, seed: readonly [number, number, number], other: Buffer) => Buffer;

const at = (bytes: Buffer, share: number): number => Math.floor((share / 0xffff) * bytes.length);

/** What disks, networks, editors and people do to files. Each of these is done to each fixture. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'bits flipped': (bytes, seed) => {
    const turned = Buffer.from(bytes);
    for (const share of seed) {
      const place = at(bytes, share);
      if (place < turned.length) turned[place] = (turned[place] ?? 0) ^ (1 << (share % 8));
    }
    return turned;
  },
  'cut off': (bytes, [share]) => bytes.subarray(0, at(bytes, share)),
  'without its beginning': (bytes, [share]) => bytes.subarray(at(bytes, share)),
  'a part left out': (bytes, [one, other]) => {
    const [from, to] = [at(bytes, Math.min(one, other)), at(bytes, Math.max(one, other))];
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'a part of another': (bytes, [one, other, third], file) =>
    Buffer.concat([
      bytes.subarray(0, at(bytes, one)),
      file.subarray(at(file, other), at(file, third)),
      bytes.subarray(at(bytes, one)),
    ]),
  'a part repeated': (bytes, [one, other, third]) => {
    const [from, to] = [at(bytes, Math.min(one, other)), at(bytes, Math.max(one, other))];
    const part = bytes.subarray(from, to).subarray(0, 5000);
    return Buffer.concat([bytes.subarray(0, to), ...Array<Buffer>(third % 50).fill(part), bytes.subarray(to)]);
  },
  'zeros in it': (bytes, [one, length]) => {
    const turned = Buffer.from(bytes);
    return turned.fill(0, at(bytes, one), Math.min(bytes.length, at(bytes, one) + (length % 40)));
  },
  'numbers in it changed': (bytes, [share, value]) => {
    // Lengths, offsets and counts of binary files are where harm is done.
    const turned = Buffer.from(bytes);
    const place = at(bytes, share);
    if (place + 4 <= turned.length) turned.writeUInt32LE((value % 3 === 0 ? 0xff_ff_ff_ff : value * 65_537) >>> 0, place);
    return turned;
  },
  packed: (bytes) => gzipSync(bytes, { level: 1 }),
  'packed twice': (bytes) => gzipSync(gzipSync(bytes, { level: 1 }), { level: 1 }),
  'packed and cut off': (bytes, [share]) => {
    const packed = gzipSync(bytes, { level: 1 });
    return packed.subarray(0, at(packed, share));
  },
  'as UTF-16': (bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le'),
};

const share = fc.integer({ min: 0, max: 0xff_ff });

export const seeds = fc.tuple(share, share, share);

/** A text in an encoding of one byte a letter; undefined where a letter has none, or no word tells the encoding. */
function inOneByte(text: string, encoding: 'windows-1251' | 'koi8-u'): Buffer | undefined {
  if ((text.match(/[а-яё]/giu)?.length ?? 0) < 12) return undefined;
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  const bytes = Array.from(text, (letter) => byteOf.get(letter));
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[]);
}

const lines = (text: string, newline: string): Buffer | undefined =>
  // A line break within quotes is a part of the cell, and stays as it is written.
  text.includes('\r') || text.includes('"') ? undefined : Buffer.from(text.replaceAll('\n', newline));

/** Ways to write a text that change nothing of what it says; undefined where a text can't be written so. */
export const WRITTEN: Readonly<Record<string, (text: string) => Buffer | undefined>> = {
  'with a mark of byte order': (text) => Buffer.from(`\ufeff${text}`),
  'in UTF-16, little end first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'in UTF-16, big end first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'in windows-1251': (text) => inOneByte(text, 'windows-1251'),
  'in KOI8-U': (text) => inOneByte(text, 'koi8-u'),
  'with CRLF': (text) => lines(text, '\r\n'),
  'with CR alone': (text) => (/^\s*[{[]/.test(text) ? undefined : lines(text, '\r')),
  packed: (text) => gzipSync(text),
};
