/**
 * All counts of a view at a million rows, by each way that a filter changes, against one plain pass over the rows that counts by
 * node and type only. Milliseconds, median, worst in brackets.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const ROWS = 1_000_000;
const ROUNDS = 40;
const root = fileURLToPath(new URL('../../', import.meta.url));
process.chdir(root);
/** @type {{ module: unknown }} */
const imported = await runnerImport('/tests/bench/counts.ts', { root, logLevel: 'error', configFile: false });
const { counting } = /** @type {typeof import('./counts.ts')} */ (imported.module);

const { cases, count, floor } = counting(ROWS, ROUNDS);

/** @param {(filter: import('../../src/core/filter.ts').Filter) => number} run @param {import('../../src/core/filter.ts').Filter[]} filters */
function timed(run, filters) {
  for (const filter of filters.slice(0, 5)) run(filter);
  const taken = filters
    .slice(5)
    .map((filter) => {
      const start = performance.now();
      run(filter);
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
  return { median: taken[Math.floor(taken.length / 2)] ?? Number.NaN, worst: taken.at(-1) ?? Number.NaN };
}

const start = performance.now();
const [first] = cases['a type switched'];
if (first) count(first);
process.stdout.write(`rows put in order, once: ${Math.round(performance.now() - start)} ms\n`);
for (const [name, filters] of Object.entries(cases)) {
  const [all, plain] = [timed(count, filters), timed(floor, filters)];
  process.stdout.write(
    `${name.padEnd(20)} ${all.median.toFixed(1)} (${all.worst.toFixed(1)}); plain pass ${plain.median.toFixed(1)}; ratio ${(all.median / plain.median).toFixed(2)}\n`,
  );
}
