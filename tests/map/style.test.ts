import { readFileSync } from 'node:fs';
import {
  Color,
  createExpression,
  latest,
  validateStyleMin,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { groundOf, type BasemapTopology } from '../../src/map/ground.ts';
import { mapStyle, REGIONS } from '../../src/map/style.ts';
import { PALETTES } from '../../src/marks/theme.ts';

const topology = JSON.parse(readFileSync('geo/basemap.topo.json', 'utf8')) as BasemapTopology;
const ground = groundOf(topology);

describe.each(Object.entries(PALETTES))('the style of the %s map', (_, palette) => {
  const style = mapStyle(ground, palette);

  it('is a style by the specification', () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('asks nobody for anything and sets no text', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(style.layers.filter(({ type }) => type === 'symbol' || type === 'raster')).toEqual([]);
    const { sources, ...rest } = style;
    expect(JSON.stringify(rest)).not.toMatch(/https?:/);
    for (const source of Object.values(sources))
      expect(source).toMatchObject({ type: 'geojson', data: { type: 'FeatureCollection' } });
  });

  it('has a source for every layer and a colour of the palette in every paint', () => {
    const colors = new Set<unknown>(Object.values(palette));
    for (const layer of style.layers) {
      if ('source' in layer) expect(style.sources).toHaveProperty(layer.source);
      const painted = Object.entries(layer.paint ?? {}).filter(([name]) => name.endsWith('-color'));
      expect(painted.length).toBeGreaterThan(0);
      // A colour by state ends in the one that holds without.
      for (const [, color] of painted) expect(colors).toContain(Array.isArray(color) ? color.at(-1) : color);
    }
  });
});

describe('shaded regions', () => {
  it('have the colour that their state says, and the others the subject’s', () => {
    const style = mapStyle(ground, PALETTES.light);
    const subject = style.layers.find(({ id }) => id === 'subject');
    const spec = latest.paint_fill['fill-color'] as StylePropertySpecification;
    const color = createExpression(subject?.type === 'fill' && subject.paint?.['fill-color'], 'fill-color', spec);
    if (color.result !== 'success') throw new Error(String(color.value));
    const shown = (state: object): string => String(color.value.evaluate({ zoom: 4 }, undefined, state));
    expect(shown({ [REGIONS.fill]: '#112233' })).toBe(String(Color.parse('#112233')));
    expect(shown({})).toBe(String(Color.parse(PALETTES.light.subject)));
    expect(style.sources[REGIONS.source]).toMatchObject({ promoteId: 'id' });
    expect(ground.regions.features.map(({ properties }) => (properties as { id: string }).id)).toContain('KZ-MAN');
  });
});

describe('the ground', () => {
  it('has one outline around all regions, and each kind of border', () => {
    expect(ground.borders.features.map(({ properties }) => properties?.['kind'] as string).sort()).toEqual([
      'country',
      'region',
      'subject',
    ]);
    expect(ground.regions.features).toHaveLength(17);
  });

  it('is sea to the map’s own edges, before land is drawn over it', () => {
    const [sea] = ground.seas.features;
    expect(sea?.geometry).toMatchObject({
      type: 'Polygon',
      coordinates: [
        [
          [-180, -85.06],
          [180, -85.06],
          [180, 85.06],
          [-180, 85.06],
          [-180, -85.06],
        ],
      ],
    });
  });
});
