import type { Scene, SceneLabel } from '../scene/scene.ts';
import { cityLettering, COUNTRY, haloOf, heightOf, type Lettering, REGION, spaced, textAt, WATER, widthOf } from './lettering.ts';
import type { Mark } from './mark.ts';
import { circlePath } from './path.ts';
import { boxAround, type Placement } from './placement.ts';
import { AROUND, besideCircle, centreOf, STEP_PX } from './spots.ts';
import type { Palette } from './theme.ts';

type Project = (lngDeg: number, latDeg: number) => [number, number];

/** Least zoom at which a city without incidents is named, by rank. */
const CITY_ZOOM = [0, 0, 3, 5.4, 6.6];

/** Cities that hold no incident in view but tell the reader where they are: a dot and a name, only where there is room. */
export function orientingMarks(
  { labels, camera, frame }: Scene,
  project: Project,
  placement: Placement,
  palette: Palette,
): Mark[] {
  const cities = labels
    .filter((label) => label.kind === 'place' && camera.zoom >= (CITY_ZOOM[Math.min(label.rank, 4)] ?? 0))
    .sort((a, b) => a.rank - b.rank);
  return cities.flatMap((city): Mark[] => {
    const [x, y] = project(city.lngDeg, city.latDeg);
    if (x < 0 || y < 0 || x > frame.widthPx || y > frame.heightPx) return [];
    const plain = cityLettering(Math.max(2, city.rank));
    const lettering: Lettering = { ...plain, weight: 400, sizePx: Math.min(plain.sizePx, 11.5) };
    const dot = boxAround(x, y, 6, 6);
    if (!placement.isFree(dot)) return [];
    const box = besideCircle(x, y, 1.5, widthOf(city.text, lettering), heightOf(lettering)).find((candidate) =>
      placement.isFree(candidate),
    );
    if (box === undefined) return [];
    placement.take(dot);
    placement.take(box);
    return [
      { kind: 'path', layer: 'map-labels', d: circlePath(x, y, 1.8), fill: palette.inkFaint, stroke: palette.halo, widthPx: 0.8 },
      textAt(city.text, ...centreOf(box), lettering, {
        layer: 'place-labels',
        fill: palette.inkFaint,
        halo: haloOf(palette),
        data: { label: city.id },
      }),
    ];
  });
}

/** Names of regions, countries and waters: the faintest on the map, and the first to give way. */
export function groundLabelMarks({ labels, camera }: Scene, project: Project, placement: Placement, palette: Palette): Mark[] {
  const styleOf = (label: SceneLabel): { lettering: Lettering; fill: string; text: string; reach: number } => {
    if (label.kind === 'water') return { lettering: WATER, fill: palette.waterInk, text: label.text, reach: 9 };
    if (label.kind === 'country') return { lettering: COUNTRY, fill: palette.mapInk, text: spaced(label.text), reach: 25 };
    return { lettering: REGION, fill: palette.mapInk, text: spaced(label.text), reach: 9 };
  };
  const order = { country: 0, water: 1, region: 2, place: 3 } as const;
  return labels
    .filter((label) => label.kind !== 'place' && (label.kind !== 'water' || label.rank <= camera.zoom - 2.5))
    .sort((a, b) => order[a.kind] - order[b.kind] || a.rank - b.rank)
    .flatMap((label): Mark[] => {
      const { lettering, fill, text, reach } = styleOf(label);
      const [x, y] = project(label.lngDeg, label.latDeg);
      const lines = label.kind === 'water' ? twoLines(text) : [text];
      const widthPx = Math.max(...lines.map((line) => widthOf(line, lettering)));
      const lineHeightPx = heightOf(lettering) + 2;
      const boxes = AROUND.slice(0, reach).map(([dx, dy]) =>
        boxAround(x + dx * STEP_PX, y + dy * STEP_PX, widthPx + 6, lineHeightPx * lines.length),
      );
      const box = boxes.find((candidate) => placement.isFree(candidate));
      if (box === undefined) return [];
      placement.take(box);
      const [midX] = centreOf(box);
      return lines.map((line, index) =>
        textAt(line, midX, box.minY + lineHeightPx * (index + 0.5), lettering, {
          layer: 'map-labels',
          fill,
          data: { label: label.id },
        }),
      );
    });
}

/** A sea's name in two lines where it has two words: it stands in the water and not across it. */
function twoLines(text: string): string[] {
  const words = text.split(' ');
  return words.length === 2 ? words : [text];
}
