/**
 * Reads a TrueType file: enough of it to cut a font down to the letters of one picture and to draw letters as paths. Own
 * code because it must run in the page as on the command line, give the same bytes each time, and cost no start-up time.
 * Format: Apple TrueType Reference Manual and OpenType 1.9, tables head, hhea, hmtx, maxp, cmap, loca, glyf.
 */
export interface FontFile {
  readonly bytes: DataView;
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Offsets of the tables that give a code point its glyph. */
  readonly maps: readonly number[];
}

/** One point of an outline in font units, y up; off-curve points are controls of quadratic curves. */
export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

const tag = (bytes: DataView, offset: number): string =>
  String.fromCharCode(bytes.getUint8(offset), bytes.getUint8(offset + 1), bytes.getUint8(offset + 2), bytes.getUint8(offset + 3));

/** Throws on what is no TrueType file: the fonts are the program's own, so that is a bug and not an input error. */
export function readFont(data: Uint8Array): FontFile {
  const bytes = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.getUint32(0) !== 0x00010000) throw new Error('not a TrueType font');
  const tables = new Map<string, { offset: number; length: number }>();
  for (let index = 0; index < bytes.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    tables.set(tag(bytes, entry), { offset: bytes.getUint32(entry + 8), length: bytes.getUint32(entry + 12) });
  }
  const at = (name: string): number => {
    const table = tables.get(name);
    if (!table) throw new Error(`the font has no ${name} table`);
    return table.offset;
  };
  return {
    bytes,
    tables,
    unitsPerEm: bytes.getUint16(at('head') + 18),
    glyphCount: bytes.getUint16(at('maxp') + 4),
    maps: readableMaps(bytes, at('cmap')),
  };
}

/** Offsets of the Unicode maps that are read: format 4 has the letters of the first plane, format 12 those of all. */
function readableMaps(bytes: DataView, cmap: number): number[] {
  const count = bytes.getUint16(cmap + 2);
  const offsets = Array.from({ length: count }, (_, index) => cmap + bytes.getUint32(cmap + 4 + index * 8 + 4));
  return offsets.filter((offset) => [4, 12].includes(bytes.getUint16(offset)));
}

