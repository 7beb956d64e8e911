import { watch } from 'node:fs';
import { datasetPath } from '../node/dataset.ts';
import type { ExitCode, Io } from './io.ts';

/** An editor writes a file in several steps: wait until it has been still this long. */
const STILL_MS = 150;

/** Draws again after each change of the dataset, until the user stops it. */
export async function watchFor(input: string, io: Io, drawAgain: () => Promise<ExitCode>): Promise<void> {
  const watcher = watch(datasetPath(input, io.cwd), { persistent: true });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  watcher.on('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(async () => {
        await drawAgain();
      });
    }, STILL_MS);
  });
  await new Promise<void>((done) => {
    if (io.stopped.aborted) done();
    io.stopped.addEventListener('abort', () => {
      done();
    });
  });
  clearTimeout(timer);
  watcher.close();
  await running;
}
