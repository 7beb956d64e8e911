/** CRC-32 as PNG has it (polynomial edb88320, ISO 3309). */
const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A part of a PNG file: its length, its four letters, `data`, and a sum over both, by what the platform has for it. */
export function chunk(type: string, data: Uint8Array, sum: (bytes: Uint8Array) => number = crc32): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, sum(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const INCHES_PER_METER = 39.37007874;

/** With what each PNG file begins. */
export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** International text, uncompressed, so that it can be searched for in the file. */
function textChunk(keyword: string, text: string): Uint8Array {
  const utf8 = new TextEncoder();
  return chunk('iTXt', Uint8Array.from([...utf8.encode(keyword), 0, 0, 0, 0, 0, ...utf8.encode(text)]));
}

const SIGNATURE_AND_HEADER = PNG_SIGNATURE.length + 25;

export interface PngSayings {
  /** Printed size: pixels per inch. */
  readonly dpi: number;
  /** Keyword and text, in order; `XML:com.adobe.xmp` holds XMP. */
  readonly texts: readonly (readonly [string, string])[];
}

/** The PNG without the size in print that its encoder wrote: a file has one. */
function withoutSize(png: Uint8Array): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE_AND_HEADER; at + 12 <= png.length;) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === 'IDAT') return png;
    if (type === 'pHYs') {
      const rest = new Uint8Array(png.length - (end - at));
      rest.set(png.subarray(0, at));
      rest.set(png.subarray(end), at);
      return rest;
    }
    at = end;
  }
  return png;
}

/** The PNG with its size in print and what it says of itself. */
export function withSayings(encoded: Uint8Array, { dpi, texts }: PngSayings): Uint8Array {
  const png = withoutSize(encoded);
  const perMeter = Math.round(dpi * INCHES_PER_METER);
  const physical = new Uint8Array(9);
  const view = new DataView(physical.buffer);
  view.setUint32(0, perMeter);
  view.setUint32(4, perMeter);
  physical[8] = 1;
  const added = [chunk('pHYs', physical), ...texts.map(([keyword, text]) => textChunk(keyword, text))];
  const out = new Uint8Array(png.length + added.reduce((sum, part) => sum + part.length, 0));
  out.set(png.subarray(0, SIGNATURE_AND_HEADER));
  let at = SIGNATURE_AND_HEADER;
  for (const part of added) {
    out.set(part, at);
    at += part.length;
  }
  out.set(png.subarray(SIGNATURE_AND_HEADER), at);
  return out;
}
