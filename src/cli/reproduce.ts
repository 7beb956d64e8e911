import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import type { Dataset } from '../core/dataset.ts';
import type { Grounds } from '../static/picture.ts';
import type { ExportPlan } from './export-plan.ts';
import { CREATOR } from './export.ts';
import { addFormatOption, addInputOptions, inputFlagsOf, type InputOptions } from './input-options.ts';
import type { ExitCode, Io } from './io.ts';

interface ReproduceOptions extends InputOptions {
  readonly output?: string;
  readonly basemap?: string;
  readonly format?: string;
}

export function register(program: Command, io: Io): void {
  const command = program
    .command('reproduce')
    .description('make an exported picture again from what it says of itself, and say whether it is the same')
    .argument('<picture>', 'a picture that qantar export made, one that moves too')
    .argument('<dataset>', 'the dataset that it was made from')
    .option('--basemap <file>', 'the map of your own that it was drawn on')
    .option('-o, --output <file>', 'also write the picture made again');
  addFormatOption(addInputOptions(command)).action(async (file: string, input: string, options: ReproduceOptions) => {
    io.exit(await runReproduce(file, input, options, io));
  });
}

/** @returns 0 the same bytes, 1 another picture or none, 2 wrong use */
export async function runReproduce(file: string, input: string, options: ReproduceOptions, io: Io): Promise<ExitCode> {
  const say = (text: string): void => void io.stderr.write(`${text}\n`);
  const [{ readProvenance }, { openDrawable }, { planExport, UsageError }, { draw }, { encode, isOutputFormat }, { writeWhole }] =
    await Promise.all([
      import('../static/provenance.ts'),
      import('../node/dataset.ts'),
      import('./export-plan.ts'),
      import('../static/drawing.ts'),
      import('../node/render.ts'),
      import('../node/write.ts'),
    ]);
  let bytes: Buffer;
  try {
    bytes = await readFile(resolve(io.cwd, file));
  } catch {
    say(`${file}: is not there, or can't be read`);
    return 2;
  }
  const said = readProvenance(bytes.toString('utf8'));
  const format = extname(file).slice(1).toLowerCase();
  const given = Object.fromEntries(new URLSearchParams(said?.options ?? ''));
  const { animate: each, ...options_ } = given;
  if (!said || !(isOutputFormat(format) || each !== undefined)) {
    say(`${file}: does not say how it was made; give a picture that qantar export wrote`);
    return 2;
  }
  const opened = await openDrawable(input, io.cwd, io.stdin as AsyncIterable<Uint8Array>, inputFlagsOf(options));
  if (!opened.ok) {
    say(`${input}: can't be read`);
    return 1;
  }
  const { dataset } = opened.value;
  let { grounds } = opened.value;
  const { basemap = '' } = said;
  if (basemap !== '' && options.basemap === undefined) {
    say(`${file}: was drawn on a map of the user's own (SHA-256 ${basemap}); name it with --basemap`);
    return 2;
  }
  if (options.basemap !== undefined) {
    const { openBasemap } = await import('../node/basemap-file.ts');
    const own = openBasemap(options.basemap, io.cwd);
    if (!own.ok) {
      say(own.reason);
      return 1;
    }
    if (own.value.ground.hash !== basemap) say(`--basemap ${options.basemap}: is not the map that ${file} was drawn on`);
    grounds = { ...grounds, own: own.value.ground };
  }
  if (dataset.meta.hash !== said.datasetHash) {
    say(
      `${input}: is not the data that ${file} was made from (${said.datasetId ?? ''} ${said.datasetVersion ?? ''}); the picture may differ`,
    );
  }
  try {
    const asked = { ...options_, view: said.view ?? '', output: file };
    let again: Buffer;
    if (each !== undefined) {
      const plan = planExport(dataset, { ...asked, animate: each }, CREATOR);
      const made = await movedAgain(dataset, plan, grounds, extname(file), each, io);
      if (made === undefined) return 1;
      again = made;
    } else {
      if (!isOutputFormat(format)) throw new Error('a picture that stands still has a format of its own');
      const plan = planExport(dataset, { ...asked, format }, CREATOR);
      const picture = draw(dataset, plan.view, plan.drawing, grounds);
      if (!picture) throw new UsageError(`${file}: says a size that holds no picture`);
      again = Buffer.from(await encode(dataset, picture, format, plan.drawing));
    }
    if (options.output !== undefined) await writeWhole(resolve(io.cwd, options.output), again);
    const isSame = again.equals(bytes);
    io.stdout.write(isSame ? `${file}: the same, byte for byte\n` : `${file}: differs from what the dataset gives today\n`);
    return isSame ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return 2;
  }
}

/** A moving picture made again beside the system's other passing files, since a program that encodes one writes to a file. */
async function movedAgain(
  dataset: Dataset,
  plan: ExportPlan,
  grounds: Grounds,
  ending: string,
  each: string,
  io: Io,
): Promise<Buffer | undefined> {
  const { animate } = await import('./export-animate.ts');
  const folder = await mkdtemp(join(tmpdir(), 'qantar-again-'));
  try {
    const again = join(folder, `again${ending}`);
    // Where it lies for the moment is nobody's concern.
    const quiet = { ...io, stdout: new PassThrough().resume() };
    return (await animate(dataset, plan, grounds, again, each, quiet)) === 0 ? await readFile(again) : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
