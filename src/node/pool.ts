import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerStart } from './export.worker.ts';
import { failureOf, type Job, type Outcome } from './series.ts';

/** Below this many pictures a second reading of the dataset costs more than it saves. */
export const LEAST_SHARED = 8;
const MOST_WORKERS = 8;

/** What a worker makes anew for each picture is short-lived and small: more room for it is only memory that lies idle. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };

/** Workers, one a processor, that each read the dataset by themselves as soon as there is a pool. */
export interface Pool {
  /**
   * Draws jobs. Outcomes are in the order of the jobs; nothing for those that a stop left undone.
   * @param drawn called after each of them, with how many are done
   */
  draw(jobs: readonly Job[], stopped: AbortSignal, drawn: (done: number) => void): Promise<(Outcome | undefined)[]>;
  stop(): Promise<void>;
}

/** The bundled worker beside this module; absent when the code runs from its sources. */
const workerFile = (): string | undefined => {
  const path = fileURLToPath(new URL('./export.worker.js', import.meta.url));
  return existsSync(path) ? path : undefined;
};

/** A pool, or nothing where there is one processor or no worker to start. */
export function startPool(start: WorkerStart): Pool | undefined {
  const file = workerFile();
  const count = Math.min(availableParallelism(), MOST_WORKERS);
  if (file === undefined || count === 1) return undefined;
  // The rasteriser's allocator returns each picture's memory to the system after 10 ms, only to fault it in again for the next
  // one: a fifth of a batch's time. It is asked when the library is first loaded, and only by the process's own environment.
  process.env.MIMALLOC_PURGE_DELAY ??= '1000';
  const crew = Array.from({ length: count }, () => hired(new Worker(file, { workerData: start, resourceLimits: LIMITS })));
  return {
    async draw(jobs, stopped, drawn) {
      const outcomes: (Outcome | undefined)[] = jobs.map(() => undefined);
      let [next, done] = [0, 0];
      const work = async (give: (job: Job) => Promise<Outcome>): Promise<void> => {
        while (!stopped.aborted) {
          const index = next;
          next += 1;
          const job = jobs[index];
          if (job === undefined) return;
          try {
            outcomes[index] = await give(job);
          } catch (error) {
            // A worker that dies takes one picture with it: the others draw on.
            outcomes[index] = failureOf(error);
            return;
          } finally {
            done += 1;
            drawn(done);
          }
        }
      };
      await Promise.all(crew.map(({ give }) => work(give)));
      return outcomes;
    },
    async stop() {
      await Promise.all(crew.map(({ dismiss }) => dismiss()));
    },
  };
}

/** A worker as a function from a job to its outcome, one at a time; rejects once the worker has died. */
function hired(worker: Worker): { readonly give: (job: Job) => Promise<Outcome>; readonly dismiss: () => Promise<unknown> } {
  const died = new Promise<never>((_, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => {
      reject(new Error('a worker ended early'));
    });
  });
  // Who waits for a job hears of it; before the first and after the last nobody does.
  died.catch(() => undefined);
  return {
    give: (job) => {
      const outcome = new Promise<Outcome>((resolve) => worker.once('message', resolve));
      worker.postMessage(job);
      return Promise.race([outcome, died]);
    },
    dismiss: () => worker.terminate(),
  };
}
