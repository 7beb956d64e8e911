import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postingsOf, SearchIndexBuilder, searchTexts } from '../../src/core/search-index.ts';
import { searchTerms, type SearchTerm } from '../../src/core/search-words.ts';
import { openParquet, type RangeFile } from '../../src/formats/published-file.ts';
import { PUBLISHED } from '../../src/formats/published.ts';
import { WordsReader } from '../../src/formats/search-file.ts';
import { publish } from '../../src/node/publish.ts';
import { publishOrder } from '../../src/node/publish-order.ts';
import { kazakhstan } from '../kazakhstan.ts';

const folder = mkdtempSync(join(tmpdir(), 'qantar-words-'));
const termOf = (text: string): SearchTerm => searchTerms(text)[0] as SearchTerm;
const never = new AbortController().signal;
let bytes: ArrayBuffer;

beforeAll(async () => {
  await publish(kazakhstan, folder);
  const file = readFileSync(join(folder, PUBLISHED.search));
  bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A host that answers when it is told to, or not any more once what was asked is dropped. */
class SlowHost implements RangeFile {
  readonly byteLength = bytes.byteLength;
  asked = 0;
  pending = 0;
  dropped = 0;
  isSlow = false;
  private waiting: (() => void)[] = [];

  readonly slice = async (start: number, end?: number, signal?: AbortSignal): Promise<ArrayBuffer> => {
    this.asked += 1;
    if (this.isSlow)
      await new Promise<void>((answer, drop) => {
        this.waiting.push(answer);
        this.pending += 1;
        signal?.addEventListener('abort', () => {
          this.dropped += 1;
          drop(signal.reason as Error);
        });
      });
    return bytes.slice(start, end);
  };

  async answer(): Promise<void> {
    this.isSlow = false;
    for (const answer of this.waiting) answer();
    this.waiting = [];
    await Promise.resolve();
  }
}

/** The end of the file is read at once, and here all of it would be the end. */
const readerOf = (host: RangeFile): WordsReader => new WordsReader(() => openParquet(host, 4096));

describe('a published list of words', () => {
  it('gives the rows that the texts themselves give', async () => {
    const builder = new SearchIndexBuilder();
    publishOrder(kazakhstan).rows.forEach((row, at) => builder.add(at, searchTexts(kazakhstan, kazakhstan.record(row))));
    const list = builder.finish();
    const reader = readerOf(new SlowHost());
    for (const text of ['almaty', 'zhan', 'in', 'police', 'zz', '2022', 'a', 'полиция'])
      expect([text, await reader.postingsOf(termOf(text), never)]).toEqual([text, postingsOf(list, termOf(text))]);
  });

  it('reads once what two wait for, and keeps it', async () => {
    const host = new SlowHost();
    const reader = readerOf(host);
    const [one, two] = await Promise.all([1, 2].map(() => reader.postingsOf(termOf('police'), never)));
    expect(one).toBe(two);
    const { asked } = host;
    await reader.postingsOf(termOf('police'), never);
    expect(host.asked).toBe(asked);
  });

  it('lets go of what nobody waits for any more, and reads it when it is asked again', async () => {
    const host = new SlowHost();
    const reader = readerOf(host);
    const police = await reader.postingsOf(termOf('police'), never);
    host.isSlow = true;
    const [first, second] = [new AbortController(), new AbortController()];
    const waits = [first, second].map(({ signal }) => reader.postingsOf(termOf('protest'), signal));
    const settled = Promise.allSettled(waits);
    await expect.poll(() => host.pending).toBeGreaterThan(0);
    first.abort();
    expect(host.dropped).toBe(0);
    second.abort();
    expect(host.dropped).toBeGreaterThan(0);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await host.answer();
    expect((await reader.postingsOf(termOf('protest'), never)).length).toBeGreaterThan(0);
    expect(await reader.postingsOf(termOf('police'), first.signal)).toBe(police);
  });
});
