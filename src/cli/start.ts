import type { Command } from 'commander';
import { runExport } from './export.ts';
import type { Io } from './io.ts';
import { addressOf, listen, untilStopped } from './serve.ts';
import { askedFor, datasetSite } from './site-files.ts';

const DATASET = 'kazakhstan-2022';
const PORT = 4173;
const PICTURE = 'out/kazakhstan.png';

export function register(program: Command, io: Io): void {
  program
    .command('start')
    .description('show the embedded map, and write it as pictures into the folder out')
    .action(async () => {
      const asked = askedFor(DATASET, io.cwd);
      if (asked.kind !== 'dataset') throw new Error('the embedded dataset is missing');
      const server = await listen(await datasetSite(asked.folder, asked.name), PORT, true);
      io.stdout.write(`${addressOf(server)}\n`);
      // Pictures that fail are said so, and the map is there all the same.
      await runExport(asked.folder, { output: PICTURE, format: 'png,svg' }, { ...io, exit: () => undefined });
      await untilStopped(server, io.stopped);
    });
}
