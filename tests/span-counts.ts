import type { SpanCounts } from '../src/core/filter.ts';

/** Spans as a test writes them, as the columns that counts have. */
export function spanCounts(
  spans: readonly { readonly from: number; readonly to: number; readonly cells: Uint32Array }[],
): SpanCounts {
  return {
    count: spans.length,
    from: Int32Array.from(spans, ({ from }) => from),
    to: Int32Array.from(spans, ({ to }) => to),
    cells: Uint32Array.from(spans.flatMap(({ cells }) => [...cells])),
    totals: Uint32Array.from(spans, ({ cells }) => cells.reduce((sum, n) => sum + n, 0)),
  };
}
