import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
  CURATED,
  CURATED_WITHIN_KM,
  isUncounted,
  placeId,
  POST_OFFICE,
  readPlaces,
  type WorldPlaces,
} from '../../geo/world/places.ts';
import { HAMLET, type DatedName, type Place, type Region } from '../core/gazetteer.ts';
import { delimitedRows } from './delimited.ts';

/** The contents of `geo/world/`. */
export interface WorldFiles {
  /** `places.bin` */
  readonly places: Uint8Array;
  /** `aliases.csv` */
  readonly aliases: string;
  /** `regions.json`, parsed */
  readonly regions: unknown;
  /** `regions.topo.json`, parsed */
  readonly outlines: unknown;
}

/** The world's places and regions, made into records a country at a time: a dataset needs a few. */
export interface World {
  readonly countries: readonly string[];
  readonly placesIn: (country: string) => Place[];
  readonly regionsIn: (country: string) => Region[];
}

/** One line of `regions.json`. */
interface RegionLine {
  readonly id: string;
  readonly country: string;
  /** Who holds it, where that is another country than the one it is listed under. */
  readonly deFacto?: string;
  readonly type: string;
  readonly names: Readonly<Record<string, string>>;
  readonly aliases?: readonly string[];
  readonly groups?: readonly string[];
  readonly parts?: readonly string[];
  readonly labelLngLat?: readonly [number, number];
}

export function openWorld(files: WorldFiles): World {
  const places = readPlaces(files.places);
  const aliases = aliasesOf(files.aliases);
  const lines = files.regions as readonly RegionLine[];
  const topology = files.outlines as Topology<{ regions: GeometryCollection }>;
  const outlines = new Map(topology.objects.regions.geometries.map((geometry) => [String(geometry.id), geometry] as const));
  const countries = [...new Set([...places.countries.map(({ code }) => code), ...lines.map(({ country }) => country)])].sort();
  return {
    countries,
    placesIn: (country) => placesIn(places, country, aliases),
    regionsIn: (country) =>
      lines
        .filter((line) => line.country === country)
        .flatMap((line) => {
          const outline = outlines.get(line.id);
          if (outline?.type !== 'Polygon' && outline?.type !== 'MultiPolygon') return [];
          const { geometry } = feature<{ readonly [name: string]: never }>(topology, outline) as Feature<Polygon | MultiPolygon>;
          return [{ ...regionOf(line), geometry }];
        }),
  };
}

/** Natural Earth's words for a unit that is a city. Some call every unit of a country so: only namesakes are told apart by it. */
const CITY_TYPES = /city|municipality|capital|urban|federal district/iu;

function regionOf(line: RegionLine): Omit<Region, 'geometry'> {
  const official = Object.entries(line.names).map(([lang, name]): DatedName => ({ lang, name, kind: 'name' }));
  const others = (line.aliases ?? []).map((name): DatedName => ({ lang: 'und', name, kind: 'alias' }));
  return {
    id: line.id,
    country: line.country,
    ...(line.deFacto === undefined ? {} : { deFacto: line.deFacto }),
    kind: CITY_TYPES.test(line.type) ? 'city' : 'region',
    approximate: false,
    labelLngLat: line.labelLngLat ?? [0, 0],
    areaKm2: 0,
    names: [...official, ...others],
    ...(line.groups === undefined ? {} : { groups: line.groups }),
    ...(line.parts === undefined ? {} : { parts: line.parts }),
  };
}

function placesIn(world: WorldPlaces, country: string, aliases: ReadonlyMap<string, readonly DatedName[]>): Place[] {
  const range = world.countries.find(({ code }) => code === country);
  if (range === undefined) return [];
  return Array.from({ length: range.to - range.from }, (_, offset): Place => {
    const row = range.from + offset;
    const number = world.ids[row] ?? 0;
    const id = placeId(number);
    const curated = aliases.get(id) ?? [];
    const name = world.names[row] ?? '';
    const untold = world.others[row] ?? '';
    // GeoNames' one name is of no stated language; the table of aliases says where it is the English or a former one.
    const isListed = curated.some((other) => other.name === name);
    const feature = world.features[world.featureOf[row] ?? 0] ?? '';
    const population = world.populations[row] ?? 0;
    const isHamlet = feature === POST_OFFICE || (population === 0 && isUncounted(number));
    return {
      id,
      lngDeg: (world.lngE5[row] ?? 0) / 1e5,
      latDeg: (world.latE5[row] ?? 0) / 1e5,
      country,
      region: world.admins[world.adminOf[row] ?? 0]?.region ?? '',
      population: population === 0 ? null : population,
      rank: feature === 'PPLC' ? 0 : feature === 'PPLA' ? 2 : isHamlet ? HAMLET : 4,
      names: isListed ? curated : [{ lang: 'en', name, kind: 'name' }, ...curated],
      ...(number >= CURATED ? { withinKm: CURATED_WITHIN_KM } : {}),
      ...(untold === '' ? {} : { untold }),
    };
  });
}

/** Other names by place id: `place,lang,name,kind,from,to`. */
function aliasesOf(csv: string): Map<string, DatedName[]> {
  const byPlace = new Map<string, DatedName[]>();
  for (const { cells } of delimitedRows(csv, ',').rows.slice(1)) {
    const [place = '', lang = '', name = '', kind = '', from = '', to = ''] = cells;
    const dated: DatedName = {
      lang,
      name,
      kind: kind === 'name' || kind === 'transliteration' || kind === 'part' ? kind : 'alias',
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    };
    byPlace.set(place, [...(byPlace.get(place) ?? []), dated]);
  }
  return byPlace;
}
