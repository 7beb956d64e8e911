import type { RangeFile } from '../../formats/published-file.ts';
import { ask, bytesOf, HostFailure } from '../state/host.ts';

/**
 * A file on a host, read by HTTP range. A host that answers a range with the whole file is taken at its word: the file is
 * kept and cut here. The first request finds out; others wait for it. Each later answer must be of the same file as the first,
 * by size and by ETag or date: rows of two editions of a dataset would be told as one. The first request is everybody's, and is
 * not dropped.
 * @throws HostFailure from `slice`
 */
export function rangeFile(url: URL, byteLength: number): RangeFile {
  let whole: Promise<ArrayBuffer | undefined> | undefined;
  let edition: string | null | undefined;
  const read = async (
    start: number,
    end: number,
    signal?: AbortSignal,
  ): Promise<{ readonly bytes: ArrayBuffer; readonly isWhole: boolean }> => {
    const headers = { range: `bytes=${start}-${end - 1}` };
    const response = await ask(url, { headers, cache: 'no-store', ...(signal === undefined ? {} : { signal }) });
    const isWhole = response.status !== 206;
    const size = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
    const named = response.headers.get('etag') ?? response.headers.get('last-modified');
    edition ??= named;
    if ((size !== undefined && Number(size) !== byteLength) || named !== edition)
      throw new HostFailure(url.pathname, { kind: 'changed' });
    const bytes = await bytesOf(url, response);
    const expected = isWhole ? byteLength : end - start;
    if (bytes.byteLength !== expected)
      throw new HostFailure(url.pathname, { kind: bytes.byteLength < expected ? 'cut' : 'changed' });
    return { bytes, isWhole };
  };
  return {
    byteLength,
    slice: async (start, end = byteLength, signal?: AbortSignal) => {
      let first: ArrayBuffer | undefined;
      whole ??= read(start, end).then(({ bytes, isWhole }) => {
        if (isWhole) return bytes;
        first = bytes;
        return undefined;
      });
      try {
        const kept = await whole;
        if (kept !== undefined) return kept.slice(start, end);
      } catch (error) {
        // What did not come may be asked for again.
        whole = undefined;
        throw error;
      }
      return first ?? (await read(start, end, signal)).bytes;
    },
  };
}
