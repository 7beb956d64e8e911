import type { Dataset } from '../core/dataset.ts';
import type { Region } from '../core/gazetteer.ts';
import type { Counts } from '../core/filter.ts';
import { inLanguage } from '../core/languages.ts';
import { ROSETTE_MOST } from './node-size.ts';
import { typeColor } from './ramps.ts';
import type { LegendScale, LegendSign, Scene, SceneGap, SceneNode } from './scene.ts';
import type { View } from './view.ts';
import { sayScene } from './words.ts';

interface Drawn {
  readonly nodes: readonly SceneNode[];
  readonly districts: number;
  readonly gaps: readonly SceneGap[];
  readonly zoom: number;
  readonly scales: readonly LegendScale[];
}

/** Every type with its count, and in words every sign that this scene draws; no sign that it does not. */
export function legendOf(dataset: Dataset, view: View, counts: Counts, drawn: Drawn): Scene['legend'] {
  const { lang, theme } = view;
  const inType = (index: number): number => {
    const width = dataset.taxonomy.types.length * 2;
    let sum = 0;
    for (let at = index * 2; at < counts.bySpot.length; at += width)
      sum += (counts.bySpot[at] ?? 0) + (counts.bySpot[at + 1] ?? 0);
    return sum;
  };
  return {
    title: sayScene(lang, 'legend'),
    types: dataset.taxonomy.types.map((type, index) => ({
      id: type.id,
      label: inLanguage(type.label, lang),
      color: typeColor(type, theme),
      shape: type.shape,
      count: inType(index),
      off: view.off.includes(type.id),
    })),
    signs: signsOf(dataset, view, drawn),
    scales: drawn.scales,
  };
}

/** A city's outline that is a stand-in is drawn as one from this zoom on; below, the city's mark covers it. */
export const isDashed = ({ kind, approximate }: Region, zoom: number): boolean => kind === 'city' && approximate && zoom >= 6;

function signsOf(dataset: Dataset, { lang }: View, { nodes, districts, gaps, zoom }: Drawn): LegendSign[] {
  const points = nodes.filter(({ kind }) => kind !== 'region');
  const regions = nodes.filter(({ kind }) => kind === 'region');
  const hollow = nodes.some(({ types }) => types.some(({ noneReported }) => noneReported > 0));
  const [gap] = [...dataset.gaps].sort((a, b) => b.to - b.from - (a.to - a.from));
  const kind = gap === undefined ? '' : inLanguage(gap.kind, lang);
  const approximate = dataset.regions.some((region) => isDashed(region, zoom));
  const rosette = points.some((node) => node.kind === 'coordinates') ? 'rosettePoint' : 'rosette';
  const signs: (LegendSign | false)[] = [
    points.some(({ count }) => count <= ROSETTE_MOST) && { sign: 'rosette', label: sayScene(lang, rosette) },
    nodes.some(({ count }) => count > ROSETTE_MOST) && { sign: 'ring', label: sayScene(lang, 'ring', { most: ROSETTE_MOST }) },
    hollow && { sign: 'none-reported', label: sayScene(lang, 'noneReported') },
    regions.length > 0 && { sign: 'hatch', label: sayScene(lang, 'hatch') },
    districts > 0 && { sign: 'district', label: sayScene(lang, 'district') },
    gaps.length > 0 && { sign: 'gap', label: sayScene(lang, 'gap', { kind }) },
    approximate && { sign: 'approximate', label: sayScene(lang, 'approximate') },
  ];
  return signs.filter((sign) => sign !== false);
}
