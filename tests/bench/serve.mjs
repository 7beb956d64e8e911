import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `qantar serve` on a free port.
 * @param {string} dataset
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export function serveDataset(dataset) {
  const server = spawn(process.execPath, ['dist/cli/qantar.js', 'serve', dataset, '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A bench that fails would else wait for it for ever.
  process.on('exit', () => server.kill());
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += String(chunk);
      const url = /http:\/\/\S+/.exec(said)?.[0];
      if (url !== undefined) resolve({ url, stop: () => server.kill() });
    });
    server.on('exit', () => reject(new Error(`qantar serve ended: ${said}`)));
  });
}
