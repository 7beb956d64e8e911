import {
  featureFilter,
  type LayerSpecification,
  latest,
  normalizePropertyExpression,
  type StylePropertyExpression,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { PathMark } from '../marks/mark.ts';

type Points = readonly (readonly [number, number])[];

/** A feature as styles see it, with its shape in units of the Mercator world, y down. Points are not drawn. */
export interface GroundFeature {
  readonly id?: string | number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Outer ring first, clockwise as seen; holes the other way. */
  readonly polygons: readonly (readonly Points[])[];
  readonly lines: readonly Points[];
}

/** How a feature looks; part of a mark. */
export type Paint = Pick<PathMark, 'fill' | 'fillOpacity' | 'stroke' | 'strokeOpacity' | 'widthPx' | 'dashPx'>;

/** One layer of a style, compiled. */
export interface GroundLayer {
  readonly kind: 'background' | 'fill' | 'line';
  readonly source: string;
  readonly sourceLayer: string;
  readonly isShownAt: (zoom: number) => boolean;
  /** Nothing for a feature that the layer leaves out or that can't be seen. */
  readonly paint: (zoom: number, feature: GroundFeature | undefined) => Paint | undefined;
}

const KINDS: ReadonlySet<string> = new Set(['background', 'fill', 'line']);

/** Layers that are drawn; the others are names, signs and shades, which are Qantar's own or have no lines. */
export const isDrawn = ({ type }: LayerSpecification): boolean => KINDS.has(type);

interface Evaluated {
  readonly type: 1 | 2 | 3;
  readonly properties: Record<string, unknown>;
  readonly id?: string | number;
}

const asSeen = ({ id, properties, polygons }: GroundFeature): Evaluated => ({
  type: polygons.length > 0 ? 3 : 2,
  properties,
  ...(id === undefined ? {} : { id }),
});

interface ColorValue {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** `#rrggbb` and opacity of a colour whose channels are multiplied by its opacity, as the style specification has them. */
function hexOf({ r, g, b, a }: ColorValue): { readonly hex: string; readonly opacity: number } {
  const channel = (value: number): string =>
    Math.round(Math.min(1, a === 0 ? 0 : value / a) * 255)
      .toString(16)
      .padStart(2, '0');
  return { hex: `#${channel(r)}${channel(g)}${channel(b)}`, opacity: a };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** A style's layer as a function from zoom and feature to paint. The style has been validated: its expressions compile. */
export function compileLayer(layer: LayerSpecification): GroundLayer {
  const kind = layer.type as GroundLayer['kind'];
  const { minzoom = 0, maxzoom = Infinity, layout } = layer;
  const given = (layer.paint ?? {}) as Record<string, unknown>;
  const specs = (latest as unknown as Record<string, Record<string, StylePropertySpecification>>)[`paint_${kind}`] ?? {};
  const filter = 'filter' in layer ? layer.filter : undefined;
  const { filter: passes } = featureFilter(filter, `layers.${layer.id}.filter`);
  const expressions = new Map<string, StylePropertyExpression>();
  const valueOf = (name: string, zoom: number, seen: Evaluated | undefined): unknown => {
    const spec = specs[name] as StylePropertySpecification & { default?: unknown };
    let expression = expressions.get(name);
    if (expression === undefined) {
      const value = (given[name] ?? spec.default) as never;
      expression = normalizePropertyExpression(value, `layers.${layer.id}.paint.${name}`, spec);
      expressions.set(name, expression);
    }
    return expression.evaluate({ zoom }, (seen ?? { type: 3, properties: {} }) as never);
  };
  const visible = (layout as { visibility?: string } | undefined)?.visibility !== 'none';
  const color = (name: string, zoom: number, seen: Evaluated | undefined): ReturnType<typeof hexOf> =>
    hexOf(valueOf(name, zoom, seen) as ColorValue);
  const number = (name: string, zoom: number, seen: Evaluated | undefined): number => Number(valueOf(name, zoom, seen));

  const paint = (zoom: number, seen: Evaluated | undefined): Paint | undefined => {
    const { hex, opacity: own } = color(`${kind}-color`, zoom, seen);
    const opacity = round(own * number(`${kind}-opacity`, zoom, seen));
    if (!(opacity > 0)) return undefined;
    if (kind !== 'line') {
      const edge =
        kind === 'fill' && given['fill-outline-color'] !== undefined ? color('fill-outline-color', zoom, seen) : undefined;
      return {
        fill: hex,
        ...(opacity < 1 ? { fillOpacity: opacity } : {}),
        ...(edge === undefined
          ? {}
          : { stroke: edge.hex, widthPx: 1, ...(edge.opacity < 1 ? { strokeOpacity: round(edge.opacity) } : {}) }),
      };
    }
    const widthPx = round(number('line-width', zoom, seen));
    if (!(widthPx > 0.02)) return undefined;
    const dashes =
      given['line-dasharray'] === undefined ? [] : (valueOf('line-dasharray', zoom, seen) as { to?: number[] } | number[]);
    const list = Array.isArray(dashes) ? dashes : (dashes.to ?? []);
    return {
      stroke: hex,
      widthPx,
      ...(opacity < 1 ? { strokeOpacity: opacity } : {}),
      ...(list.length === 0 ? {} : { dashPx: list.map((dash) => round(dash * widthPx)) }),
    };
  };

  return {
    kind,
    source: 'source' in layer && typeof layer.source === 'string' ? layer.source : '',
    sourceLayer: ('source-layer' in layer ? layer['source-layer'] : undefined) ?? '',
    isShownAt: (zoom) => visible && zoom >= minzoom && zoom < maxzoom,
    paint: (zoom, feature) => {
      if (feature === undefined) return paint(zoom, undefined);
      if (kind === 'fill' && feature.polygons.length === 0) return undefined;
      const seen = asSeen(feature);
      return passes({ zoom }, seen) ? paint(zoom, seen) : undefined;
    },
  };
}
