import type { NodeColumns, NodePoints } from '../../scene/node-columns.ts';

/** First the points, then one zoom step after the other. */
export type ToMerger =
  { readonly kind: 'points'; readonly points: NodePoints } | { readonly kind: 'step'; readonly step: number };

export interface MergedStep {
  readonly step: number;
  readonly columns: NodeColumns;
}
