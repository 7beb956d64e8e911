import { parentPort, workerData } from 'node:worker_threads';
import { openDrawable } from './dataset.ts';
import { dropPixels } from './drop-pixels.ts';
import type { InputFlags } from './input-flags.ts';
import { type Job, tryJob } from './series.ts';

/** What a worker is started with: the same dataset as its parent's, read by itself. */
export interface WorkerStart {
  readonly input: string;
  readonly cwd: string;
  /** The user's own map. */
  readonly basemap?: string;
  /** What was said of the dataset when its parent read it. */
  readonly flags: InputFlags;
}

const { input, cwd, basemap, flags } = workerData as WorkerStart;
const opened = await openDrawable(input, cwd, process.stdin, flags);
if (!opened.ok) throw new Error(`${input} could be read before and can't be read now`);
const { dataset } = opened.value;
const own = basemap === undefined ? undefined : (await import('./basemap-file.ts')).openBasemap(basemap, cwd);
if (own?.ok === false) throw new Error(own.reason);
const grounds = own ? { ...opened.value.grounds, own: own.value.ground } : opened.value.grounds;

parentPort?.on('message', (job: Job) => {
  dropPixels();
  void tryJob(dataset, grounds, job).then((outcome) => parentPort?.postMessage(outcome));
});
