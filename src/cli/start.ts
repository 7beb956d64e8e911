import type { Command } from 'commander';
import type { Io } from './io.ts';
import { addressOf, listen, untilStopped } from './serve.ts';
import { askedFor, datasetSite } from './site-files.ts';

const DATASET = 'kazakhstan-2022';
const PORT = 4173;

export function register(program: Command, io: Io): void {
  program
    .command('start')
    .description('show the embedded map, and write it as pictures into the folder out')
    .action(async () => {
      const asked = askedFor(DATASET, io.cwd);
      if (asked.kind !== 'dataset') throw new Error('the embedded dataset is missing');
      const server = await listen(await datasetSite(asked.folder, asked.name), PORT, true);
      io.stdout.write(`${addressOf(server)}\n`);
      await untilStopped(server, io.stopped);
    });
}
