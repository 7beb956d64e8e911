import { precisionOf, type LocatedRecord } from '../core/located.ts';
import type { DatasetMeta } from '../core/dataset.ts';
import type { ClaimRecord, GapRecord, SourceRecord } from '../core/incident.ts';
import type { Words } from '../core/languages.ts';
import { csvCell } from './report.ts';

/** What a data package is written from. */
export interface PackageParts {
  readonly meta: DatasetMeta;
  readonly records: readonly LocatedRecord[];
  readonly sources: readonly SourceRecord[];
  readonly gaps: readonly GapRecord[];
  readonly terms: ReadonlyMap<string, Words>;
}

type Cell = string | number | undefined;
type Line = Readonly<Record<string, Cell>>;

const INCIDENTS =
  'id date type subtype place region country lng lat precision radius_km finding status title title_ru title_kk summary summary_ru summary_kk actors source_ids place_given'.split(
    ' ',
  );
const CLAIMS = 'id incident_id measure group low best high attributed_to source_id as_of status note note_ru note_kk'.split(' ');
const SOURCES = 'id publisher kind title date url archive_url language'.split(' ');
const GAPS = 'id date place region country kind note note_ru note_kk source_id'.split(' ');
const TERMS = ['en', 'ru', 'kk'];

/**
 * The files of a data package by name: the same dataset with every joined row naming its place by the gazetteer's id, so
 * that it is joined alike wherever it is opened. The name that the row had stands in `place_given`.
 */
export function writePackage({ meta, records, sources, gaps, terms }: PackageParts): Map<string, string> {
  const extra = extraColumns(records);
  const cited = new Set(records.flatMap(({ record }) => [...record.sourceIds, ...record.claims.map(({ sourceId }) => sourceId)]));
  const known = new Set(sources.map(({ id }) => id));
  const allSources = [...sources.map(sourceLine), ...[...cited].filter((id) => id !== '' && !known.has(id)).map(bareSource)];
  const tables: readonly (readonly [string, readonly string[], readonly Line[]])[] = [
    ['incidents', [...INCIDENTS, ...extra.values()], records.map((located) => incidentLine(located, extra))],
    ['claims', CLAIMS, records.flatMap(({ record }) => record.claims.map(claimLine))],
    ['sources', SOURCES, allSources],
    ['gaps', GAPS, gaps.map(gapLine)],
    ['terms', TERMS, [...terms].map(([en, words]) => ({ en, ru: words.ru, kk: words.kk }))],
  ];
  const kept = tables.filter(([name, , lines]) => name === 'incidents' || lines.length > 0);
  const resources = kept.map(([name, columns]) => ({
    name,
    path: `${name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: { fields: columns.map((column) => ({ name: column, type: NUMBERS.has(column) ? 'number' : 'string' })) },
  }));
  return new Map([
    ['datapackage.json', `${JSON.stringify({ ...packageOf(meta), resources }, null, 2)}\n`],
    ...kept.map(([name, columns, lines]) => [`${name}.csv`, tableText(columns, lines)] as const),
  ]);
}

const NUMBERS = new Set(['lng', 'lat', 'radius_km', 'low', 'best', 'high']);

function packageOf(meta: DatasetMeta): Record<string, unknown> {
  const { licence } = meta;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: meta.id,
    ...words('title', meta.title),
    ...words('description', meta.description),
    ...(meta.version === '' ? {} : { version: meta.version }),
    ...(licence.name === '' && licence.path === '' ? {} : { licenses: [licence] }),
    qantar: { ...(meta.country === '' ? {} : { country: meta.country }), bbox: meta.focus },
  };
}

/** A text in its languages, as `name`, `name_ru` and `name_kk`. */
const words = (name: string, { en, ru, kk }: Words): Record<string, string | undefined> => ({
  [name]: en,
  [`${name}_ru`]: ru,
  [`${name}_kk`]: kk,
});

/** Columns of the file that nothing maps; one that has a name of ours is told apart. */
function extraColumns(records: readonly LocatedRecord[]): ReadonlyMap<string, string> {
  const names = new Set(records.flatMap(({ record }) => Object.keys(record.extra)));
  const taken = new Set(INCIDENTS);
  return new Map(
    [...names].map((name) => {
      let column = name;
      while (taken.has(column.trim().toLowerCase())) column = `source_${column}`;
      taken.add(column.trim().toLowerCase());
      return [name, column];
    }),
  );
}

function incidentLine(located: LocatedRecord, extra: ReadonlyMap<string, string>): Line {
  const { record, where } = located;
  const isJoined = where.country !== '' || where.place !== undefined || where.regions.length > 0 || record.lngDeg !== undefined;
  const place = where.place?.id ?? (isJoined && where.regions.length > 0 && record.lngDeg === undefined ? '' : record.place);
  return {
    id: record.id,
    date: record.date,
    type: record.type,
    subtype: record.subtype,
    place,
    region: isJoined && where.regions.length > 0 ? where.regions.map(({ id }) => id).join('|') : record.region,
    country: where.country === '' ? record.country : where.country,
    lng: record.lngDeg,
    lat: record.latDeg,
    precision: isJoined ? precisionOf(located) : record.precision,
    radius_km: record.radiusKm,
    finding: record.finding,
    status: record.status,
    ...words('title', record.title),
    ...words('summary', record.summary),
    actors: record.actors.join('|'),
    source_ids: record.sourceIds.join('|'),
    place_given: place === record.place ? '' : record.place,
    ...Object.fromEntries(Object.entries(record.extra).map(([name, value]) => [extra.get(name) ?? name, value])),
  };
}

const claimLine = (claim: ClaimRecord): Line => ({
  id: claim.id,
  incident_id: claim.incidentId,
  measure: claim.measure,
  group: claim.group,
  low: claim.low,
  best: claim.best,
  high: claim.high,
  attributed_to: claim.attributedTo,
  source_id: claim.sourceId,
  as_of: claim.asOf,
  status: claim.status,
  ...words('note', claim.note),
});

const sourceLine = ({ archiveUrl, ...source }: SourceRecord): Line => ({ ...source, archive_url: archiveUrl });

const bareSource = (id: string): Line => ({ id, publisher: id });

const gapLine = ({ note, sourceId, ...gap }: GapRecord): Line => ({ ...gap, ...words('note', note), source_id: sourceId });

const tableText = (columns: readonly string[], lines: readonly Line[]): string =>
  [columns.map(csvCell), ...lines.map((line) => columns.map((column) => csvCell(line[column] ?? '')))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
