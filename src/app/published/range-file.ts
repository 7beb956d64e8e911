import type { AsyncBuffer } from 'hyparquet';

/**
 * A file on a host, read by HTTP range. A host that answers a range with the whole file is taken at its word: the file is
 * kept and cut here. The first request finds out; others wait for it.
 * @throws if the host answers neither
 */
export function rangeFile(url: URL, byteLength: number): AsyncBuffer {
  let whole: Promise<ArrayBuffer | undefined> | undefined;
  const ask = async (start: number, end: number): Promise<Response> => {
    const response = await fetch(url, { headers: { range: `bytes=${start}-${end - 1}` }, credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return response;
  };
  return {
    byteLength,
    slice: async (start, end = byteLength) => {
      let first: ArrayBuffer | undefined;
      const isFirst = whole === undefined;
      whole ??= ask(start, end).then(async (response) => {
        const bytes = await response.arrayBuffer();
        if (response.status !== 206) return bytes;
        first = bytes;
        return undefined;
      });
      const kept = await whole;
      if (kept !== undefined) return kept.slice(start, end);
      if (isFirst && first !== undefined) return first;
      return (await ask(start, end)).arrayBuffer();
    },
  };
}
