import { parentPort, workerData } from 'node:worker_threads';
import { openDrawable } from './dataset.ts';
import { type Job, writeJob } from './series.ts';

/** What a worker is started with: the same dataset as its parent's, read by itself. */
export interface WorkerStart {
  readonly input: string;
  readonly cwd: string;
}

const { input, cwd } = workerData as WorkerStart;
const opened = await openDrawable(input, cwd, process.stdin);
if (!opened.ok) throw new Error(`${input} could be read before and can't be read now`);
const { dataset, grounds } = opened.value;

parentPort?.on('message', (job: Job) => {
  void writeJob(dataset, grounds, job).then(
    (entry) => parentPort?.postMessage({ entry }),
    (error: unknown) =>
      parentPort?.postMessage({
        error:
          error instanceof Error
            ? { message: error.message, code: 'code' in error ? error.code : undefined }
            : { message: String(error) },
      }),
  );
});
