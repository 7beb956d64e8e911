import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoded } from '../../src/formats/encoding.ts';

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  let text = '';
  for await (const piece of decoded(cut(bytes, size), 'utf-8', () => undefined)) text += piece;
  return text;
}

describe('a stream of UTF-8', () => {
  it('gives the same text however it is cut, without the mark at its beginning and with any other', async () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'Қ', 'ы', '𐍈', '\ufeff', '€') });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const bytes = new TextEncoder().encode(text);
        expect(await textOf(bytes, size)).toBe(new TextDecoder('utf-8').decode(bytes));
      }),
    );
  });

  it('is refused at the offset of the first byte that means nothing, wherever the cuts are', async () => {
    const prefixes = fc.string({ unit: fc.constantFrom('a', 'Қ', '𐍈', '€') });
    const wrong = fc.constantFrom([0xff], [0xc0, 0x80], [0xe2, 0x28, 0xa1], [0xf0, 0x9f, 0x92]);
    await fc.assert(
      fc.asyncProperty(prefixes, wrong, fc.integer({ min: 1, max: 9 }), async (prefix, bad, size) => {
        const start = new TextEncoder().encode(prefix);
        await expect(textOf(Uint8Array.from([...start, ...bad, 0x61]), size)).rejects.toMatchObject({
          message: expect.stringContaining(`at offset ${String(start.length)})`) as string,
        });
      }),
    );
  });
});
