import { joined } from './bytes.ts';
import { Refusal } from './refusal.ts';
import { said } from '../core/said.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'koi8-u';

/**
 * The encoding of a text by its first bytes. A text that is not UTF-8 is taken for windows-1251 or KOI8-U only where its
 * words come out as words of Cyrillic letters.
 * @throws Refusal for bytes that are no text in any of these
 */
export function encodingOf(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0) {
    if (odd > sample.length / 20 && even * 20 < odd) return 'utf-16le';
    if (even > sample.length / 20 && odd * 20 < even) return 'utf-16be';
    throw zeroBytes();
  }
  const invalidAt = invalidUtf8(sample, true);
  if (invalidAt < 0) return 'utf-8';
  // A file that is UTF-8 in one part and not in another was put together from two: neither encoding reads both.
  const legacy = isPartlyUtf8(sample) ? undefined : legacyOf(sample);
  if (legacy !== undefined) return legacy;
  throw invalidBytes(invalidAt, sample[invalidAt] ?? 0);
}

const zeroBytes = (): Refusal => new Refusal('not-text', 'is not text: it has zero bytes', 'give CSV, XLSX, GeoJSON or Parquet');

/** Undefined for a text whose words are none of Cyrillic letters in either. */
function legacyOf(sample: Uint8Array): Encoding | undefined {
  const scored = (['windows-1251', 'koi8-u'] as const).map((encoding) => ({ encoding, score: cyrillicScore(sample, encoding) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best !== undefined && best.score > 0 ? best.encoding : undefined;
}

const invalidBytes = (offset: number, byte: number): Refusal =>
  new Refusal(
    'bytes-invalid',
    said('has a byte that is no UTF-8 ({byte} at offset {offset})', { byte: `0x${byte.toString(16).padStart(2, '0')}`, offset }),
    'save the file as UTF-8',
  );

/**
 * How much a text reads like Cyrillic in this encoding: its common small letters, less those that stand where none can:
 * a capital after a small letter (KOI8 read as 1251 swaps the case), a Cyrillic letter inside a Latin word.
 */
function cyrillicScore(sample: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(sample);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[оеаинтсрвлкі]/g) - 3 * count(/[а-яёіїєґ][А-ЯЁІЇЄҐ]|[a-z][Ѐ-ӿ]|[Ѐ-ӿ][a-z]|[\u0080-\u009f\u2500-\u25ff]/gu);
}

/** Offset of the first byte that is no UTF-8, or -1. `mayEndEarly`: a letter cut off at the end is no fault. */
export function invalidUtf8(bytes: Uint8Array, mayEndEarly: boolean): number {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0;
    if (length === 0) return at;
    for (let step = 1; step < length; step++) {
      const next = bytes[at + step];
      if (next === undefined) return mayEndEarly ? -1 : at;
      const [low, high] = step > 1 ? [0x80, 0xbf] : secondByteOf(first);
      if (next < low || next > high) return at;
    }
    at += length;
  }
  return -1;
}

/** Overlong forms, surrogates and what lies past U+10FFFF show in the second byte. */
function secondByteOf(first: number): [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

/**
 * As much as is decoded at once: texts of more than 128 kB are put where memory is slow to come by, and where rows outlive
 * the collector's first look.
 */
const PIECE_BYTES = 1 << 15;

/**
 * Decodes a stream of bytes; refuses the first byte that has no meaning, with its offset in the (unpacked) file.
 * @param changed told where a text of plain ASCII turns out to be in another encoding at its first letter that is not
 */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  changed: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  const decode = encoding === 'utf-8' ? utf8Decoder(changed) : streamDecoder(encoding, 0);
  for await (const chunk of chunks)
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const text = decode(chunk.subarray(start, start + PIECE_BYTES), false);
      if (text.includes('\0')) throw zeroBytes();
      if (text !== '') yield text;
    }
  const text = decode(new Uint8Array(0), true);
  if (text !== '') yield text;
}

type Decode = (piece: Uint8Array, isLast: boolean) => string;

function streamDecoder(encoding: Encoding, start: number): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = start;
  return (piece, isLast) => {
    try {
      const text = decoder.decode(piece, { stream: !isLast });
      offset += piece.length;
      return text;
    } catch {
      throw new Refusal(
        'bytes-invalid',
        said('has bytes that are no {encoding} after offset {offset}', { encoding, offset }),
        'save the file as UTF-8',
      );
    }
  };
}

/** Words enough to tell one encoding of Cyrillic from the other. */
const SHOWN_BYTES = 4096;

/** Whether letters of UTF-8 are many beside the bytes that are none: another encoding makes one by chance. */
function isPartlyUtf8(bytes: Uint8Array): boolean {
  const { kept, lost } = lettersOf(bytes);
  return kept * 4 >= lost;
}

function lettersOf(bytes: Uint8Array): { readonly kept: number; readonly lost: number } {
  const text = new TextDecoder('utf-8').decode(bytes);
  return { kept: text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0, lost: text.match(/\ufffd/g)?.length ?? 0 };
}

/** A slip or a cut in UTF-8 leaves most of its letters whole; another encoding leaves next to none. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const { kept, lost } = lettersOf(bytes);
  return lost < 4 || kept * 4 >= lost;
}

/** Decodes whole letters only and carries a cut one over: engines decode a text that is whole several times as fast as a stream. */
function utf8Decoder(changed: (encoding: Encoding) => void): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let offset = 0;
  let carried: Uint8Array = new Uint8Array(0);
  let isAscii = true;
  let legacy: Decode | undefined;
  return (piece, isLast) => {
    if (legacy !== undefined) return legacy(piece, isLast);
    const bytes = carried.length === 0 ? piece : joined([carried, piece]);
    const whole = isLast ? bytes : bytes.subarray(0, bytes.length - unfinished(bytes));
    try {
      const text = decoder.decode(whole);
      const hasMark = offset === 0 && text.startsWith('\ufeff');
      offset += whole.length;
      // Each letter that is not ASCII has more bytes than units of text.
      isAscii &&= text.length === whole.length;
      carried = bytes.slice(whole.length);
      return hasMark ? text.slice(1) : text;
    } catch {
      const at = Math.max(0, invalidUtf8(whole, false));
      const isFirst = isAscii && whole.subarray(0, at).every((byte) => byte < 0x80);
      if (isFirst && !isLast && bytes.length - at < SHOWN_BYTES) {
        carried = bytes.slice();
        return '';
      }
      const rest = bytes.subarray(at);
      const encoding = isFirst && !isBrokenUtf8(rest) ? legacyOf(rest) : undefined;
      if (encoding !== undefined) {
        changed(encoding);
        legacy = streamDecoder(encoding, offset);
        return legacy(bytes, isLast);
      }
      throw invalidBytes(offset + at, whole[at] ?? 0);
    }
  };
}

/** How many bytes at the end begin a letter and don't end it: up to three. */
function unfinished(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length++) {
    const first = bytes[bytes.length - length] ?? 0;
    if (first >= 0xc0) return (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2) > length ? length : 0;
    if (first < 0x80) return 0;
  }
  return 0;
}
