import { statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PACKAGE_FILES } from '../formats/load.ts';
import { datasetPath } from '../node/dataset.ts';
import type { ExitCode, Io } from './io.ts';

/** An editor writes a file in several steps: wait until it has been still this long. */
const STILL_MS = 150;

/**
 * Draws again after each change of the dataset, until the user stops it. A table is watched by its folder: spreadsheet programs
 * save beside it and put the new file in its place, and the old one never changes again. What else is written there, pictures
 * too, is no change.
 */
export async function watchFor(input: string, io: Io, drawAgain: () => Promise<ExitCode>): Promise<void> {
  const path = datasetPath(input, io.cwd);
  const isFolder = statSync(path).isDirectory();
  const names: ReadonlySet<string> = new Set(isFolder ? PACKAGE_FILES : [basename(path)]);
  const watcher = watch(isFolder ? path : dirname(path), { persistent: true });
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  watcher.on('change', (_, name) => {
    if (!names.has(String(name))) return;
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
