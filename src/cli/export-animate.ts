import { extname } from 'node:path';
import sharp from 'sharp';
import type { Dataset } from '../core/dataset.ts';
import { rasterise } from '../node/png.ts';
import { draw } from '../node/render.ts';
import { writeWhole } from '../node/write.ts';
import type { Grounds } from '../static/picture.ts';
import { isEach, seriesOf } from '../static/series.ts';
import { type ExportPlan, tooSmall } from './export-plan.ts';
import type { ExitCode, Io } from './io.ts';

const FRAME_MS = 1200;
/** The last picture stands longer before it begins again. */
const LAST_MS = 3000;

/** The series as one moving picture, a frame each, in WebP or GIF. */
export async function animate(
  dataset: Dataset,
  plan: ExportPlan,
  grounds: Grounds,
  output: string,
  each: string,
  io: Io,
): Promise<ExitCode> {
  const format = extname(output).toLowerCase();
  if (!isEach(each) || (format !== '.webp' && format !== '.gif')) {
    io.stderr.write(
      isEach(each)
        ? `-o ${output}: a moving picture ends in .webp or .gif\n`
        : `--animate ${each}: should be day, type, place or region\n`,
    );
    return 2;
  }
  const items = seriesOf(dataset, plan.view, each);
  const frames: Buffer[] = [];
  let size = { widthPx: 0, heightPx: 0 };
  for (const item of items) {
    if (io.stopped.aborted) return 1;
    const subject = item.focus ? { ...dataset, meta: { ...dataset.meta, focus: item.focus } } : dataset;
    const picture = draw(subject, item.view, plan.drawing, grounds);
    if (!picture) {
      io.stderr.write(tooSmall(plan));
      return 2;
    }
    const pixels = rasterise(picture, plan.drawing.scale * plan.drawing.size.zoom);
    size = pixels;
    frames.push(pixels.data);
  }
  if (frames.length === 0) {
    io.stderr.write('there are no incidents in view: nothing to draw\n');
    return 1;
  }
  const delay = frames.map((_, index) => (index === frames.length - 1 ? LAST_MS : FRAME_MS));
  const strip = sharp(Buffer.concat(frames), {
    raw: { width: size.widthPx, height: size.heightPx * frames.length, channels: 4, pageHeight: size.heightPx },
    limitInputPixels: false,
  });
  const bytes =
    format === '.gif'
      ? await strip.gif({ delay, loop: 0 }).toBuffer()
      : await strip.webp({ delay, loop: 0, lossless: true, effort: 3 }).toBuffer();
  await writeWhole(output, bytes);
  io.stdout.write(`${output}\n`);
  return 0;
}
