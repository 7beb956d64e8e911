import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Io } from './io.ts';
import { singleFile } from './single-file.ts';
import { askedFor, datasetSite, SINGLE_FOLDER, type SiteFiles } from './site-files.ts';

export function register(program: Command, io: Io): void {
  program
    .command('site')
    .description('write the map of a dataset as static files, ready for any host')
    .argument('<dataset>', 'folder of a dataset, or name of an embedded one')
    .requiredOption('-o, --output <path>', 'folder to write to; with --single-file also a name that ends in .html')
    .option('--single-file', 'one HTML file that works from disk with no network', false)
    .action(async (input: string, options: { output: string; singleFile: boolean }) => {
      const asked = askedFor(input, io.cwd);
      if (asked.kind !== 'dataset') {
        io.stderr.write(`${asked.kind === 'nothing' ? asked.reason : `${input}: is a page already, and not a dataset`}\n`);
        io.exit(2);
        return;
      }
      const output = resolve(io.cwd, options.output);
      if (options.singleFile) {
        const file = /\.html?$/i.test(output) ? output : join(output, 'index.html');
        const files = await datasetSite(asked.folder, asked.name, SINGLE_FOLDER);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, await singleFile(files));
        io.stdout.write(`${file}\n`);
        return;
      }
      const files = await datasetSite(asked.folder, asked.name);
      await writeAll(files, output);
      io.stdout.write(`${join(output, 'index.html')}\n`);
    });
}

async function writeAll(files: SiteFiles, folder: string): Promise<void> {
  for (const path of await files.list()) {
    const found = await files.find(path);
    if (found === undefined) throw new Error(`${path} is listed and not there`);
    const target = join(folder, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    if ('file' in found) await copyFile(found.file, target);
    else await writeFile(target, found.text);
  }
}
