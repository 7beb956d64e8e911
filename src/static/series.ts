import type { Dataset } from '../core/dataset.ts';
import { inLanguage } from '../core/languages.ts';
import { buildScene } from '../scene/build.ts';
import type { View } from '../scene/view.ts';

export const EACH = ['day', 'place', 'type', 'region'] as const;
export type Each = (typeof EACH)[number];

export const isEach = (text: string): text is Each => (EACH as readonly string[]).includes(text);

/** One picture of a series. */
export interface Item {
  /** Part of a file's name: lower case Latin letters, figures and hyphens. */
  readonly key: string;
  readonly label: string;
  readonly view: View;
  /** What the map is fitted to, where that is not the dataset's own: west, south, east, north in degrees. */
  readonly focus?: readonly [number, number, number, number];
}

type Box = readonly [number, number, number, number];

/** Degrees around a point that are about `km` kilometres to each side. */
export function boxAround(lngDeg: number, latDeg: number, km: number): Box {
  const lat = km / 110.6;
  const lng = km / (111.3 * Math.max(0.1, Math.cos((latDeg * Math.PI) / 180)));
  return [lngDeg - lng, latDeg - lat, lngDeg + lng, latDeg + lat];
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
    case 'place':
      return scene.nodes
        .filter(({ kind }) => kind !== 'region')
        .map((node) => ({
          key: keyOf(node.id),
          label: node.label,
          view: without(view),
          focus: boxAround(node.lngDeg, node.latDeg, 90),
        }));
    case 'region': {
      const ids = new Set(scene.nodes.flatMap(({ spots }) => spots.flatMap((spot) => dataset.spots[spot]?.regions ?? [])));
      return [...ids]
        .toSorted((a, b) => a - b)
        .flatMap((index) => {
          const region = dataset.regions[index];
          if (!region) return [];
          const label = region.names.find((name) => name.lang === lang && name.kind === 'name')?.name ?? region.id;
          return [{ key: keyOf(region.id), label, view: without(view), focus: boundsOf(region.geometry) }];
        });
    }
  }
}

/** A view that looks nowhere yet: it is fitted to what it is about. */
function without({ camera: _camera, ...view }: View): View {
  return view;
}

function boundsOf(geometry: Dataset['regions'][number]['geometry']): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const [lng = 0, lat = 0] of polygons.flat(2)) {
    [west, south, east, north] = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
  }
  return [west, south, east, north];
}
