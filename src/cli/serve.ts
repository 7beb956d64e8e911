import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Io } from './io.ts';
import { askedFor, datasetSite, folderFiles, type SiteFiles } from './site-files.ts';
import { createStaticServer } from './static-server.ts';

const DEFAULT_PORT = 4173;
const HOST = '127.0.0.1';

export function register(program: Command, io: Io): void {
  program
    .command('serve')
    .description('show the map of a dataset on this computer')
    .argument('<dataset>', 'folder of a dataset, name of an embedded one, or a folder made by "qantar site"')
    .option('--port <number>', 'port to listen on; 0 takes any that is free', portOf, DEFAULT_PORT)
    .action(async (input: string, { port }: { port: number }) => {
      const asked = askedFor(input, io.cwd);
      if (asked.kind === 'nothing') {
        io.stderr.write(`${asked.reason}\n`);
        io.exit(2);
        return;
      }
      const files = asked.kind === 'dataset' ? await datasetSite(asked.folder, asked.name) : folderFiles(asked.folder);
      const server = await listen(files, port, port === DEFAULT_PORT);
      io.stdout.write(`${addressOf(server)}\n`);
      await untilStopped(server, io.stopped);
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535');
  return port;
}

/**
 * Listens on this computer alone. Where the port is taken the next free one is used, if `mayMove`.
 * @throws the system's error otherwise
 */
export async function listen(files: SiteFiles, port: number, mayMove: boolean): Promise<Server> {
  for (let at = port; ; at++) {
    const server = createStaticServer(files);
    try {
      server.listen(at, HOST);
      await once(server, 'listening');
      return server;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || !mayMove || at >= port + 100) throw error;
    }
  }
}

/** `http://127.0.0.1:PORT/` */
export function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://${HOST}:${port}/`;
}

/** Serves until the user stops the program, then lets go of every connection. */
export async function untilStopped(server: Server, stopped: AbortSignal): Promise<void> {
  if (!stopped.aborted) await once(stopped, 'abort');
  server.close();
  server.closeAllConnections();
}
