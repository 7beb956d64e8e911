import type { Dataset } from '../core/dataset.ts';
import { inLanguage } from '../core/languages.ts';
import { countText } from '../core/messages.ts';
import type { Scene, SceneNode } from './scene.ts';
import { sayScene } from './words.ts';

/** Places named in a description: a listener keeps no more in mind. */
const MOST_PLACES = 5;

/** What a description is made of. */
type Said = Omit<Scene, 'altText' | 'days' | 'spans'>;

/** The scene in a few sentences, for who can't see it: what, where, when, how many, and what is not shown. */
export function altTextOf(dataset: Dataset, scene: Said): string {
  const { lang } = scene.view;
  const listed = (nodes: readonly SceneNode[], of: (node: SceneNode) => number): string =>
    nodes.map((node) => `${node.label} ${countText(of(node), lang)}`).join(', ');
  const types = dataset.taxonomy.types.filter(({ id }) => (scene.counts.types[id] ?? 0) > 0);
  const points = scene.nodes.filter(({ kind }) => kind !== 'region').sort((a, b) => b.count - a.count);
  const regions = scene.nodes.filter(({ kind }) => kind === 'region');
  const hollow = (node: SceneNode): number => node.types.reduce((sum, { noneReported }) => sum + noneReported, 0);
  const none = scene.nodes.filter((node) => hollow(node) > 0);
  const sentence = (key: 'altTypes' | 'altPlaces' | 'altRegions' | 'altNone' | 'altGap', list: string): string[] =>
    list === '' ? [] : [sayScene(lang, key, { list })];
  return [
    `${scene.title}.`,
    scene.standfirst,
    ...sentence(
      'altTypes',
      types.map(({ id, label }) => `${inLanguage(label, lang)} ${countText(scene.counts.types[id] ?? 0, lang)}`).join(', '),
    ),
    ...sentence(
      'altPlaces',
      listed(points.slice(0, MOST_PLACES), ({ count }) => count),
    ),
    ...sentence(
      'altRegions',
      listed(regions, ({ count }) => count),
    ),
    ...sentence('altNone', listed(none, hollow)),
    ...(scene.counts.national === 0 ? [] : [sayScene(lang, 'altNational', { count: countText(scene.counts.national, lang) })]),
    ...scalesSaid(scene),
    ...sentence('altGap', scene.gaps.map(({ text }) => text.replace(/\.$/u, '')).join('; ')),
    ...scene.notes,
  ].join(' ');
}

/** Of the layers over the whole set what they show most: the regions with the greatest values, the places of the first days. */
function scalesSaid({ legend, areas, spread, view: { lang } }: Said): string[] {
  return legend.scales.flatMap(({ scale, title, steps }) => {
    const step = (index: number): string => steps[index]?.label ?? '';
    const found =
      scale === 'choropleth'
        ? areas.filter((area) => area.step >= 0).sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
        : scale === 'spread'
          ? spread.filter((node) => node.step >= 0).sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))
          : [];
    const list = found.slice(0, MOST_PLACES).map((one) => `${one.label} ${step(one.step)}`);
    return list.length === 0 ? [] : [sayScene(lang, 'altScale', { title, list: list.join(', ') })];
  });
}
