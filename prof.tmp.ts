import { syntheticDataset } from './tests/bench/synthetic.ts';
import { kazakhstan } from './tests/kazakhstan.ts';
import { buildScene } from './src/scene/build.ts';
import { mapMarks } from './src/marks/map-marks.ts';
import { DEFAULT_VIEW } from './src/scene/view-codec.ts';
import { countAll } from './src/core/filter.ts';
import { filterOf } from './src/scene/filter-of.ts';
import { hitTargets } from './src/app/state/hit.ts';
import { isoOf } from './src/core/day.ts';
const dataset = syntheticDataset(kazakhstan, { rows: 1_000_000, days: 1826, points: 2000 });
const frame = { widthPx: 736, heightPx: 430 };
const types = dataset.taxonomy.types.map((t) => t.id);
export function run(n: number, kind: string) {
  const times: Record<string, number[]> = {};
  const time = <T>(name: string, f: () => T): T => { const t = performance.now(); const r = f(); (times[name] ??= []).push(performance.now() - t); return r; };
  for (let i = 0; i < n; i++) {
    const view = kind === 'toggle' ? { ...DEFAULT_VIEW, off: i % 2 ? [types[(i >> 1) % 8]!] : [] } : kind === 'step' ? { ...DEFAULT_VIEW, to: isoOf(dataset.span.to - i) }
      : { ...DEFAULT_VIEW, camera: { lngDeg: 66 + i * 0.1, latDeg: 48, zoom: 3.9 } };
    const scene = time('scene', () => buildScene(dataset, view as never, frame));
    time('counts', () => countAll(dataset, filterOf(dataset, view as never)));
    const drawn = time('marks', () => mapMarks(dataset, scene));
    time('hit', () => hitTargets(dataset, scene, drawn.marks));
    if (i === n - 1) console.log(kind, 'nodes', scene.nodes.length, 'inFrame', scene.nodes.filter((x) => x.inFrame).length, 'marks', drawn.marks.length, 'labels', scene.labels.length);
  }
  for (const [k, v] of Object.entries(times)) console.log(' ', k, v.slice(n >> 1).sort((a, b) => a - b)[n >> 2]!.toFixed(1), 'first', v[0]!.toFixed(0));
}
