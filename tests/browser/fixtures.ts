import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface PerTest {
  /** Fails the test if the page asks anybody else for anything, or throws. Always on. */
  readonly guard: undefined;
}

interface PerWorker {
  /** What is served; `test.use({ dataset: 'tests/fixtures/…' })` at the top of a file serves another. */
  readonly dataset: string;
  /** Address of the served map, with a trailing slash; also the `baseURL`, so `page.goto('./')` opens it. */
  readonly site: string;
}

/** The first http address that `qantar serve` prints. Rejects with all it printed if it ends without one. */
async function addressPrintedBy(server: ChildProcess): Promise<string> {
  const printed: string[] = [];
  const lines = [server.stdout, server.stderr].flatMap((stream) => (stream === null ? [] : [createInterface({ input: stream })]));
  return new Promise((resolve, reject) => {
    for (const reader of lines) {
      reader.on('line', (line) => {
        printed.push(line);
        const address = /https?:\/\/[^\s"']+/.exec(line)?.[0];
        if (address !== undefined) resolve(address.endsWith('/') ? address : `${address}/`);
      });
    }
    server.on('error', reject);
    server.on('exit', (code) =>
      reject(new Error(`qantar serve ended (${String(code)}) and printed no address:\n${printed.join('\n')}`)),
    );
  });
}

/** Blob and data addresses are the page's own: they never leave the browser. */
const leavesOrigin = (address: string, origin: string): boolean => {
  const url = new URL(address);
  return /^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(origin).host;
};

export const test = base.extend<PerTest, PerWorker>({
  dataset: ['data/kazakhstan-2022', { scope: 'worker', option: true }],

  site: [
    async ({ dataset }, use) => {
      const server = spawn(process.execPath, ['dist/cli/qantar.js', 'serve', dataset, '--port', '0'], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      try {
        await use(await addressPrintedBy(server));
      } finally {
        if (server.exitCode === null && server.signalCode === null) {
          server.kill();
          await once(server, 'exit');
        }
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ site }, use) => use(site),

  guard: [
    async ({ context, site }, use) => {
      const wrongs: string[] = [];
      const note = (address: string): void => {
        if (leavesOrigin(address, site)) wrongs.push(`asked another origin: ${address}`);
      };
      context.on('request', (request) => note(request.url()));
      context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
      context.on('weberror', (error) => wrongs.push(`threw: ${error.error().stack ?? error.error().message}`));
      await use(undefined);
      if (wrongs.length > 0) throw new Error(`The page ${[...new Set(wrongs)].join('\nThe page ')}`);
    },
    { auto: true },
  ],
});
