import { type Layer, LAYERS, type Mark } from './mark.ts';

/** Marks of one layer that are painted one after the other. */
export interface LayerRun {
  readonly layer: Layer;
  readonly marks: readonly Mark[];
}

/** The order that every painter keeps: by layer, and within a layer as they came. Empty layers are left out. */
export function inPaintOrder(marks: readonly Mark[]): LayerRun[] {
  const runs = new Map<Layer, Mark[]>(LAYERS.map((layer) => [layer, []]));
  for (const mark of marks) runs.get(mark.layer)?.push(mark);
  return [...runs].filter(([, found]) => found.length > 0).map(([layer, found]) => ({ layer, marks: found }));
}

/** Where a strike runs above the baseline and how thick it is, as fractions of the type size: the font's own. */
export const STRIKE = { above: 0.322, thick: 0.05 } as const;

/** Links lead to the web or nowhere: a dataset's text is a stranger's. */
export const isWebAddress = (href: string): boolean => /^https?:\/\/[^\s"'<>]+$/iu.test(href);
