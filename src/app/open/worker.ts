import type { FromWorker, OpenRequest } from './protocol.ts';
import { read } from './reading.ts';

/** The worker's side: one request at a time; the page stops a reading by ending the worker. */
const tell = (message: FromWorker): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<OpenRequest>) => {
  read(data, tell).catch((error: unknown) => {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
});
