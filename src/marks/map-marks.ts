import type { Dataset } from '../core/dataset.ts';
import { metersPerPx, projector } from '../scene/camera.ts';
import { nodeRadiusPx } from '../scene/node-size.ts';
import { nodeMembership } from '../scene/nodes.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';
import { isDashed } from '../scene/legend.ts';
import { hatchPath, outlinePath } from './hatch.ts';
import { groundLabelMarks, nodeLabelMarks, orientingMarks, placeRegionNode } from './labels.ts';
import { areaMarks, COLLAR_PX, heatMarks, spreadMarks } from './layers.ts';
import type { Mark } from './mark.ts';
import { pointNodeMarks, type NodeStyle } from './node-marks.ts';
import { circlePath } from './path.ts';
import { boxAround, Placement } from './placement.ts';
import { PALETTES } from './theme.ts';

/** Rank up to which a city's name comes before the regions' rows: the capital and the largest. */
const GREAT_RANK = 1;

/** The marks over the basemap, and what found no room. */
export interface MapMarks {
  readonly marks: readonly Mark[];
  /** Nodes drawn without their name: the picture says how many. */
  readonly unlabelled: readonly SceneNode[];
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
  const most = nodeMembership(dataset, camera.zoom).capacities.reduce((sum, capacity) => sum + capacity, 0);
  const style: NodeStyle = {
    taxonomy: dataset.taxonomy,
    theme: view.theme,
    palette,
    most,
    collarPx: scene.spread.length > 0 ? COLLAR_PX : 0,
  };
  const placement = new Placement(frame);
  const shows = (layer: (typeof view.layers)[number]): boolean => view.layers.includes(layer);
  const at = scene.nodes.filter(({ inFrame }) => inFrame).map((node) => ({ node, point: project(node.lngDeg, node.latDeg) }));
  const points = shows('nodes') ? at.filter(({ node }) => node.kind !== 'region') : [];
  const inRegions = shows('nodes') ? at.filter(({ node }) => node.kind === 'region') : [];
  for (const { node, point } of points) {
    const side = 2 * nodeRadiusPx(node.count, most) * (node.count > 3 ? 0.94 : 1);
    placement.take(boxAround(...point, side, side));
  }
  const named = (isGreat: boolean): ReturnType<typeof nodeLabelMarks> => {
    const those = shows('labels') ? points.filter(({ node }) => node.rank <= GREAT_RANK === isGreat) : [];
    return nodeLabelMarks(those, scene, placement, style);
  };
  const greatNames = named(true);
  const rows = inRegions.map(({ node, point }) => placeRegionNode(node, point, scene, dataset, placement, style));
  const names = named(false);
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
      ...rows.flat(),
      ...points.flatMap(({ node, point }) => pointNodeMarks(node, ...point, style)),
      ...orienting,
      ...greatNames.marks,
      ...names.marks,
    ],
    unlabelled: [...greatNames.unlabelled, ...names.unlabelled],
  };
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
