import type { NodeColumns, NodePoints } from '../../scene/node-columns.ts';

/** Points to put together for each of these zoom steps, in this order. */
export interface MergeRequest {
  readonly points: NodePoints;
  readonly steps: readonly number[];
}

export interface MergedStep {
  readonly step: number;
  readonly columns: NodeColumns;
}
