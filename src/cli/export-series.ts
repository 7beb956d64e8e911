import { join } from 'node:path';
import type { Dataset } from '../core/dataset.ts';
import { inLanguage } from '../core/languages.ts';
import { LEAST_SHARED, type Pool } from '../node/pool.ts';
import { type Job, type Outcome, tryJob } from '../node/series.ts';
import { writeWhole } from '../node/write.ts';
import { draw } from '../static/drawing.ts';
import { indexPage, type ManifestEntry } from '../static/manifest.ts';
import type { Grounds } from '../static/picture.ts';
import { type Item, seriesOf } from '../static/series.ts';
import { type ExportPlan, outputPath, tooSmall } from './export-plan.ts';
import type { ExitCode, Io } from './io.ts';
import { progressOn } from './progress.ts';
import { reasonOf } from './write-failure.ts';

export interface SeriesInput {
  readonly dataset: Dataset;
  readonly grounds: Grounds;
  /** Workers that read the same. */
  readonly pool?: Pool | undefined;
}

/**
 * A picture for each item, with `index.json` and `index.html` that say what they are. Pictures that fail are named at the end.
 * @returns 1 if any failed
 */
export async function exportSeries(
  { dataset, grounds, pool }: SeriesInput,
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
  const entries: ManifestEntry[] = [];
  const failures: string[] = [];
  const drawn = progressOn(io.stderr, jobs.length);
  const results = jobs.length >= LEAST_SHARED ? await pool?.draw(jobs, io.stopped, drawn) : undefined;
  for (const [index, job] of jobs.entries()) {
    if (io.stopped.aborted) return 1;
    const outcome: Outcome | undefined = results ? results[index] : await tryJob(dataset, grounds, job);
    if (!results) drawn(index + 1);
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
  await writeWhole(join(folder, 'index.html'), indexPage(entries, plan.view.lang, inLanguage(title, plan.view.lang)));
  io.stdout.write(`${String(entries.length)} pictures in ${folder}\n`);
  for (const failure of failures) io.stderr.write(`${failure}\n`);
  return failures.length === 0 ? 0 : 1;
}
