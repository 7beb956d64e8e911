import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { builderOf } from '../../src/core/dataset-builder.ts';
import type { LocatedRecord } from '../../src/core/located.ts';
import type { Dataset } from '../../src/core/dataset.ts';
import { createGazetteer } from '../../src/core/gazetteer-index.ts';
import { placesOf, regionsOf } from '../../src/core/gazetteer.ts';
import type { ClaimRecord, GapRecord, IncidentRecord, SourceRecord } from '../../src/core/incident.ts';
import { resolve } from '../../src/core/join.ts';
import type { Words } from '../../src/core/languages.ts';
import type { BasemapTopology } from '../../src/static/basemap.ts';

type Row = Record<string, string>;
const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const json = (path: string): never => JSON.parse(text(path)) as never;
const rows = (name: string): Row[] =>
  Papa.parse<Row>(text(`data/kazakhstan-2022/${name}.csv`), { header: true, skipEmptyLines: true }).data;
const words = (row: Row, key: string): Words => ({ en: row[key] ?? '', ru: row[`${key}_ru`] ?? '', kk: row[`${key}_kk`] ?? '' });
const number = (value: string | undefined): number | undefined =>
  value === undefined || value === '' ? undefined : Number(value);
const list = (value: string | undefined): string[] => (value ?? '').split('|').filter((part) => part !== '');

export const TOPOLOGY: BasemapTopology = json('geo/basemap.topo.json');
export const WORLD: BasemapTopology = json('geo/world.topo.json');

/** The embedded dataset, read as plainly as can be: pictures are tested with it, readers of files have their own tests. */
export function kazakhstan(): Dataset {
  const places = placesOf(json('geo/places.geojson'));
  const regions = regionsOf(json('geo/regions.geojson'));
  const gazetteer = createGazetteer(places, regions);
  const claims: ClaimRecord[] = rows('claims').map((row) => ({
    id: row.id ?? '',
    incidentId: row.incident_id ?? '',
    measure: row.measure ?? '',
    group: row.group ?? '',
    low: number(row.low),
    best: number(row.best),
    high: number(row.high),
    attributedTo: row.attributed_to ?? '',
    sourceId: row.source_id ?? '',
    asOf: row.as_of ?? '',
    status: row.status as ClaimRecord['status'],
    note: words(row, 'note'),
  }));
  const records = rows('incidents').map((row, index): LocatedRecord => {
    const record: IncidentRecord = {
      id: row.id ?? '',
      date: row.date ?? '',
      type: row.type ?? '',
      subtype: row.subtype ?? '',
      place: row.place ?? '',
      region: row.region ?? '',
      country: row.country ?? '',
      lngDeg: number(row.lng),
      latDeg: number(row.lat),
      precision: row.precision as IncidentRecord['precision'],
      radiusKm: number(row.radius_km),
      finding: row.finding as IncidentRecord['finding'],
      status: row.status as IncidentRecord['status'],
      title: words(row, 'title'),
      summary: words(row, 'summary'),
      actors: list(row.actors),
      sourceIds: list(row.source_ids),
      claims: claims.filter((claim) => claim.incidentId === row.id),
      extra: {},
      file: 'incidents.csv',
      line: index + 2,
    };
    const found = resolve(
      {
        ...record,
        isoDay: record.date.slice(0, 10),
        place: record.place,
        region: record.region,
        country: record.country,
      },
      gazetteer,
    );
    const where =
      found.kind === 'joined'
        ? { ...(found.place ? { place: found.place } : {}), regions: found.regions, country: found.country }
        : { regions: [], country: '' };
    return { record, where };
  });
  const meta = json('data/kazakhstan-2022/datapackage.json') as { version: string; qantar: Record<string, unknown> } & Row;
  const labels = json('geo/basemap.topo.json') as {
    transform: { scale: [number, number]; translate: [number, number] };
    objects: {
      labels: {
        geometries: {
          id: string;
          coordinates: [number, number];
          properties: { kind: 'country' | 'water'; rank?: number; names: Record<string, string> };
        }[];
      };
    };
  };
  return builderOf(records).finish({
    meta: {
      id: 'kazakhstan-2022',
      title: words(meta, 'title'),
      description: words(meta, 'description'),
      version: meta.version,
      licence: { name: 'CC-BY-4.0', title: 'CC BY 4.0', path: 'https://creativecommons.org/licenses/by/4.0/' },
      country: 'KZ',
      focus: [46.49, 40.57, 87.32, 55.44],
      hash: 'f'.repeat(64),
    },
    taxonomy: json('data/taxonomy.json'),
    sources: rows('sources').map((row): SourceRecord => ({
      id: row.id ?? '',
      publisher: row.publisher ?? '',
      kind: row.kind ?? '',
      title: row.title ?? '',
      date: row.date ?? '',
      url: row.url ?? '',
      archiveUrl: row.archive_url ?? '',
      language: row.language ?? '',
    })),
    gaps: rows('gaps').map((row): GapRecord => ({
      id: row.id ?? '',
      date: row.date ?? '',
      place: row.place ?? '',
      region: row.region ?? '',
      country: row.country ?? '',
      kind: row.kind ?? '',
      note: words(row, 'note'),
      sourceId: row.source_id ?? '',
    })),
    terms: new Map(rows('terms').map((row) => [row.en ?? '', { en: row.en ?? '', ru: row.ru ?? '', kk: row.kk ?? '' }])),
    places,
    regions,
    ground: labels.objects.labels.geometries.map(({ id, coordinates: [x, y], properties }) => ({
      id,
      kind: properties.kind,
      lngDeg: x * labels.transform.scale[0] + labels.transform.translate[0],
      latDeg: y * labels.transform.scale[1] + labels.transform.translate[1],
      rank: properties.rank ?? 0,
      names: Object.entries(properties.names).map(([lang, name]) => ({ lang, name, kind: 'name' as const })),
    })),
  });
}
