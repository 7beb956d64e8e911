import type { Command } from 'commander';
import { CREATOR } from './export.ts';
import type { ExportOptions } from './export-plan.ts';
import { addFormatOption, addInputOptions, inputFlagsOf } from './input-options.ts';
import type { ExitCode, Io } from './io.ts';

export function register(program: Command, io: Io): void {
  const command = program
    .command('describe')
    .description('say in words what a picture of the dataset shows: its alternative text')
    .argument('<dataset>', 'folder of a dataset, name of an embedded one, or a table of incidents')
    .option('--types <list>', 'only these types')
    .option('--from <day>', 'first day shown')
    .option('--to <day>', 'last day shown')
    .option('--lang <code>', 'en, kk, ru')
    .option('--view <text>', 'a view as the page’s address has it');
  addFormatOption(addInputOptions(command)).action(async (input: string, options: Omit<ExportOptions, 'output'>) => {
    io.exit(await runDescribe(input, options, io));
  });
}

/** Prints the alternative text of a view. */
export async function runDescribe(input: string, options: Omit<ExportOptions, 'output'>, io: Io): Promise<ExitCode> {
  const [{ openDrawable }, { planExport, UsageError }, { problemText }, { buildScene }] = await Promise.all([
    import('../node/dataset.ts'),
    import('./export-plan.ts'),
    import('../core/problem.ts'),
    import('../scene/build.ts'),
  ]);
  const opened = await openDrawable(input, io.cwd, io.stdin as AsyncIterable<Uint8Array>, inputFlagsOf(options));
  if (!opened.ok) {
    for (const problem of opened.problems) io.stderr.write(`${problemText(problem)}\n`);
    return 1;
  }
  try {
    const { dataset } = opened.value;
    const { view } = planExport(dataset, { ...options, format: 'png', output: 'x.png' }, CREATOR);
    io.stdout.write(`${buildScene(dataset, view, { widthPx: 1200, heightPx: 700 }).altText}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 2;
  }
}
