import type { Mark, PathMark } from '../marks/mark.ts';
import { circlePath, rectPath } from '../marks/path.ts';
import type { Palette } from '../marks/theme.ts';
import type { LegendScale, LegendStep, Scene } from '../scene/scene.ts';
import { beside, type Block, EMPTY, FURNITURE, headed, LETTERING, paragraph, stack, widthOf } from './blocks.ts';
import { gapLines, SIGN_PX } from './signs.ts';

/** A step's colour as it looks on the map: an area, a disc, or one of the three ways to have no value. */
function swatch(step: LegendStep, scale: LegendScale['scale'], x: number, y: number, palette: Palette): Mark[] {
  const path = (d: string, style: Partial<PathMark>): Mark => ({ kind: 'path', layer: FURNITURE, d, ...style });
  if (scale === 'spread')
    return [
      path(circlePath(x + 12, y + 7, 6), {
        fill: step.color === '' ? palette.page : step.color,
        stroke: palette.inkFaint,
        widthPx: 0.7,
      }),
    ];
  const box = rectPath(x, y, 24, 14);
  const edge = { stroke: palette.regionBorder, widthPx: 0.7 };
  switch (step.kind) {
    case 'fill':
      return [path(box, { fill: step.color, ...edge })];
    case 'outline':
      return [path(rectPath(x + 1, y + 1, 22, 12), { fill: palette.subject, stroke: step.color, widthPx: 1.6 })];
    case 'lines':
      return [path(box, { fill: palette.subject, ...edge }), path(gapLines(x, y, 24, 14), { stroke: step.color, widthPx: 0.8 })];
    case 'blank':
      return [path(box, { fill: palette.subject, ...edge })];
  }
}

const inRows = (steps: readonly LegendStep[], columns: number): LegendStep[][] =>
  Array.from({ length: Math.ceil(steps.length / columns) }, (_, row) => steps.slice(row * columns, (row + 1) * columns));

/** Legends of the graded layers that the scene draws: each colour with the figures it stands for, and how to read it. */
export function scalesBlock(scene: Scene, widthPx: number, palette: Palette): Block {
  if (scene.legend.scales.length === 0) return EMPTY;
  const blocks = scene.legend.scales.map(({ title, steps, note, scale }) => {
    // As many side by side as their figures have room for; what is said in words and is longer gets a row of its own.
    const widest = Math.max(
      ...steps.filter(({ kind }) => kind === 'fill').map(({ label }) => widthOf(label, LETTERING.small)),
      50,
    );
    const most = Math.max(1, Math.min(steps.length, Math.floor(widthPx / (widest + SIGN_PX + 12))));
    const isLong = ({ label }: LegendStep): boolean => widthOf(label, LETTERING.small) > widthPx / most - SIGN_PX - 10;
    const short = steps.filter((step) => !isLong(step));
    const columns = Math.max(1, Math.ceil(short.length / Math.ceil(short.length / most)));
    const stepPx = widthPx / columns;
    const row = (step: LegendStep, roomPx: number): Block => {
      const words = paragraph(step.label, roomPx - SIGN_PX - 10, { ...LETTERING.small, fill: palette.inkSoft });
      return {
        widthPx: roomPx,
        heightPx: Math.max(18, words.heightPx + 2),
        draw: (x, y) => [...swatch(step, scale, x, y + 1, palette), ...words.draw(x + SIGN_PX + 4, y)],
      };
    };
    const grid = inRows(short, columns).map((line) => beside(line.map((step, index) => [index * stepPx, row(step, stepPx)])));
    const rest = steps.filter(isLong).map((step) => row(step, widthPx));
    const told = note === '' ? EMPTY : paragraph(note, widthPx, { ...LETTERING.tiny, fill: palette.inkFaint });
    return headed(title, widthPx, palette, stack([...grid, ...rest, told], 3));
  });
  return stack(blocks, 14);
}
