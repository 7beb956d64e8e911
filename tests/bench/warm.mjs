import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const worker = fileURLToPath(new URL('../../dist/cli/export.worker.js', import.meta.url));

/**
 * How long a process that has drawn before takes for one picture of a whole dataset, 1200×800 at 2×, drawn, encoded and written.
 * @param {string} input
 * @param {string} folder
 * @param {'png' | 'svg'} format
 * @param {number} rounds
 */
export async function warmMs(input, folder, format, rounds) {
  const flags = /** @type {import('../../src/node/input-flags.ts').InputFlags} */ ({});
  /** @type {import('../../src/node/export.worker.ts').WorkerStart} */
  const workerData = { input, cwd: folder, flags };
  const drawer = new Worker(worker, { workerData });
  /** @type {import('../../src/node/series.ts').Job} */
  const job = {
    item: { key: 'warm', label: '', view: { lang: 'en', theme: 'light', off: [], layers: ['nodes', 'hatches', 'labels'] } },
    drawing: {
      layout: 'figure',
      size: { kind: 'total', widthPx: 1200, heightPx: 800 },
      sizeText: '1200x800',
      scale: 2,
      svgText: 'embedded',
      panels: 'day',
      dpi: 0,
      creator: 'bench',
    },
    files: [{ format, path: join(folder, `warm.${format}`), name: `warm.${format}` }],
  };
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    drawer.postMessage(job);
    /** @type {import('../../src/node/series.ts').Outcome} */
    const outcome = await new Promise((resolve) => drawer.once('message', resolve));
    if (outcome.kind !== 'written') throw new Error(JSON.stringify(outcome));
    best = Math.min(best, performance.now() - start);
  }
  await drawer.terminate();
  return best;
}
