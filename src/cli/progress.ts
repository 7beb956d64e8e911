import type { Writable } from 'node:stream';

const BAR_LETTERS = 30;

/** Says how far a batch has come, in one line that is written over: on a terminal only, a file or a pipe gets nothing of it. */
export function progressOn(stream: Writable & { readonly isTTY?: boolean }, total: number): (done: number) => void {
  if (stream.isTTY !== true) return () => undefined;
  return (done) => {
    const filled = Math.round((BAR_LETTERS * done) / total);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_LETTERS - filled);
    // The line is gone once all is done: what was made is said after it.
    stream.write(done >= total ? '\r\u001b[K' : `\r${bar} ${String(done)} of ${String(total)}\u001b[K`);
  };
}
