import { mergeAt, type NodePoints } from '../../scene/node-columns.ts';
import type { MergedStep, ToMerger } from './protocol.ts';

let points: NodePoints | undefined;

addEventListener('message', ({ data }: MessageEvent<ToMerger>) => {
  if (data.kind === 'points') {
    points = data.points;
    return;
  }
  if (points === undefined) throw new Error('there are no points');
  const columns = mergeAt(points, data.step);
  const merged: MergedStep = { step: data.step, columns };
  const { start, spots, capacity, lngDeg, latDeg } = columns;
  postMessage(merged, { transfer: [start, spots, capacity, lngDeg, latDeg].map(({ buffer }) => buffer as ArrayBuffer) });
});
