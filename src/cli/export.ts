import { resolve } from 'node:path';
import type { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { ExportOptions, ExportPlan } from './export-plan.ts';
import type { Pool } from '../node/pool.ts';
import type { InputFlags } from '../node/input-flags.ts';
import { addInputOptions, inputFlagsOf } from './input-options.ts';
import type { ExitCode, Io } from './io.ts';
import { failureReason } from './write-failure.ts';

export const CREATOR = `Qantar ${packageJson.version}`;

export function register(program: Command, io: Io): void {
  const command = program
    .command('export')
    .description('draw a dataset as PNG, SVG, PDF, WebP, AVIF or JSON, without a browser')
    .argument('<dataset>', 'folder of a dataset, name of an embedded one, or a table of incidents')
    .requiredOption('-o, --output <path>', 'file to write, or the folder of a series; its ending names the format')
    .option('--format <list>', 'png, svg, pdf, json, webp, avif; several separated by commas')
    .option('--size <size>', 'whole picture: 1200x800, 297x210mm, A4, A4-portrait, letter; landscape, square, story')
    .option('--scale <number>', 'device pixels per pixel (2; of social 1)')
    .option(
      '--dpi <number>',
      'pixels per inch of print, 72 to 600: with a size of paper as many as it says (A4 at 300: 3508x2480); written into PNG',
    )
    .option('--layout <name>', 'figure, map, multiples, card, social')
    .option('--panels <what>', 'panels of multiples: day, type, place, region')
    .option('--each <what>', 'a picture for each day, place, type or region')
    .option('--types <list>', 'only these types: protest,clash or damage.arson')
    .option('--precision <list>', 'only where the place is known so: site,place,district,region,country')
    .option('--finding <list>', 'only these findings: occurred,none-reported')
    .option('--status <list>', 'only these statuses: reported,disputed,revised,withdrawn')
    .option('--search <words>', 'only incidents with these words in title, summary, place or actors')
    .option('--from <day>', 'first day shown')
    .option('--to <day>', 'last day shown')
    .option('--place <name>', 'look at this place')
    .option('--bbox <box>', 'look at west,south,east,north')
    .option('--lang <code>', 'en, kk, ru')
    .option('--theme <name>', 'light, dark, grey')
    .option('--layers <list>', 'nodes, hatches, labels, …')
    .option('--basemap <file>', 'your own map under the marks: GeoJSON, PMTiles of vector tiles, or a style of such files')
    .option(
      '--text <how>',
      'letters of an SVG: embedded, plain, or outlines (for Inkscape and Illustrator, which read no embedded font)',
    )
    .option('--view <text>', 'a view as the page’s address has it')
    .option('--watch', 'draw again whenever the dataset changes')
    .option('--animate <what>', 'one moving picture of the series: day (.webp, .gif; .mp4, .webm with ffmpeg)');
  addInputOptions(command).action(async (input: string, options: ExportOptions & { watch?: boolean }) => {
    io.exit(await runExport(input, options, io));
    if (options.watch === true) {
      const { watchFor } = await import('./export-watch.ts');
      await watchFor(input, io, () => runExport(input, options, io));
    }
  });
}

/** `--format` is that of the pictures here. */
const flagsOf = ({ format: _ofPictures, ...options }: ExportOptions): InputFlags => inputFlagsOf(options);

const plural = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

/** Draws and writes. @returns 0 written, 1 the dataset can't be drawn or written, 2 wrong use */
export async function runExport(input: string, options: ExportOptions, io: Io): Promise<ExitCode> {
  const { each, animate, basemap } = options;
  // Standard input can be read once only.
  if (each === undefined || animate !== undefined || input === '-') return await exportWith(input, options, io, undefined);
  const { startPool } = await import('../node/pool.ts');
  const own = basemap === undefined ? {} : { basemap };
  const pool = startPool({ input, cwd: io.cwd, flags: flagsOf(options), ...own });
  try {
    return await exportWith(input, options, io, pool);
  } finally {
    await pool?.stop();
  }
}

/** @param pool workers that are reading the dataset meanwhile, where there is a series to draw */
async function exportWith(input: string, options: ExportOptions, io: Io, pool: Pool | undefined): Promise<ExitCode> {
  // What draws is loaded while the dataset is read: a picture from cold waits for both.
  const painters = Promise.all([import('../static/drawing.ts'), import('../node/render.ts'), import('../node/write.ts')]);
  const [{ openDrawable }, { planExport, UsageError, outputPath, tooSmall }, { problemText }] = await Promise.all([
    import('../node/dataset.ts'),
    import('./export-plan.ts'),
    import('../core/problem.ts'),
  ]);
  const opened = await openDrawable(input, io.cwd, io.stdin as AsyncIterable<Uint8Array>, flagsOf(options));
  if (!opened.ok) {
    for (const problem of opened.problems) io.stderr.write(`${problemText(problem)}\n`);
    return 1;
  }
  const { dataset, problems } = opened.value;
  let { grounds } = opened.value;
  if (options.basemap !== undefined) {
    const { openBasemap } = await import('../node/basemap-file.ts');
    const basemap = openBasemap(options.basemap, io.cwd);
    if (!basemap.ok) {
      io.stderr.write(`${basemap.reason}\n`);
      return 1;
    }
    if (basemap.value.note !== '') io.stderr.write(`${basemap.value.note}\n`);
    grounds = { ...grounds, own: basemap.value.ground };
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) io.stderr.write(`${plural(errors, 'row')} of ${input} can't be drawn; qantar check ${input} says why\n`);

  let plan: ExportPlan;
  try {
    plan = planExport(dataset, options, CREATOR);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 2;
  }
  const output = /[/\\]$/u.test(options.output) ? `${resolve(io.cwd, options.output)}/` : resolve(io.cwd, options.output);
  const subject = plan.focus ? { ...dataset, meta: { ...dataset.meta, focus: plan.focus } } : dataset;
  try {
    if (options.animate !== undefined) {
      const { animate } = await import('./export-animate.ts');
      return await animate(subject, plan, grounds, output, options.animate, io);
    }
    if (plan.each !== undefined) {
      const { exportSeries } = await import('./export-series.ts');
      return await exportSeries({ dataset, grounds, pool }, plan, output, io);
    }
    const [{ draw }, { encode }, { writeWhole }] = await painters;
    const picture = draw(subject, plan.view, plan.drawing, grounds);
    if (!picture) {
      io.stderr.write(tooSmall(plan));
      return 2;
    }
    const files = await Promise.all(
      plan.formats.map(async (format) => ({
        path: outputPath(output, '', format, false, plan.formats.length === 1),
        content: await encode(subject, picture, format, plan.drawing),
      })),
    );
    for (const { path, content } of files) await writeWhole(path, content);
    io.stdout.write(`${files.map(({ path }) => path).join('\n')}\n`);
    return 0;
  } catch (error) {
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    io.stderr.write(`${output}: ${reason}\n`);
    return 1;
  }
}
