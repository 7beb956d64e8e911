import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ManifestEntry } from '../static/manifest.ts';
import type { WorkerStart } from './export.worker.ts';
import type { Job } from './series.ts';

/** Below this many pictures a second reading of the dataset costs more than it saves. */
const LEAST_JOBS = 8;
const MOST_WORKERS = 8;

type Answer =
  { readonly entry: ManifestEntry | undefined } | { readonly error: { readonly message: string; readonly code?: string } };

/** The bundled worker beside this module; absent when the code runs from its sources. */
const workerFile = (): string | undefined => {
  const path = fileURLToPath(new URL('./export.worker.js', import.meta.url));
  return existsSync(path) ? path : undefined;
};

/** True if jobs are worth being shared among workers. */
export const isShared = (jobs: readonly Job[]): boolean =>
  jobs.length >= LEAST_JOBS && availableParallelism() > 1 && workerFile() !== undefined;

/** Draws jobs in workers, one a processor. Results are in the order of the jobs; the first failure stops all. */
export async function drawShared(
  jobs: readonly Job[],
  start: WorkerStart,
  stopped: AbortSignal,
): Promise<(ManifestEntry | undefined)[]> {
  const file = workerFile();
  if (file === undefined) throw new Error('there is no worker to share with');
  const results: (ManifestEntry | undefined)[] = jobs.map(() => undefined);
  let next = 0;
  const count = Math.min(availableParallelism(), MOST_WORKERS, jobs.length);
  const workers = Array.from({ length: count }, () => new Worker(file, { workerData: start }));
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            let current = -1;
            const give = (): void => {
              current = next;
              next += 1;
              const job = jobs[current];
              if (job === undefined || stopped.aborted) resolve();
              else worker.postMessage(job);
            };
            worker.on('error', reject);
            worker.on('message', (answer: Answer) => {
              if ('error' in answer) {
                reject(
                  Object.assign(
                    new Error(answer.error.message),
                    answer.error.code === undefined ? {} : { code: answer.error.code },
                  ),
                );
                return;
              }
              results[current] = answer.entry;
              give();
            });
            give();
          }),
      ),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
