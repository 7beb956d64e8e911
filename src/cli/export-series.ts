import { join } from 'node:path';
import type { Dataset } from '../core/dataset.ts';
import { drawShared, isShared } from '../node/pool.ts';
import { type Job, type Outcome, tryJob } from '../node/series.ts';
import { writeWhole } from '../node/write.ts';
import { draw } from '../static/drawing.ts';
import { indexPage, type ManifestEntry } from '../static/manifest.ts';
import type { Grounds } from '../static/picture.ts';
import { type Item, seriesOf } from '../static/series.ts';
import { type ExportPlan, outputPath, tooSmall } from './export-plan.ts';
import type { ExitCode, Io } from './io.ts';
import { reasonOf } from './write-failure.ts';

export interface SeriesInput {
  /** As it was given: workers read it again. */
  readonly input: string;
  readonly dataset: Dataset;
  readonly grounds: Grounds;
  /** The user's own map: workers read it again too. */
  readonly basemap?: string;
  /** Of rows that name none. */
  readonly country?: string;
}

/**
 * A picture for each item, with `index.json` and `index.html` that say what they are. Pictures that fail are named at the end.
 * @returns 1 if any failed
 */
export async function exportSeries(
  { input, dataset, grounds, basemap, country }: SeriesInput,
  plan: ExportPlan,
  folder: string,
  io: Io,
): Promise<ExitCode> {
  const found = plan.each === undefined ? [] : seriesOf(dataset, plan.view, plan.each);
  // A card looks at its own place.
  const items: Item[] = plan.drawing.layout === 'card' ? found.map(({ focus: _focus, ...item }) => item) : found;
  if (items.length === 0) {
    io.stderr.write('there are no incidents in view: nothing to draw\n');
    return 1;
  }
  // Pictures that look at the same are laid out alike, so that one can be laid on the other: the page is that of all together.
  const isSameLook = plan.drawing.layout === 'figure' && items.every(({ focus }) => focus === undefined);
  const subject = plan.focus ? { ...dataset, meta: { ...dataset.meta, focus: plan.focus } } : dataset;
  const page = isSameLook ? draw(subject, plan.view, plan.drawing, grounds)?.page : undefined;
  const drawing = page ? { ...plan.drawing, page } : plan.drawing;
  const jobs = items.map((item): Job => ({
    item: plan.focus && !item.focus ? { ...item, focus: plan.focus } : item,
    drawing,
    files: plan.formats.map((format) => ({
      format,
      path: outputPath(folder, item.key, format, true, false),
      name: `${item.key}.${format}`,
    })),
  }));
  const own = { ...(basemap === undefined ? {} : { basemap }), ...(country === undefined ? {} : { country }) };
  const entries: ManifestEntry[] = [];
  const failures: string[] = [];
  // Standard input can be read once only.
  const results =
    input !== '-' && isShared(jobs) ? await drawShared(jobs, { input, cwd: io.cwd, ...own }, io.stopped) : undefined;
  for (const [index, job] of jobs.entries()) {
    if (io.stopped.aborted) return 1;
    const outcome: Outcome | undefined = results ? results[index] : await tryJob(dataset, grounds, job);
    if (outcome?.kind === 'too-small') {
      io.stderr.write(tooSmall(plan));
      return 2;
    }
    if (outcome?.kind === 'written') entries.push(outcome.entry);
    else
      failures.push(`${join(folder, job.item.key)}: ${outcome ? (reasonOf(outcome.code) ?? outcome.message) : 'was not drawn'}`);
  }
  const { id, version, hash, title } = dataset.meta;
  await writeWhole(
    join(folder, 'index.json'),
    `${JSON.stringify({ dataset: id, version, hash, pictures: entries }, undefined, 2)}\n`,
  );
  await writeWhole(join(folder, 'index.html'), indexPage(entries, plan.view.lang, title.en));
  io.stdout.write(`${String(entries.length)} pictures in ${folder}\n`);
  for (const failure of failures) io.stderr.write(`${failure}\n`);
  return failures.length === 0 ? 0 : 1;
}
