import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { addressOf, listen } from '../../src/cli/serve.ts';
import { folderFiles } from '../../src/cli/site-files.ts';
import { aptInstall, mayInstall } from './apt.mjs';

/** What a server wrote down of one answer. */
export interface Served {
  readonly path: string;
  readonly status: number;
  /** Of the body; the built-in server knows them of ranges only. */
  readonly bytes: number;
}

/** A host of static files that serves ranges, with its log. */
export interface Host {
  readonly name: 'nginx' | 'qantar serve';
  /** With a trailing slash. */
  readonly address: string;
  /** Every answer so far. */
  readonly served: () => Served[];
  readonly stop: () => Promise<void>;
}

/** The folder on nginx; where there is none and none may be installed, on the server of `qantar serve`. */
export async function serveFolder(root: string): Promise<Host> {
  const nginx = findNginx();
  return nginx === undefined ? serveHere(root) : serveByNginx(nginx, root);
}

async function serveHere(root: string): Promise<Host> {
  const server = await listen(folderFiles(root), 0, false);
  const log: Served[] = [];
  server.on('request', (request, response) => {
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    response.on('finish', () => {
      const bytes = response.statusCode === 206 ? Number(last) - Number(first) + 1 : 0;
      log.push({ path: request.url ?? '', status: response.statusCode, bytes });
    });
  });
  return {
    name: 'qantar serve',
    address: addressOf(server),
    served: () => [...log],
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const installed = (): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
    .map((folder) => join(folder, 'nginx'))
    .find((path) => existsSync(path));

/** Path of nginx. On Debian as root (a bare CI machine) it is installed first if there is none. Undefined if there is none. */
function findNginx(): string | undefined {
  const found = installed();
  if (found !== undefined || !mayInstall) return found;
  aptInstall('nginx');
  return installed();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const configuration = (root: string, own: string, port: number): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${own}/nginx.pid;
error_log ${own}/error.log;
events {}
http {
  log_format told '$uri $status $body_bytes_sent';
  access_log ${own}/access.log told;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/temp;`).join('\n  ')}
  default_type application/octet-stream;
  types { text/html html; text/css css; text/javascript js mjs; application/json json geojson; application/wasm wasm; }
  server {
    listen 127.0.0.1:${port};
    root ${root};
  }
}
`;

/** Serves a folder by nginx as Debian packages it, with nothing set but the folder and the log. */
async function serveByNginx(program: string, root: string): Promise<Host> {
  const own = mkdtempSync(join(tmpdir(), 'qantar-nginx-'));
  mkdirSync(join(own, 'temp'));
  const port = await freePort();
  writeFileSync(join(own, 'nginx.conf'), configuration(root, own, port));
  const process = spawn(program, ['-p', own, '-c', join(own, 'nginx.conf'), '-e', join(own, 'error.log')], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}/`;
  for (;;) {
    if (process.exitCode !== null) throw new Error(`nginx ended: ${readFileSync(join(own, 'error.log'), 'utf8')}`);
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((later) => setTimeout(later, 20));
  }
  return {
    name: 'nginx',
    address,
    served: () =>
      readFileSync(join(own, 'access.log'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [path = '', status, bytes] = line.split(' ');
          return { path, status: Number(status), bytes: Number(bytes) };
        }),
    stop: async () => {
      process.kill();
      if (process.exitCode === null) await once(process, 'exit');
      rmSync(own, { recursive: true });
    },
  };
}
