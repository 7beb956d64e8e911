import type { FromWorker, ToWorker } from './protocol.ts';
import { read } from './reading.ts';

/** The worker's side: reads once, and then looks for names with the places that were read with. The page stops it by ending it. */
const tell = (message: FromWorker): void => postMessage(message);
const failed = (error: unknown): void => tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
let search: Awaited<ReturnType<typeof read>> | undefined;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'read')
    read(data, tell).then((found) => {
      search = found;
    }, failed);
  else search?.(data).then(tell, failed);
});
