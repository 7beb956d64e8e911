import type { IncidentType, Taxonomy } from '../core/taxonomy.ts';
import { GLYPH_RADIUS_PX, ringRadiusPx, ROSETTE_MOST, rosetteOffsets } from '../scene/node-size.ts';
import type { SceneNode, TypeCount } from '../scene/scene.ts';
import { glyphMark } from './glyph.ts';
import { greyFillMarks } from './grey-fill.ts';
import type { Mark, PathMark } from './mark.ts';
import { FONT } from './metrics.ts';
import { circlePath } from './path.ts';
import { discSectors, RING_HOLE, ringParts, type RingArea } from './ring.ts';
import { typeColor } from '../scene/ramps.ts';
import type { Palette } from './theme.ts';
import type { Theme } from '../scene/view.ts';

export interface NodeStyle {
  readonly taxonomy: Taxonomy;
  readonly theme: Theme;
  readonly palette: Palette;
  /** Incidents that all nodes together could hold: sets the scale of rings. */
  readonly most: number;
  /** Room that something around each node takes. */
  readonly collarPx: number;
}

/** One sign of a rosette or row: a type, full or hollow. */
interface Sign {
  readonly type: IncidentType;
  readonly hollow: boolean;
}

/** One sign for each incident, in the taxonomy's order, hollow after full. */
function signsOf(types: readonly TypeCount[], taxonomy: Taxonomy): Sign[] {
  return types.flatMap((count) => {
    const type = typeOf(taxonomy, count.type);
    return [
      ...Array.from({ length: count.occurred }, () => ({ type, hollow: false })),
      ...Array.from({ length: count.noneReported }, () => ({ type, hollow: true })),
    ];
  });
}

function typeOf(taxonomy: Taxonomy, id: string): IncidentType {
  const type = taxonomy.types.find((candidate) => candidate.id === id);
  if (type === undefined) throw new Error(`the taxonomy has no type ${id}`);
  return type;
}

/** A node at a point: a rosette, one mark an incident, or from `ROSETTE_MOST` on a ring divided by type. */
export function pointNodeMarks(node: SceneNode, x: number, y: number, style: NodeStyle): Mark[] {
  if (node.count > ROSETTE_MOST) return ringMarks(node, x, y, style);
  return glyphsAt(node, rosetteOffsets(node.count), x, y, style);
}

/** A region's incidents: a row under its name, up to `perRow` side by side; it stands in the region and at no spot of it. */
export function regionRowOffsets(count: number, perRow = 6): readonly (readonly [number, number])[] {
  const pitch = 11;
  const rows = Math.ceil(count / perRow);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / perRow);
    const inRow = row === rows - 1 ? count - row * perRow : perRow;
    return [((index % perRow) - (inRow - 1) / 2) * pitch, row * pitch];
  });
}

/** Glyphs of a node's incidents at offsets from a point. */
export function glyphsAt(
  node: SceneNode,
  offsets: readonly (readonly [number, number])[],
  x: number,
  y: number,
  { taxonomy, theme, palette }: NodeStyle,
): Mark[] {
  return signsOf(node.types, taxonomy).map(({ type, hollow }, index) => {
    const [dx, dy] = offsets[index] ?? [0, 0];
    return glyphMark(
      type.shape,
      x + dx,
      y + dy,
      GLYPH_RADIUS_PX,
      { color: typeColor(type, theme), ground: palette.halo, hollow },
      { layer: 'nodes', data: { node: node.id, type: type.id, finding: hollow ? 'none-reported' : 'occurred', count: 1 } },
    );
  });
}

/** A ring's part as a mark that asks for the text of its outline when it is asked itself. */
const partMark = (area: RingArea, rest: Omit<PathMark, 'kind' | 'd' | 'sectors'>): PathMark => ({
  kind: 'path',
  get d() {
    return area.d;
  },
  sectors: area.sectors,
  ...rest,
});

/** A ring with the count in its middle. */
export function ringMarks(node: SceneNode, x: number, y: number, { taxonomy, theme, palette, most }: NodeStyle): Mark[] {
  const outerPx = ringRadiusPx(node.count, most);
  const parts = node.types.flatMap((count) => {
    const type = typeOf(taxonomy, count.type);
    return [
      { share: count.occurred, type, finding: 'occurred' },
      { share: count.noneReported, type, finding: 'none-reported' },
    ].filter(({ share }) => share > 0);
  });
  const areas = ringParts(x, y, outerPx, parts);
  const text = String(node.count);
  const sizePx = Math.min(outerPx * 0.62, (outerPx * RING_HOLE * 1.75) / Math.max(1, text.length * 0.6));
  return [
    {
      kind: 'path',
      layer: 'nodes',
      get d() {
        return circlePath(x, y, outerPx);
      },
      sectors: discSectors(x, y, outerPx),
      fill: palette.halo,
      stroke: palette.halo,
      widthPx: 2.4,
    },
    ...parts.flatMap(({ share, type, finding }, index): Mark[] => {
      const color = typeColor(type, theme);
      const data = { node: node.id, type: type.id, finding, count: share };
      const area = areas[index];
      if (area === undefined) return [];
      if (finding === 'none-reported') {
        return [partMark(area, { layer: 'nodes', fill: palette.halo, stroke: color, widthPx: 1.4, data })];
      }
      if (theme === 'grey') return greyFillMarks(type.shape, area, { layer: 'nodes', data });
      return [partMark(area, { layer: 'nodes', fill: color, stroke: palette.halo, widthPx: 1, data })];
    }),
    {
      kind: 'text',
      layer: 'nodes',
      x,
      y: y + (sizePx * FONT.capHeight) / 2,
      text,
      sizePx: Math.round(sizePx * 10) / 10,
      weight: 700,
      anchor: 'middle',
      fill: palette.ink,
    },
  ];
}
