import type { Dataset } from '../../core/dataset.ts';
import { ZOOM_RANGE } from '../../map/mount.ts';
import { keepMembership, nodePoints, zoomStep } from '../../scene/nodes.ts';
import type { MergedStep, MergeRequest } from './protocol.ts';
import MergeWorker from './merge-worker.ts?worker';

/** Fewer are put together within a frame, when a reader gets there. */
const LEAST_POINTS = 400;

/** Steps of the page's zooms, the nearest first. */
function stepsFrom(zoom: number): number[] {
  const steps: number[] = [];
  for (let step = Math.min(ZOOM_RANGE.least, zoomStep(zoom)); step <= ZOOM_RANGE.greatest; step += 0.25) steps.push(step);
  return steps.sort((a, b) => Math.abs(a - zoom) - Math.abs(b - zoom));
}

/**
 * Puts a dataset's points together for every zoom in a worker, before a reader gets there. A step that has not come is merged
 * when it is asked for, to the same nodes.
 * @param zoom where the reader is
 * @returns ends it
 */
export function mergeAhead(dataset: Dataset, zoom: number): () => void {
  const points = nodePoints(dataset);
  if (points.spot.length < LEAST_POINTS) return () => undefined;
  const worker = new MergeWorker({ name: 'nodes' });
  const steps = stepsFrom(zoom);
  let left = steps.length;
  worker.onmessage = ({ data }: MessageEvent<MergedStep>) => {
    keepMembership(dataset, data.step, data.columns);
    left -= 1;
    if (left === 0) worker.terminate();
  };
  const request: MergeRequest = { points, steps };
  worker.postMessage(request);
  return () => worker.terminate();
}
