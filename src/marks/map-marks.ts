import type { Dataset } from '../core/dataset.ts';
import { metersPerPx, projector } from '../scene/camera.ts';
import { GLYPH_RADIUS_PX, nodeRadiusPx, rosetteOffsets } from '../scene/node-size.ts';
import { atPoints } from '../scene/nodes.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';
import { isDashed } from '../scene/legend.ts';
import { hatchPath, mercatorArea, outlinePath } from './hatch.ts';
import { groundLabelMarks, orientingMarks } from './ground-labels.ts';
import { areaMarks, COLLAR_PX, heatMarks, spreadMarks, spreadRadiusPx } from './layers.ts';
import type { Mark } from './mark.ts';
import { isGreat, nodeLabelMarks } from './node-labels.ts';
import { pointNodeMarks, type NodeStyle } from './node-marks.ts';
import { circlePath } from './path.ts';
import { boxAround, Placement } from './placement.ts';
import { placeRegionNode, type PlacedRegion } from './region-rows.ts';
import { PALETTES } from './theme.ts';

/** The marks over the basemap, and what found no room. */
export interface MapMarks {
  readonly marks: readonly Mark[];
  /** Nodes drawn without their name: the picture says how many. */
  readonly unlabelled: readonly SceneNode[];
}

/** What has found its place, in this order. */
interface Placed {
  readonly placement: Placement;
  readonly greatNames: ReturnType<typeof nodeLabelMarks>;
  readonly rows: readonly PlacedRegion[];
  readonly names: ReturnType<typeof nodeLabelMarks>;
}

/**
 * Everything over the basemap, in pixels of the scene's frame, origin top left. The page paints this list on a canvas over
 * the map, and every picture is made of it. Order of placing: nodes, the names that carry the map, region rows,
 * names of other nodes, then what orients.
 */
export function mapMarks(dataset: Dataset, scene: Scene): MapMarks {
  const { camera, frame, view } = scene;
  const palette = PALETTES[view.theme];
  const project = projector(camera, frame);
  const most = atPoints(dataset);
  const style: NodeStyle = {
    taxonomy: dataset.taxonomy,
    theme: view.theme,
    palette,
    most,
    collarPx: scene.spread.length > 0 ? COLLAR_PX : 0,
  };
  const shows = (layer: (typeof view.layers)[number]): boolean => view.layers.includes(layer);
  const at = scene.nodes.filter(({ inFrame }) => inFrame).map((node) => ({ node, point: project(node.lngDeg, node.latDeg) }));
  const points = shows('nodes') ? at.filter(({ node }) => node.kind !== 'region') : [];
  const outlines = new Map(dataset.regions.map(({ id, geometry }) => [id, geometry]));
  const areaOf = ({ regions }: SceneNode): number =>
    regions.reduce((sum, id) => {
      const geometry = outlines.get(id);
      return sum + (geometry === undefined ? 0 : mercatorArea(geometry));
    }, 0);
  // The smallest first: a large region has room elsewhere.
  const inRegions = shows('nodes')
    ? at.filter(({ node }) => node.kind === 'region').sort((a, b) => areaOf(a.node) - areaOf(b.node))
    : [];
  const placeAll = (areRowsFirst: boolean): Placed => {
    const placement = new Placement(frame);
    for (const { node, point } of points) takeNode(placement, node, point, most);
    for (const { lngDeg, latDeg, count } of scene.spread) {
      placement.takeDisc(...project(lngDeg, latDeg), spreadRadiusPx(count, most, shows('nodes')));
    }
    const placeRows = (): PlacedRegion[] =>
      inRegions.map(({ node, point }) => placeRegionNode(node, point, scene, dataset, placement, style));
    const named = (areGreat: boolean): ReturnType<typeof nodeLabelMarks> => {
      const those = shows('labels') ? points.filter(({ node }) => isGreat(node) === areGreat) : [];
      return nodeLabelMarks(those, scene, placement, style);
    };
    const early = areRowsFirst ? placeRows() : undefined;
    const greatNames = named(true);
    const rows = early ?? placeRows();
    return { placement, greatNames, rows, names: named(false) };
  };
  const first = placeAll(false);
  // A row that found no room may have come to lie on a great name: then names give way to it.
  const { placement, greatNames, rows, names } = first.rows.every(({ isFree }) => isFree) ? first : placeAll(true);
  const nameless = shows('labels') ? inRegions.filter((_, index) => rows[index]?.isNamed === false) : [];
  const orienting = shows('labels') ? orientingMarks(scene, project, placement, palette) : [];
  const ground = shows('labels') ? groundLabelMarks(scene, project, placement, palette) : [];
  return {
    marks: [
      ...areaMarks(dataset, scene),
      ...heatMarks(scene),
      ...spreadMarks(scene, most),
      ...(shows('hatches') ? hatchMarks(dataset, scene) : []),
      ...approximateMarks(dataset, scene),
      ...ground,
      ...districtMarks(scene, project),
      ...rows.flatMap(({ marks }) => marks),
      ...points.flatMap(({ node, point }) => pointNodeMarks(node, ...point, style)),
      ...orienting,
      ...greatNames.marks,
      ...names.marks,
    ],
    unlabelled: [...greatNames.unlabelled, ...names.unlabelled, ...nameless.map(({ node }) => node)],
  };
}

/** Up to this many signs a node is longer than wide, and each takes its own room. */
const FEW = 3;

function takeNode(placement: Placement, { count }: SceneNode, [x, y]: readonly [number, number], most: number): void {
  if (count > FEW) {
    placement.takeDisc(x, y, nodeRadiusPx(count, most));
    return;
  }
  const side = GLYPH_RADIUS_PX * 2.4;
  for (const [dx, dy] of rosetteOffsets(count)) placement.take(boxAround(x + dx, y + dy, side, side));
}

/** Regions that incidents are known to, and to no place of them. */
function hatchMarks(dataset: Dataset, { nodes, camera, frame, view }: Scene): Mark[] {
  const palette = PALETTES[view.theme];
  const hatched = new Set(nodes.flatMap((node) => (node.kind === 'region' ? node.regions : [])));
  return dataset.regions
    .filter(({ id }) => hatched.has(id))
    .map((region) => ({
      kind: 'path',
      layer: 'hatches',
      d: hatchPath(region.geometry, camera, frame),
      stroke: palette.hatch,
      widthPx: 0.7,
      data: { region: region.id },
    }));
}

/** The outline of a city whose area is a stand-in for a survey is dashed, where it is large enough to be read as one. */
function approximateMarks(dataset: Dataset, { camera, frame, view }: Scene): Mark[] {
  return dataset.regions
    .filter((region) => isDashed(region, camera.zoom))
    .map((region) => ({
      kind: 'path',
      layer: 'hatches',
      d: outlinePath(region.geometry, camera, frame),
      stroke: PALETTES[view.theme].mapInk,
      widthPx: 0.9,
      dashPx: [3, 2],
    }));
}

function districtMarks({ districts, camera, view }: Scene, project: (lng: number, lat: number) => [number, number]): Mark[] {
  const palette = PALETTES[view.theme];
  return districts.map(({ lngDeg, latDeg, radiusKm }): Mark => {
    const radiusPx = Math.max(10, (radiusKm * 1000) / metersPerPx(latDeg, camera.zoom));
    const d = circlePath(...project(lngDeg, latDeg), radiusPx);
    return {
      kind: 'path',
      layer: 'districts',
      d,
      fill: palette.hatch,
      fillOpacity: 0.18,
      stroke: palette.hatch,
      widthPx: 1,
      dashPx: [2, 3],
    };
  });
}
