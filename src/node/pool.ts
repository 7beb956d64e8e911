import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerStart } from './export.worker.ts';
import { failureOf, type Job, type Outcome } from './series.ts';

/** Below this many pictures a second reading of the dataset costs more than it saves. */
const LEAST_JOBS = 8;
const MOST_WORKERS = 8;

/** The bundled worker beside this module; absent when the code runs from its sources. */
const workerFile = (): string | undefined => {
  const path = fileURLToPath(new URL('./export.worker.js', import.meta.url));
  return existsSync(path) ? path : undefined;
};

/** True if jobs are worth being shared among workers. */
export const isShared = (jobs: readonly Job[]): boolean =>
  jobs.length >= LEAST_JOBS && availableParallelism() > 1 && workerFile() !== undefined;

/** Draws jobs in workers, one a processor. Outcomes are in the order of the jobs; nothing for those that a stop left undone. */
export async function drawShared(
  jobs: readonly Job[],
  start: WorkerStart,
  stopped: AbortSignal,
): Promise<(Outcome | undefined)[]> {
  const file = workerFile();
  if (file === undefined) throw new Error('there is no worker to share with');
  const outcomes: (Outcome | undefined)[] = jobs.map(() => undefined);
  let next = 0;
  const count = Math.min(availableParallelism(), MOST_WORKERS, jobs.length);
  const workers = Array.from({ length: count }, () => new Worker(file, { workerData: start }));
  const drawn = workers.map(
    (worker) =>
      new Promise<void>((resolve) => {
        let current = -1;
        const give = (): void => {
          current = next;
          next += 1;
          const job = jobs[current];
          if (job === undefined || stopped.aborted) resolve();
          else worker.postMessage(job);
        };
        // A worker that dies takes one picture with it: the others draw on.
        worker.on('error', (error) => {
          if (current < jobs.length) outcomes[current] = failureOf(error);
          resolve();
        });
        worker.on('message', (outcome: Outcome) => {
          outcomes[current] = outcome;
          give();
        });
        give();
      }),
  );
  await Promise.all(drawn);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return outcomes;
}
