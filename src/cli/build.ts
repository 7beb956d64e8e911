import { resolve } from 'node:path';
import type { Command } from 'commander';
import { problemText } from '../core/problem.ts';
import { openDrawable } from '../node/dataset.ts';
import { publish } from '../node/publish.ts';
import { addFormatOption, addInputOptions, inputFlagsOf, type InputOptions } from './input-options.ts';
import type { ExitCode, Io } from './io.ts';

interface BuildOptions extends InputOptions {
  readonly output: string;
  readonly format?: string;
}

export function register(program: Command, io: Io): void {
  const command = program
    .command('build')
    .description('write a dataset as Parquet, ready to be published: a page reads of it only what it draws')
    .argument('<input>', 'a dataset folder, the name of an embedded one, a file that "qantar check" reads, or -')
    .requiredOption('-o, --output <folder>', 'folder to write to');
  addFormatOption(addInputOptions(command)).action(async (input: string, options: BuildOptions) => {
    io.exit(await runBuild(input, options, io));
  });
}

/** @returns 0 clean or warnings only, 1 problems, 2 wrong use: as `qantar check` */
export async function runBuild(input: string, options: BuildOptions, io: Io): Promise<ExitCode> {
  const opened = await openDrawable(input, io.cwd, io.stdin, inputFlagsOf(options));
  if (!opened.ok) {
    for (const problem of opened.problems) io.stderr.write(`${problemText(problem)}\n`);
    return 1;
  }
  const { dataset, problems } = opened.value;
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const problem of problems) io.stderr.write(`${problemText(problem)}\n`);
  const folder = resolve(io.cwd, options.output);
  const bytes = await publish(dataset, folder);
  for (const [name, size] of Object.entries(bytes)) io.stdout.write(`${String(size).padStart(12)}  ${name}\n`);
  return errors.length > 0 ? 1 : 0;
}
