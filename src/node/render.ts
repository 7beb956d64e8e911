import type { Dataset } from '../core/dataset.ts';
import { type Drawing, encodeVector, provenanceFor } from '../static/drawing.ts';
import type { Picture } from '../static/picture.ts';
import { FONTS } from './fonts.ts';

export const OUTPUT_FORMATS = ['png', 'svg', 'pdf', 'json', 'webp', 'avif'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export const isOutputFormat = (text: string): text is OutputFormat => (OUTPUT_FORMATS as readonly string[]).includes(text);

/** A picture in one format. Painters are loaded when first asked for. */
export async function encode(
  dataset: Dataset,
  picture: Picture,
  format: OutputFormat,
  drawing: Drawing,
): Promise<Uint8Array | string> {
  if (format === 'svg' || format === 'pdf' || format === 'json') return encodeVector(dataset, picture, format, drawing, FONTS);
  const options = { scale: drawing.scale, provenance: provenanceFor(dataset, picture, drawing) };
  if (format === 'png') {
    const { toPng } = await import('./png.ts');
    return toPng(picture, { ...options, ...(drawing.dpi === 0 ? {} : { dpi: drawing.dpi }) });
  }
  const { toWebImage } = await import('./web-image.ts');
  return toWebImage(picture, format, options);
}
