import type { Dataset } from '../core/dataset.ts';
import { mercator, metersPerPx, projector, WORLD_PX } from '../scene/camera.ts';
import { kernel } from '../scene/heat.ts';
import { nodeRadiusPx } from '../scene/node-size.ts';
import { zoomStep } from '../scene/nodes.ts';
import { RAMPS } from '../scene/ramps.ts';
import type { Scene, SceneArea } from '../scene/scene.ts';
import { contourPath, type Field } from './contour.ts';
import { outlinePath, uprightPath } from './hatch.ts';
import type { Mark } from './mark.ts';
import { FONT } from './metrics.ts';
import { circlePath } from './path.ts';
import { PALETTES } from './theme.ts';

/** Regions filled by their value. A region without one is outlined, lined or left as the ground is, and so told apart. */
export function areaMarks(dataset: Dataset, { areas, camera, frame, view }: Scene): Mark[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const line = RAMPS[view.theme].area.at(-1) ?? '';
  const ground = PALETTES[view.theme].subject;
  return dataset.regions.flatMap(({ id, geometry }): Mark[] => {
    const area = byId.get(id);
    if (area === undefined || area.state === 'none' || area.state === 'unknown') return [];
    const lined = area.state === 'gap';
    const d = lined ? uprightPath(geometry, camera, frame) : outlinePath(geometry, camera, frame);
    if (d === '') return [];
    const base = { kind: 'path', layer: 'choropleth', d, data: dataOf(area) } as const;
    if (lined) return [{ ...base, stroke: line, widthPx: 0.6 }];
    if (area.state === 'none-reported') return [{ ...base, stroke: line, widthPx: 2 }];
    return [{ ...base, fill: area.color ?? line, fillRule: 'evenodd', stroke: ground, widthPx: 1.4 }];
  });
}

function dataOf({ id, state, value }: SceneArea): Record<string, string | number> {
  return { region: id, state, ...(value === undefined ? {} : { value }) };
}

/** How fine the field is computed: squares of this side at the zoom step. */
const CELL_PX = 7;

const HEAT_OPACITY = 0.78;

/**
 * The density of incidents as filled outlines, one path a step: exact figures in every format, with no image. The field is
 * computed on squares that are fixed to the world, so that outlines stay where they are while the map is dragged.
 */
export function heatMarks({ heat, camera, frame }: Scene): Mark[] {
  if (heat === undefined || heat.points.length === 0) return [];
  const project = projector(camera, frame);
  const cellPx = CELL_PX * 2 ** (camera.zoom - zoomStep(camera.zoom));
  const worldPx = WORLD_PX * 2 ** camera.zoom;
  const [centreX, centreY] = mercator(camera.lngDeg, camera.latDeg);
  const snapped = (edge: number): number => -(((edge % cellPx) + cellPx) % cellPx);
  // One square beyond the frame on each side, and a rim of nothing, so that every outline closes.
  const leftPx = snapped(centreX * worldPx - frame.widthPx / 2) - 2 * cellPx;
  const topPx = snapped(centreY * worldPx - frame.heightPx / 2) - 2 * cellPx;
  const columns = Math.ceil((frame.widthPx - leftPx) / cellPx) + 3;
  const rows = Math.ceil((frame.heightPx - topPx) / cellPx) + 3;
  const field: Field = { columns, rows, values: new Float64Array(columns * rows) };
  const scale = heat.perKm2 / heat.reachKm ** 2;
  for (const { lngDeg, latDeg, count } of heat.points) {
    const reach = (heat.reachKm * 1000) / metersPerPx(latDeg, camera.zoom) / cellPx;
    const [xPx, yPx] = project(lngDeg, latDeg);
    addKernel(field, (xPx - leftPx) / cellPx, (yPx - topPx) / cellPx, reach, count * scale);
  }
  return heat.bounds.flatMap((level, step): Mark[] => {
    const d = contourPath(field, level, cellPx, leftPx, topPx);
    const data = { heat: step, level };
    return d === ''
      ? []
      : [{ kind: 'path', layer: 'heat', d, fill: heat.colors[step] ?? '', fillOpacity: HEAT_OPACITY, fillRule: 'evenodd', data }];
  });
}

/** Adds one point's kernel to all corners within its reach, the rim excepted. */
function addKernel({ columns, rows, values }: Field, x: number, y: number, reach: number, weight: number): void {
  const fromRow = Math.max(1, Math.ceil(y - reach));
  const toRow = Math.min(rows - 2, Math.floor(y + reach));
  const fromColumn = Math.max(1, Math.ceil(x - reach));
  const toColumn = Math.min(columns - 2, Math.floor(x + reach));
  for (let row = fromRow; row <= toRow; row++) {
    const down = ((row - y) / reach) ** 2;
    for (let column = fromColumn; column <= toColumn; column++) {
      const at = row * columns + column;
      values[at] = (values[at] as number) + weight * kernel(down + ((column - x) / reach) ** 2);
    }
  }
}

/** Radius of a spread disc without a node on it. */
const DISC_PX = 10;
/** How far a spread disc looks out from under its node: names of nodes keep this far off too. */
export const COLLAR_PX = 4.5;

/** Radius of a place's spread disc on the map, pixels: names keep off it. */
export const spreadRadiusPx = (count: number, most: number, isUnderNode: boolean): number =>
  isUnderNode ? nodeRadiusPx(count, most) + COLLAR_PX : DISC_PX;

/**
 * Each node's disc in the colour of its first day: a collar around the node, or where nodes are off a disc of its own with
 * the number of the day.
 */
export function spreadMarks({ spread, camera, frame, view }: Scene, most: number): Mark[] {
  const project = projector(camera, frame);
  const isUnder = view.layers.includes('nodes');
  const { halo, ink } = PALETTES[view.theme];
  return spread.flatMap(({ id, lngDeg, latDeg, count, day = '', color }): Mark[] => {
    const [x, y] = project(lngDeg, latDeg);
    const innerPx = nodeRadiusPx(count, most) + 1;
    const d = circlePath(x, y, spreadRadiusPx(count, most, isUnder));
    const disc: Mark = { kind: 'path', layer: 'spread', d, fill: color, stroke: ink, widthPx: 0.5, data: { spread: id, day } };
    if (isUnder) return [disc, { kind: 'path', layer: 'spread', d: circlePath(x, y, innerPx), fill: halo }];
    if (day === '') return [disc];
    const sizePx = 10;
    return [
      disc,
      {
        kind: 'text',
        layer: 'spread',
        x: Math.round(x * 100) / 100,
        y: Math.round((y + (sizePx * FONT.capHeight) / 2) * 100) / 100,
        text: String(Number(day.slice(8))),
        sizePx,
        weight: 700,
        anchor: 'middle',
        fill: isPale(color) ? '#1a1c1e' : '#fdfcfa',
      },
    ];
  });
}

/** Whether dark figures read better on a colour than light ones, by its luma. */
const isPale = (color: string): boolean => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b > 140;
};
