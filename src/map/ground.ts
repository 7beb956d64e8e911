import type { Feature, FeatureCollection } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Ground } from './style.ts';

/** `geo/basemap.topo.json`, or one of the world's: those have no `regions` and `borders`. */
export type BasemapTopology = Topology<
  { countries: GeometryCollection } & Partial<Record<'regions' | 'borders' | 'lakes' | 'rivers', GeometryCollection>>
>;

/** Ids as properties: MapLibre keeps no feature id that is a text. */
const withIds = (collection: FeatureCollection): FeatureCollection => ({
  ...collection,
  features: collection.features.map((each) => ({ ...each, properties: { ...each.properties, id: each.id } })),
});

/** All that the map shows, to its own edges: water, before land is drawn over it. */
const SEA: Feature = {
  type: 'Feature',
  properties: {},
  geometry: {
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
  },
};

/**
 * Unpacks the basemap. The subject's own outline, coasts too, is taken from its regions: where no other region shares an arc.
 * @param subject alpha-2 of the country that is lit, where the topology has no regions that do it
 */
export function groundOf(topology: BasemapTopology, subject = ''): Ground {
  const { countries, regions, borders, lakes, rivers } = topology.objects;
  const collection = (object: GeometryCollection | undefined): FeatureCollection =>
    object === undefined ? { type: 'FeatureCollection', features: [] } : feature(topology, object);
  const lit: GeometryCollection = regions ?? {
    type: 'GeometryCollection',
    geometries: countries.geometries.filter(({ id }) => id === subject),
  };
  const line = (kind: string, geometry: Feature['geometry']): Feature => ({ type: 'Feature', properties: { kind }, geometry });
  const outline = line(
    'subject',
    mesh(topology, lit, (a, b) => a === b),
  );
  const kinds =
    borders === undefined
      ? [
          line(
            'country',
            mesh(topology, countries, (a, b) => a !== b),
          ),
        ]
      : collection(borders).features.map((border) => ({ ...border, properties: { kind: border.id } }));
  return {
    countries: collection(countries),
    regions: withIds(collection(lit)),
    borders: { type: 'FeatureCollection', features: [...kinds, outline] },
    seas: { type: 'FeatureCollection', features: [SEA] },
    lakes: collection(lakes),
    rivers: collection(rivers),
  };
}
