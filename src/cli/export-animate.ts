import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import sharp from 'sharp';
import type { Dataset } from '../core/dataset.ts';
import { dateInWords } from '../core/date-words.ts';
import type { Mark } from '../marks/mark.ts';
import { textWidthPx } from '../marks/metrics.ts';
import { rectPath } from '../marks/path.ts';
import { PALETTES, TYPE_PX } from '../marks/theme.ts';
import { rasterise } from '../node/pixels.ts';
import { saidGif } from '../node/said-motion.ts';
import { draw, drawingText } from '../static/drawing.ts';
import { type Provenance, provenanceOf, xmpPacket } from '../static/provenance.ts';
import { type Frame, isVideoFormat, toVideo } from '../node/video.ts';
import { writeWhole } from '../node/write.ts';
import type { Grounds, Picture } from '../static/picture.ts';
import { type Each, isEach, type Item, seriesOf } from '../static/series.ts';
import { type ExportPlan, tooSmall } from './export-plan.ts';
import type { ExitCode, Io } from './io.ts';

const FRAME_MS = 1200;
/** The last picture stands longer before it begins again. */
const LAST_MS = 3000;

/** The series as one moving picture, a frame each: WebP or GIF, and MP4 or WebM where ffmpeg is installed. */
export async function animate(
  dataset: Dataset,
  plan: ExportPlan,
  grounds: Grounds,
  output: string,
  each: string,
  io: Io,
): Promise<ExitCode> {
  const format = extname(output).slice(1).toLowerCase();
  if (!isEach(each)) {
    io.stderr.write(`--animate ${each}: should be day, type, place or region\n`);
    return 2;
  }
  if (format !== 'webp' && format !== 'gif' && !isVideoFormat(format)) {
    io.stderr.write(`-o ${output}: a moving picture ends in .webp, .gif, .mp4 or .webm\n`);
    return 2;
  }
  const items = seriesOf(dataset, plan.view, each);
  if (items.length === 0) {
    io.stderr.write('there are no incidents in view: nothing to draw\n');
    return 1;
  }
  // Frames are laid out alike, as the page of all together: what moves is the incidents and nothing else.
  const isSameLook = plan.drawing.layout === 'figure' && items.every(({ focus }) => focus === undefined);
  const whole = draw(dataset, plan.view, plan.drawing, grounds);
  if (!whole) {
    io.stderr.write(tooSmall(plan));
    return 2;
  }
  const drawing = isSameLook && whole.page ? { ...plan.drawing, page: whole.page } : plan.drawing;
  // Frames that look at places of their own find them again by themselves; the others share the camera of all together.
  const view = items.some(({ focus }) => focus !== undefined) ? plan.view : whole.view;
  const options = `${drawingText(plan.drawing)}&animate=${each}`;
  const provenance = provenanceOf(dataset, { ...whole, view }, options, plan.drawing.creator);
  const frames: Frame[] = [];
  for (const [index, item] of items.entries()) {
    if (io.stopped.aborted) return 1;
    const subject = item.focus ? { ...dataset, meta: { ...dataset.meta, focus: item.focus } } : dataset;
    const picture = draw(subject, item.view, drawing, grounds);
    if (!picture) {
      io.stderr.write(tooSmall(plan));
      return 2;
    }
    const marks = drawing.layout === 'map' ? [...picture.marks, ...captionMarks(picture, item, each)] : picture.marks;
    const pixels = rasterise({ ...picture, marks }, drawing.scale);
    frames.push({ pixels, ms: index === items.length - 1 ? LAST_MS : FRAME_MS });
  }
  let refusal: string | undefined;
  if (isVideoFormat(format)) refusal = await writeVideo(output, (beside) => toVideo(frames, format, provenance, beside));
  else await writeWhole(output, await moving(frames, format, provenance));
  if (refusal !== undefined) {
    io.stderr.write(`-o ${output}: ${refusal}\n`);
    return 1;
  }
  io.stdout.write(`${output}\n`);
  return 0;
}

/** The day or type of a bare map's frame, on a plate in its corner: a figure has it in its title. */
function captionMarks({ view }: Picture, item: Item, each: Each): Mark[] {
  const palette = PALETTES[view.theme];
  const text = each === 'day' ? dateInWords(item.label, view.lang) : item.label;
  const sizePx = TYPE_PX.title * 0.75;
  const widthPx = textWidthPx(text, sizePx, 700);
  return [
    { kind: 'path', layer: 'furniture', d: rectPath(0, 0, widthPx + 24, sizePx + 18), fill: palette.page },
    { kind: 'text', layer: 'furniture', x: 12, y: 8 + sizePx, text, sizePx, weight: 700, anchor: 'start', fill: palette.ink },
  ];
}

/** Same frames, same bytes. */
async function moving(frames: readonly Frame[], format: 'webp' | 'gif', provenance: Provenance): Promise<Uint8Array> {
  const [first] = frames;
  if (first === undefined) throw new Error('a moving picture has frames');
  const { widthPx, heightPx } = first.pixels;
  const strip = sharp(Buffer.concat(frames.map(({ pixels }) => pixels.data)), {
    raw: { width: widthPx, height: heightPx * frames.length, channels: 4, pageHeight: heightPx },
    limitInputPixels: false,
  });
  const delay = frames.map(({ ms }) => ms);
  if (format === 'gif') return saidGif(await strip.gif({ delay, loop: 0 }).toBuffer(), provenance);
  return strip.withXmp(xmpPacket(provenance)).webp({ delay, loop: 0, lossless: true, effort: 3 }).toBuffer();
}

/** What another program writes is whole or not there at all, too. */
async function writeVideo(output: string, write: (beside: string) => Promise<string | undefined>): Promise<string | undefined> {
  await mkdir(dirname(output), { recursive: true });
  const beside = `${output}.${String(process.pid)}.part`;
  try {
    const refusal = await write(beside);
    if (refusal === undefined) await rename(beside, output);
    return refusal;
  } finally {
    await rm(beside, { force: true });
  }
}
