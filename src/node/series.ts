import type { Dataset } from '../core/dataset.ts';
import { encodeView } from '../scene/view-codec.ts';
import type { Grounds } from '../static/picture.ts';
import type { ManifestEntry } from '../static/manifest.ts';
import type { Item } from '../static/series.ts';
import { draw, type Drawing } from '../static/drawing.ts';
import { encode, type OutputFormat } from './render.ts';
import { writeWhole } from './write.ts';

/** One picture of a series to be drawn and written. A plain value: it is sent to workers. */
export interface Job {
  readonly item: Item;
  readonly drawing: Drawing;
  /** Where each format goes, absolute. */
  readonly files: readonly { readonly format: OutputFormat; readonly path: string; readonly name: string }[];
}

/** Draws and writes one picture of a series. @returns what the manifest says of it; nothing where the size holds no picture */
async function writeJob(dataset: Dataset, grounds: Grounds, { item, drawing, files }: Job): Promise<ManifestEntry | undefined> {
  const subject = item.focus ? { ...dataset, meta: { ...dataset.meta, focus: item.focus } } : dataset;
  const picture = draw(subject, item.view, drawing, grounds);
  if (!picture) return undefined;
  for (const { format, path } of files) await writeWhole(path, await encode(subject, picture, format, drawing));
  return {
    key: item.key,
    label: item.label,
    title: picture.title,
    alt: picture.altText,
    view: encodeView(picture.view),
    incidents: picture.scenes.reduce((sum, { counts }) => sum + counts.shown, 0),
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    files: Object.fromEntries(files.map(({ format, name }) => [format, name])),
  };
}

/** What became of one picture. */
export type Outcome =
  | { readonly kind: 'written'; readonly entry: ManifestEntry }
  | { readonly kind: 'too-small' }
  /** `code` is the file system's, where it is its doing. */
  | { readonly kind: 'failed'; readonly code?: string; readonly message: string };

export function failureOf(error: unknown): Outcome {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error), ...code };
}

/** Draws and writes one picture; one that fails is told and takes no other with it. */
export async function tryJob(dataset: Dataset, grounds: Grounds, job: Job): Promise<Outcome> {
  try {
    const entry = await writeJob(dataset, grounds, job);
    return entry === undefined ? { kind: 'too-small' } : { kind: 'written', entry };
  } catch (error) {
    return failureOf(error);
  }
}
