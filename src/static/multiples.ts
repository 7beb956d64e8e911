import type { Dataset } from '../core/dataset.ts';
import { dateInWords } from '../core/date-words.ts';
import { countText } from '../core/messages.ts';
import type { Mark } from '../marks/mark.ts';
import { rectPath } from '../marks/path.ts';
import { PALETTES } from '../marks/theme.ts';
import { buildScene } from '../scene/build.ts';
import { fitCamera } from '../scene/camera.ts';
import type { Scene } from '../scene/scene.ts';
import { subjectOf } from '../scene/subject.ts';
import type { View } from '../scene/view.ts';
import { LETTERING, lineOf, paragraph, stack, widthOf } from './blocks.ts';
import type { Ask } from './figure.ts';
import { typesBlock } from './legend-block.ts';
import { basemapOf, creditedScene, fittedView, focusAspect, type Grounds, mapInto, type Picture } from './picture.ts';
import { type Each, type Item, seriesOf } from './series.ts';
import { sayStatic } from './words.ts';

const GUTTER_PX = 20;
const CAPTION_PX = 22;

/**
 * Small maps of one camera and one scale, side by side: day by day, or type by type. Names are left to the largest, as the
 * reader compares the maps and does not look places up. What is on no map is counted in each caption.
 */
export function drawMultiples(dataset: Dataset, view: View, each: Each, ask: Ask, grounds: Grounds): Picture | undefined {
  const palette = PALETTES[view.theme];
  const found = seriesOf(dataset, view, each);
  const widthPx = ask.kind === 'frame' ? ask.frame.widthPx : ask.widthPx;
  const marginPx = Math.round(Math.max(18, Math.min(40, widthPx * 0.027)));
  const innerPx = widthPx - 2 * marginPx;
  const whole = creditedScene(dataset, view, { widthPx: innerPx, heightPx: innerPx / focusAspect(dataset) }, grounds);
  // Where nothing happened one empty map says so.
  const items: readonly Item[] = found.length > 0 ? found : [{ key: 'none', label: whole.dateRange, view }];
  const title = { ...LETTERING.title, fill: palette.ink };
  const legend = typesBlock(whole, innerPx, Math.max(1, Math.min(4, Math.floor((innerPx + 24) / 200))), palette);
  const head = stack(
    [
      paragraph(whole.title, innerPx, title),
      paragraph(whole.standfirst, innerPx, { ...LETTERING.standfirst, fill: palette.inkSoft }),
      legend,
    ],
    6,
  );
  const notes = [...(each === 'day' ? [sayStatic(view.lang, 'daysOverlap')] : []), ...whole.notes];
  const foot = stack(
    [
      paragraph(notes.join(' '), innerPx, { ...LETTERING.tiny, fill: palette.inkSoft }),
      paragraph(whole.credits.join(' · '), innerPx, { ...LETTERING.tiny, fill: palette.inkFaint }),
    ],
    2,
  );
  const top = marginPx + head.heightPx + 18;
  const roomPx = ask.kind === 'frame' ? Infinity : ask.heightPx - top - foot.heightPx - marginPx - 14;
  const grid = gridFor(items.length, innerPx, roomPx, focusAspect(dataset));
  if (!grid) return undefined;
  const frame = { widthPx: grid.cellPx, heightPx: grid.mapPx };
  const camera = view.camera ?? fitCamera(dataset.meta.focus, frame, 6);
  const panels = items.map((item: Item, index): { marks: Mark[]; scene: Scene } => {
    const x = marginPx + (index % grid.columns) * (grid.cellPx + GUTTER_PX);
    const y = top + Math.floor(index / grid.columns) * (grid.mapPx + CAPTION_PX + GUTTER_PX);
    const layers = grid.cellPx >= 420 ? item.view.layers : item.view.layers.filter((layer) => layer !== 'labels');
    // Of a place or region what happened there and nowhere else: what its map shows is what its caption counts.
    const { node } = item.view;
    const scene = buildScene(
      (node === undefined ? undefined : subjectOf(dataset, item.view, node)?.dataset) ?? dataset,
      { ...item.view, layers, camera: item.focus ? fitCamera(item.focus, frame, 6) : camera },
      frame,
    );
    const at = { x, y: y + CAPTION_PX, ...frame };
    const label = each === 'day' && found.length > 0 ? dateInWords(item.label, view.lang) : item.label;
    const count = countText(scene.counts.shown, view.lang);
    const national =
      scene.ledger.length === 0
        ? ''
        : ` · ${sayStatic(view.lang, 'offMap', { count: countText(scene.ledger.length, view.lang) })}`;
    const strong = { ...LETTERING.strong, fill: palette.ink };
    return {
      scene,
      marks: [
        lineOf(label, x, y, strong),
        lineOf(count + national, x + widthOf(label, strong) + 8, y, {
          ...LETTERING.small,
          fill: palette.inkSoft,
          data: { panel: item.key, shown: scene.counts.shown },
        }),
        ...mapInto(dataset, scene, at, grounds).marks,
        {
          kind: 'path',
          layer: 'frame',
          d: rectPath(at.x, at.y, at.widthPx, at.heightPx),
          stroke: palette.countryBorder,
          widthPx: 0.8,
        },
      ],
    };
  });

  const bodyPx = grid.rows * (grid.mapPx + CAPTION_PX + GUTTER_PX) - GUTTER_PX;
  const footTop = ask.kind === 'frame' ? top + bodyPx + 14 : ask.heightPx - marginPx - foot.heightPx;
  const heightPx = ask.kind === 'frame' ? footTop + foot.heightPx + marginPx : ask.heightPx;
  return {
    widthPx,
    heightPx,
    marks: [
      { kind: 'path', layer: 'page', d: rectPath(0, 0, widthPx, heightPx), fill: palette.page },
      ...head.draw(marginPx, marginPx),
      ...panels.flatMap(({ marks }) => marks),
      ...foot.draw(marginPx, footTop),
    ],
    title: whole.title,
    altText: whole.altText,
    view: fittedView(whole, view),
    scenes: panels.map(({ scene }) => scene),
    ...basemapOf(grounds),
  };
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  readonly mapPx: number;
}

/** The columns that make the maps largest in the room there is. */
function gridFor(count: number, innerPx: number, roomPx: number, aspect: number): Grid | undefined {
  let best: Grid | undefined;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellPx = Math.floor((innerPx - (columns - 1) * GUTTER_PX) / columns);
    const mapPx = Math.floor(Math.min(cellPx / aspect, (roomPx + GUTTER_PX) / rows - GUTTER_PX - CAPTION_PX));
    const drawnPx = Math.min(cellPx, mapPx * aspect);
    if (drawnPx < 90) continue;
    if (!best || drawnPx > Math.min(best.cellPx, best.mapPx * aspect)) best = { columns, rows, cellPx, mapPx };
    if (roomPx === Infinity && columns === 3) break;
  }
  return best;
}
