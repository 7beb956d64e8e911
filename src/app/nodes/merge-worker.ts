import { mergeAt } from '../../scene/node-columns.ts';
import type { MergedStep, MergeRequest } from './protocol.ts';

addEventListener('message', ({ data }: MessageEvent<MergeRequest>) => {
  for (const step of data.steps) {
    const columns = mergeAt(data.points, step);
    const merged: MergedStep = { step, columns };
    const { start, spots, capacity, lngDeg, latDeg } = columns;
    postMessage(merged, { transfer: [start, spots, capacity, lngDeg, latDeg].map(({ buffer }) => buffer as ArrayBuffer) });
  }
});
