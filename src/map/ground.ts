import type { Feature, FeatureCollection } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Ground } from './style.ts';

/** `geo/basemap.topo.json`, as far as the ground is drawn from it. */
export type BasemapTopology = Topology<{
  countries: GeometryCollection;
  regions: GeometryCollection;
  borders: GeometryCollection;
  lakes: GeometryCollection;
  rivers: GeometryCollection;
}>;

/** The rectangle that the topology covers, from west, south, east, north. */
function boxOf([west, south, east, north]: readonly number[] = [-180, -85, 180, 85]): Feature {
  const [w, s, e, n] = [west ?? -180, south ?? -85, east ?? 180, north ?? 85];
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** Unpacks the basemap. The subject's own outline, coasts too, is taken from its regions: where no other region shares an arc. */
export function groundOf(topology: BasemapTopology): Ground {
  const { countries, regions, borders, lakes, rivers } = topology.objects;
  const collection = (object: GeometryCollection): FeatureCollection => feature(topology, object);
  const outline: Feature = {
    type: 'Feature',
    properties: { kind: 'subject' },
    geometry: mesh(topology, regions, (a, b) => a === b),
  };
  const kinds = collection(borders).features.map((border) => ({ ...border, properties: { kind: border.id } }));
  return {
    countries: collection(countries),
    regions: collection(regions),
    borders: { type: 'FeatureCollection', features: [...kinds, outline] },
    seas: { type: 'FeatureCollection', features: [boxOf(topology.bbox)] },
    lakes: collection(lakes),
    rivers: collection(rivers),
  };
}