/** The first of `count` sorted entries whose last code, as `lastOf` reads it, is not below `code`. */
function entryOf(count: number, code: number, lastOf: (index: number) => number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lastOf(middle) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

function glyphInGroups(bytes: DataView, table: number, code: number): number {
  const count = bytes.getUint32(table + 12);
  const entry = table + 16 + 12 * entryOf(count, code, (index) => bytes.getUint32(table + 16 + 12 * index + 4));
  if (entry >= table + 16 + 12 * count || bytes.getUint32(entry) > code) return 0;
  return bytes.getUint32(entry + 8) + code - bytes.getUint32(entry);
}

function glyphInSegments(bytes: DataView, table: number, code: number): number {
  const twice = bytes.getUint16(table + 6);
  const segment = 2 * entryOf(twice / 2, code, (index) => bytes.getUint16(table + 14 + 2 * index));
  if (segment >= twice || code >= 0xffff) return 0;
  const first = bytes.getUint16(table + 16 + twice + segment);
  if (code < first) return 0;
  const delta = bytes.getUint16(table + 16 + 2 * twice + segment);
  const rangeAt = table + 16 + 3 * twice + segment;
  const range = bytes.getUint16(rangeAt);
  const raw = range === 0 ? code : bytes.getUint16(rangeAt + range + 2 * (code - first));
  return raw === 0 ? 0 : (raw + delta) & 0xffff;
}

const found = new WeakMap<FontFile, Map<number, number>>();

/** Glyph number of a code point; 0 is "missing". Looked up once for each letter that a picture uses: a font has thousands. */
export function glyphOf(font: FontFile, code: number): number {
  const known = found.get(font) ?? new Map<number, number>();
  found.set(font, known);
  const glyph = known.get(code);
  if (glyph !== undefined) return glyph;
  const glyphs = font.maps.map((table) =>
    font.bytes.getUint16(table) === 12 ? glyphInGroups(font.bytes, table, code) : glyphInSegments(font.bytes, table, code),
  );
  const best = glyphs.find((candidate) => candidate !== 0) ?? 0;
  known.set(code, best);
  return best;
}

const tableOffset = (font: FontFile, name: string): number => font.tables.get(name)?.offset ?? 0;

/** Advance width and left side bearing in font units. */
export function glyphMetrics(font: FontFile, glyph: number): { advance: number; bearing: number } {
  const count = font.bytes.getUint16(tableOffset(font, 'hhea') + 34);
  const hmtx = tableOffset(font, 'hmtx');
  if (glyph < count)
    return { advance: font.bytes.getUint16(hmtx + glyph * 4), bearing: font.bytes.getInt16(hmtx + glyph * 4 + 2) };
  return {
    advance: font.bytes.getUint16(hmtx + (count - 1) * 4),
    bearing: font.bytes.getInt16(hmtx + count * 4 + (glyph - count) * 2),
  };
}

/** Where the glyph's outline lies in the file: `[offset, length]`; length 0 for a blank. */
export function glyphRange(font: FontFile, glyph: number): [number, number] {
  const loca = tableOffset(font, 'loca');
  const long = font.bytes.getInt16(tableOffset(font, 'head') + 50) === 1;
  const read = (index: number): number =>
    long ? font.bytes.getUint32(loca + index * 4) : font.bytes.getUint16(loca + index * 2) * 2;
  return [tableOffset(font, 'glyf') + read(glyph), read(glyph + 1) - read(glyph)];
}

/** One part of a composite glyph; `at` is where its glyph number stands in the file. */
export interface Component {
  readonly at: number;
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
  /** `[xx, xy, yx, yy]` */
  readonly matrix: readonly [number, number, number, number];
}

/** The parts of a composite glyph, none for a simple one. Offsets by matched points are not used by the shipped fonts. */
export function components(font: FontFile, glyph: number): Component[] {
  const [offset, length] = glyphRange(font, glyph);
  const { bytes } = font;
  if (length === 0 || bytes.getInt16(offset) >= 0) return [];
  const parts: Component[] = [];
  let at = offset + 10;
  for (;;) {
    const flags = bytes.getUint16(at);
    const glyphAt = at + 2;
    at += 4;
    const words = (flags & 1) !== 0;
    const dx = words ? bytes.getInt16(at) : bytes.getInt8(at);
    const dy = words ? bytes.getInt16(at + 2) : bytes.getInt8(at + 1);
    at += words ? 4 : 2;
    const fixed = (): number => bytes.getInt16((at += 2) - 2) / 16384;
    let matrix: Component['matrix'] = [1, 0, 0, 1];
    if ((flags & 0x8) !== 0) {
      const scale = fixed();
      matrix = [scale, 0, 0, scale];
    } else if ((flags & 0x40) !== 0) matrix = [fixed(), 0, 0, fixed()];
    else if ((flags & 0x80) !== 0) matrix = [fixed(), fixed(), fixed(), fixed()];
    parts.push({ at: glyphAt, glyph: bytes.getUint16(glyphAt), dx, dy, matrix });
    if ((flags & 0x20) === 0) return parts;
  }
}

/** The glyph's closed contours in font units. */
export function contours(font: FontFile, glyph: number): OutlinePoint[][] {
  const parts = components(font, glyph);
  if (parts.length > 0) {
    return parts.flatMap(({ glyph: part, dx, dy, matrix: [xx, xy, yx, yy] }) =>
      contours(font, part).map((points) =>
        points.map(({ x, y, on }) => ({ x: xx * x + yx * y + dx, y: xy * x + yy * y + dy, on })),
      ),
    );
  }
  const [offset, length] = glyphRange(font, glyph);
  return length === 0 ? [] : simpleContours(font.bytes, offset);
}

function simpleContours(bytes: DataView, offset: number): OutlinePoint[][] {
  const count = bytes.getInt16(offset);
  const ends = Array.from({ length: count }, (_, index) => bytes.getUint16(offset + 10 + index * 2));
  const pointCount = (ends.at(-1) ?? -1) + 1;
  let at = offset + 10 + count * 2;
  at += 2 + bytes.getUint16(at);
  const flags: number[] = [];
  while (flags.length < pointCount) {
    const flag = bytes.getUint8(at++);
    const repeats = (flag & 8) !== 0 ? bytes.getUint8(at++) : 0;
    for (let time = 0; time <= repeats; time += 1) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) !== 0 ? bytes.getUint8(at++) : -bytes.getUint8(at++);
      else if ((flag & same) === 0) value += bytes.getInt16((at += 2) - 2);
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1;
    return flags.slice(start, end + 1).map((flag, point) => ({
      x: xs[start + point] ?? 0,
      y: ys[start + point] ?? 0,
      on: (flag & 1) !== 0,
    }));
  });
}
