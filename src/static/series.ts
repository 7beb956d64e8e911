import type { Dataset } from '../core/dataset.ts';
import { nameOn } from '../core/gazetteer.ts';
import { inLanguage } from '../core/languages.ts';
import { buildScene } from '../scene/build.ts';
import { namingDay, rowsAt } from '../scene/filter-of.ts';
import type { SceneNode } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { boundsOf, boxAround, type DegreeBox } from './focus.ts';

export const EACH = ['day', 'place', 'type', 'region'] as const;
export type Each = (typeof EACH)[number];

export const isEach = (text: string): text is Each => (EACH as readonly string[]).includes(text);

/** One picture of a series. */
export interface Item {
  /** Part of a file's name: lower case Latin letters, figures and hyphens. */
  readonly key: string;
  readonly label: string;
  readonly view: View;
  /** What the map is fitted to, where that is not the dataset's own. */
  readonly focus?: DegreeBox;
}

const keyOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '') || 'x';

/** A frame to count in: which nodes merge does not matter here. */
const FRAME = { widthPx: 1200, heightPx: 800 };

/** Views of one dataset, one a day, type, place or region that has incidents in `view`. None is left out and none is empty. */
export function seriesOf(dataset: Dataset, view: View, each: Each): Item[] {
  const scene = buildScene(dataset, view, FRAME);
  const { lang } = view;
  switch (each) {
    case 'day':
      return scene.days
        .filter(({ inView, count }) => inView && count > 0)
        .map(({ day }) => ({ key: day, label: day, view: { ...view, from: day, to: day } }));
    case 'type': {
      const types = dataset.taxonomy.types.filter(({ id }) => (scene.counts.types[id] ?? 0) > 0);
      return types.map((type) => {
        const others = dataset.taxonomy.types.filter(({ id }) => id !== type.id).map(({ id }) => id);
        const own = view.off.filter((off) => off.startsWith(`${type.id}.`));
        return {
          key: keyOf(type.id),
          label: inLanguage(type.label, lang),
          view: { ...view, off: [...others, ...own].toSorted() },
        };
      });
    }
    case 'place': {
      const keys = new Set<string>();
      return placesIn(dataset, view, scene.nodes).map(({ id, label, english, lngDeg, latDeg }) => {
        // Files are named in Latin letters; two places of one name are told apart by their ids.
        const key = keys.has(keyOf(english)) ? `${keyOf(english)}-${keyOf(id)}` : keyOf(english);
        keys.add(key);
        return { key, label, view: { ...without(view), node: id }, focus: boxAround(lngDeg, latDeg, 90) };
      });
    }
    case 'region': {
      const ids = new Set(scene.nodes.flatMap(({ spots }) => spots.flatMap((spot) => dataset.spots[spot]?.regions ?? [])));
      return [...ids]
        .toSorted((a, b) => a - b)
        .flatMap((index) => {
          const region = dataset.regions[index];
          if (!region) return [];
          const label = nameOn(region.names, lang, namingDay(dataset, view));
          return [
            { key: keyOf(region.id), label, view: { ...without(view), node: region.id }, focus: boundsOf(region.geometry) },
          ];
        });
    }
  }
}

/** A view that looks nowhere yet: it is fitted to what it is about. */
function without({ camera: _camera, ...view }: View): View {
  return view;
}

interface Spotted {
  readonly id: string;
  readonly label: string;
  readonly english: string;
  readonly lngDeg: number;
  readonly latDeg: number;
}

/** Each place with incidents in view, those that a node puts together too; points that belong to no place as their nodes. */
function placesIn(dataset: Dataset, view: View, nodes: readonly SceneNode[]): Spotted[] {
  const isoDay = namingDay(dataset, view);
  const found = new Map<string, Spotted>();
  for (const node of nodes.filter(({ kind }) => kind !== 'region')) {
    for (const spot of node.spots) {
      const where = dataset.spots[spot]?.where;
      const place = where && 'place' in where ? dataset.places[where.place] : undefined;
      const { id, lngDeg, latDeg } = place ?? node;
      if (found.has(id) || rowsAt(dataset, view, [spot]).length === 0) continue;
      const [label, english] = place
        ? [nameOn(place.names, view.lang, isoDay), nameOn(place.names, 'en', isoDay)]
        : [node.label, node.id];
      found.set(id, { id, label, english, lngDeg, latDeg });
    }
  }
  return [...found.values()];
}
