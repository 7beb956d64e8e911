import { join } from 'node:path';
import type { Dataset } from '../core/dataset.ts';
import { draw, encode, type OutputFormat } from '../node/render.ts';
import { writeWhole } from '../node/write.ts';
import { encodeView } from '../scene/view-codec.ts';
import { buildScene } from '../scene/build.ts';
import type { Grounds } from '../static/picture.ts';
import { type Item, seriesOf } from '../static/series.ts';
import { indexPage, type ManifestEntry } from '../static/manifest.ts';
import { tooSmall } from './export.ts';
import { type ExportPlan, outputPath } from './export-plan.ts';
import type { ExitCode, Io } from './io.ts';

/** The series' views with one camera for all of them where they look at the same, so that pictures can be laid on one another. */
export function itemsOf(dataset: Dataset, { view, each }: ExportPlan): readonly Item[] {
  return each === undefined ? [] : seriesOf(dataset, view, each);
}

/** A picture for each item, with `index.json` and `index.html` that say what they are. Names are taken once. */
export async function exportSeries(
  dataset: Dataset,
  plan: ExportPlan,
  grounds: Grounds,
  folder: string,
  io: Io,
): Promise<ExitCode> {
  const items = itemsOf(dataset, plan);
  if (items.length === 0) {
    io.stderr.write('there are no incidents in view: nothing to draw\n');
    return 1;
  }
  const entries: ManifestEntry[] = [];
  for (const item of items) {
    if (io.stopped.aborted) return 1;
    const subject = item.focus ? { ...dataset, meta: { ...dataset.meta, focus: item.focus } } : dataset;
    const picture = draw(subject, item.view, plan.drawing, grounds);
    if (!picture) {
      io.stderr.write(tooSmall(plan));
      return 2;
    }
    const files: Partial<Record<OutputFormat, string>> = {};
    for (const format of plan.formats) {
      files[format] = `${item.key}.${format}`;
      await writeWhole(outputPath(folder, item.key, format, true, false), await encode(subject, picture, format, plan.drawing));
    }
    const { shown } =
      picture.scenes.length === 1
        ? (picture.scenes[0] ?? buildScene(subject, item.view, { widthPx: 1, heightPx: 1 })).counts
        : { shown: 0 };
    entries.push({
      key: item.key,
      label: item.label,
      title: picture.title,
      alt: picture.altText,
      view: encodeView(picture.view),
      incidents: shown,
      widthPx: picture.widthPx,
      heightPx: picture.heightPx,
      files,
    });
  }
  await writeWhole(
    join(folder, 'index.json'),
    `${JSON.stringify({ dataset: dataset.meta.id, version: dataset.meta.version, hash: dataset.meta.hash, pictures: entries }, undefined, 2)}\n`,
  );
  await writeWhole(join(folder, 'index.html'), indexPage(entries, plan.view.lang, dataset.meta.title.en));
  io.stdout.write(`${String(entries.length)} pictures in ${folder}\n`);
  return 0;
}
