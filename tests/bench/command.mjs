import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const qantar = fileURLToPath(new URL('../../dist/cli/qantar.js', import.meta.url));

/**
 * Runs the built command line from cold.
 * @param {readonly string[]} words
 * @param {string} cwd
 * @returns {Promise<{ ms: number, mb: number, said: string }>} how long, the most memory it held (0 where the system does not
 * say), and what it wrote
 */
export function runQantar(words, cwd) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [qantar, ...words], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let [said, mb] = ['', 0];
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    const watch = setInterval(() => {
      try {
        const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        mb = Math.max(mb, Number(kb ?? 0) / 1024);
      } catch {
        // Not Linux, or gone already.
      }
    }, 20);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ ms: performance.now() - start, mb, said });
      else reject(new Error(`qantar ${words.join(' ')}: ${code}`));
    });
  });
}
