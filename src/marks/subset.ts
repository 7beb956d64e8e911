import { components, type FontFile, glyphMetrics, glyphOf, glyphRange } from './truetype.ts';

/** The glyphs of these letters and the parts they are composed of, with `.notdef` first and no other order than theirs. */
function closure(font: FontFile, codes: readonly number[]): number[] {
  const glyphs = new Set([0]);
  const add = (glyph: number): void => {
    glyphs.add(glyph);
    for (const part of components(font, glyph)) add(part.glyph);
  };
  for (const code of codes) add(glyphOf(font, code));
  return [...glyphs];
}

const padded = (length: number): number => (length + 3) & ~3;

/** Segment map (format 4), one segment a letter: as small as any for letters that are strewn over Unicode. */
function cmapTable(letters: readonly (readonly [number, number])[]): Uint8Array {
  const segments = [...letters.filter(([code]) => code < 0xffff), [0xffff, 0] as const];
  const count = segments.length;
  const length = 16 + count * 8;
  const out = new DataView(new ArrayBuffer(12 + length));
  const power = Math.floor(Math.log2(count));
  [0, 1, 3, 1].forEach((value, index) => {
    out.setUint16(index * 2, value);
  });
  out.setUint32(8, 12);
  [4, length, 0, count * 2, 2 ** power * 2, power, (count - 2 ** power) * 2].forEach((value, index) => {
    out.setUint16(12 + index * 2, value);
  });
  segments.forEach(([code, glyph], index) => {
    out.setUint16(26 + index * 2, code);
    out.setUint16(28 + count * 2 + index * 2, code);
    out.setUint16(28 + count * 4 + index * 2, code === 0xffff ? 1 : (glyph - code) & 0xffff);
  });
  return new Uint8Array(out.buffer);
}

/** Names that a viewer shows; the licence asks that a cut font says whose it is. */
function nameTable(family: string): Uint8Array {
  const records: (readonly [number, string])[] = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family.replaceAll(' ', '')],
    [13, 'SIL Open Font License 1.1'],
  ];
  const text = records.map(([, value]) => value).join('');
  const out = new DataView(new ArrayBuffer(6 + records.length * 12 + text.length * 2));
  out.setUint16(2, records.length);
  out.setUint16(4, 6 + records.length * 12);
  let at = 0;
  records.forEach(([id, value], index) => {
    [3, 1, 0x409, id, value.length * 2, at * 2].forEach((field, slot) => {
      out.setUint16(6 + index * 12 + slot * 2, field);
    });
    at += value.length;
  });
  for (let index = 0; index < text.length; index += 1) {
    out.setUint16(6 + records.length * 12 + index * 2, text.charCodeAt(index));
  }
  return new Uint8Array(out.buffer);
}

function checksum(table: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < table.length; index += 4) {
    const word =
      ((table[index] ?? 0) << 24) | ((table[index + 1] ?? 0) << 16) | ((table[index + 2] ?? 0) << 8) | (table[index + 3] ?? 0);
    sum = (sum + (word >>> 0)) >>> 0;
  }
  return sum;
}

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const sorted = tables.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const start = 12 + sorted.length * 16;
  const file = new Uint8Array(start + sorted.reduce((sum, [, table]) => sum + padded(table.length), 0));
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x00010000);
  [sorted.length, 2 ** power * 16, power, (sorted.length - 2 ** power) * 16].forEach((value, index) => {
    view.setUint16(4 + index * 2, value);
  });
  let offset = start;
  let headAt = 0;
  sorted.forEach(([name, table], index) => {
    const entry = 12 + index * 16;
    for (let letter = 0; letter < 4; letter += 1) file[entry + letter] = name.charCodeAt(letter);
    view.setUint32(entry + 4, checksum(table));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    file.set(table, offset);
    if (name === 'head') headAt = offset;
    offset += padded(table.length);
  });
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

/**
 * A font file with these code points only: same bytes for the same letters in whatever order they come. Kerning, ligatures
 * and hints are left out: no painter uses them. Letters beyond the first plane are not kept (the shipped fonts' are not set).
 */
export function subsetFont(font: FontFile, codePoints: Iterable<number>, family: string): Uint8Array {
  const codes = [...new Set(codePoints)].filter((code) => glyphOf(font, code) !== 0).toSorted((a, b) => a - b);
  const glyphs = closure(font, codes);
  const numbers = new Map(glyphs.map((glyph, index) => [glyph, index]));
  const source = new Uint8Array(font.bytes.buffer, font.bytes.byteOffset, font.bytes.byteLength);

  const ranges = glyphs.map((glyph) => glyphRange(font, glyph));
  const glyf = new Uint8Array(ranges.reduce((sum, [, length]) => sum + padded(length), 0));
  const loca = new DataView(new ArrayBuffer((glyphs.length + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(glyphs.length * 4));
  let at = 0;
  glyphs.forEach((glyph, index) => {
    const [offset, length] = ranges[index] ?? [0, 0];
    glyf.set(source.subarray(offset, offset + length), at);
    for (const part of components(font, glyph)) {
      new DataView(glyf.buffer).setUint16(at + part.at - offset, numbers.get(part.glyph) ?? 0);
    }
    const { advance, bearing } = glyphMetrics(font, glyph);
    hmtx.setUint16(index * 4, advance);
    hmtx.setInt16(index * 4 + 2, bearing);
    at += padded(length);
    loca.setUint32((index + 1) * 4, at);
  });

  const copy = (name: string): Uint8Array => {
    const { offset, length } = font.tables.get(name) ?? { offset: 0, length: 0 };
    return source.slice(offset, offset + length);
  };
  const edited = (name: string, edit: (view: DataView) => void): Uint8Array => {
    const table = copy(name);
    edit(new DataView(table.buffer));
    return table;
  };
  const post = new DataView(new ArrayBuffer(32));
  post.setUint32(0, 0x00030000);
  return assemble([
    ['OS/2', copy('OS/2')],
    ['cmap', cmapTable(codes.map((code) => [code, numbers.get(glyphOf(font, code)) ?? 0]))],
    ['glyf', glyf],
    [
      'head',
      edited('head', (head) => {
        head.setUint32(8, 0);
        head.setInt16(50, 1);
      }),
    ],
    [
      'hhea',
      edited('hhea', (hhea) => {
        hhea.setUint16(34, glyphs.length);
      }),
    ],
    ['hmtx', new Uint8Array(hmtx.buffer)],
    ['loca', new Uint8Array(loca.buffer)],
    [
      'maxp',
      edited('maxp', (maxp) => {
        maxp.setUint16(4, glyphs.length);
      }),
    ],
    ['name', nameTable(family)],
    ['post', new Uint8Array(post.buffer)],
  ]);
}
