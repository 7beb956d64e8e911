import type { ClaimColumns, Dataset, DatasetMeta, Gap, GroundLabel, IncidentColumns, Spot, Where } from './dataset.ts';
import { type Day } from './day.ts';
import { FIRST_DAY, LAST_DAY, parseDate } from './edtf.ts';
import type { Place, Region } from './gazetteer.ts';
import {
  CLAIM_STATUSES,
  FINDINGS,
  PRECISIONS,
  STATUSES,
  type GapRecord,
  type IncidentRecord,
  type Precision,
  type SourceRecord,
} from './incident.ts';
import type { Words } from './languages.ts';
import { taxonomyWith } from './own-kinds.ts';
import { slotFinder, subtypeSlots, type Taxonomy } from './taxonomy.ts';

/** Where a record was joined to. Absent parts are not known; all absent is unlocated. */
export interface JoinedWhere {
  readonly place?: Place;
  readonly regions: readonly Region[];
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string;
}

export interface LocatedRecord {
  readonly record: IncidentRecord;
  readonly where: JoinedWhere;
}

export interface DatasetParts {
  readonly meta: DatasetMeta;
  /** As the product has it: what the records use beyond it is added. */
  readonly taxonomy: Taxonomy;
  /** Accepted rows only: their dates are EDTF and their types in the taxonomy. */
  readonly records: readonly LocatedRecord[];
  readonly sources: readonly SourceRecord[];
  readonly gaps: readonly GapRecord[];
  readonly terms: ReadonlyMap<string, Words>;
  /** The gazetteer that orients the reader, incidents or not. */
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  readonly ground: readonly GroundLabel[];
}

/** How exactly a record's where is known: as it says, but never more exactly than it was joined. */
export function precisionOf({ record, where }: LocatedRecord): Precision {
  const joined: Precision =
    where.place !== undefined || record.lngDeg !== undefined ? 'place' : where.regions.length > 0 ? 'region' : 'country';
  const said = record.precision ?? joined;
  return PRECISIONS.indexOf(said) < PRECISIONS.indexOf(joined) && joined !== 'place' ? joined : said;
}

/**
 * Lays records out as columns.
 * @throws if a record's date or type was not checked before: that is a bug of the caller, not of the input
 */
export function buildDataset(parts: DatasetParts): Dataset {
  const { meta, records } = parts;
  const given = records.map(({ record }) => record);
  const taxonomy = taxonomyWith(parts.taxonomy, given, parts.terms);
  const slots = subtypeSlots(taxonomy);
  const slotOf = slotFinder(taxonomy, slots);
  const spots = new SpotDictionary(parts.places, parts.regions);
  const incidents = emptyColumns(records.length);
  let first: Day = LAST_DAY;
  let last: Day = FIRST_DAY;
  records.forEach((located, row) => {
    const { record } = located;
    const date = parseDate(record.date);
    const slot = slotOf(record.type, record.subtype);
    if (date === undefined || slot < 0)
      throw new Error(`row ${String(row)} was not checked: ${record.date} ${record.type}.${record.subtype}`);
    const precision = precisionOf(located);
    incidents.from[row] = date.from;
    incidents.to[row] = date.to;
    if (date.from > FIRST_DAY) first = Math.min(first, date.from);
    if (date.to < LAST_DAY) last = Math.max(last, date.to);
    incidents.slot[row] = slot;
    incidents.spot[row] = spots.codeOf(whereOf(located, precision, spots));
    incidents.precision[row] = PRECISIONS.indexOf(precision);
    incidents.finding[row] = FINDINGS.indexOf(record.finding);
    incidents.status[row] = STATUSES.indexOf(record.status);
  });
  const measures = [...new Set(records.flatMap(({ record }) => record.claims.map((claim) => claim.measure)))];
  const rows = new Map(records.map(({ record }, row) => [record.id, row]));
  return {
    meta,
    taxonomy,
    slots,
    places: spots.places,
    regions: parts.regions,
    ground: parts.ground,
    spots: spots.list,
    incidents,
    claims: claimColumns(records, measures),
    measures,
    span: first <= last ? { from: first, to: last } : { from: 0, to: -1 },
    gaps: parts.gaps.flatMap((gap) => gapOf(gap, spots, parts)),
    sources: new Map(parts.sources.map((source) => [source.id, source])),
    terms: parts.terms,
    record: (row) => {
      const located = records[row];
      if (located === undefined) throw new Error(`no row ${String(row)}`);
      return located.record;
    },
    rowOf: (id) => rows.get(id),
  };
}

/** Columns of `count` rows, all codes 0, to be filled. */
export const emptyColumns = (count: number): IncidentColumns => ({
  count,
  from: new Int32Array(count),
  to: new Int32Array(count),
  slot: new Uint8Array(count),
  spot: new Int32Array(count),
  precision: new Uint8Array(count),
  finding: new Uint8Array(count),
  status: new Uint8Array(count),
});

/** Gives each distinct where one code; adds places that the orienting gazetteer lacks. */
class SpotDictionary {
  readonly list: Spot[] = [];
  readonly places: Place[];
  private readonly codes = new Map<string, number>();
  private readonly placeCodes = new Map<string, number>();
  private readonly regionCodes = new Map<string, number>();

  constructor(places: readonly Place[], regions: readonly Region[]) {
    this.places = [...places];
    this.places.forEach((place, index) => this.placeCodes.set(place.id, index));
    regions.forEach((region, index) => this.regionCodes.set(region.id, index));
  }

  placeCode(place: Place): number {
    const known = this.placeCodes.get(place.id);
    if (known !== undefined) return known;
    this.placeCodes.set(place.id, this.places.length);
    return this.places.push(place) - 1;
  }

  /** Codes of the regions that the dataset draws; others have no outline here. */
  regionsOf(ids: readonly string[]): number[] {
    const codes = ids.map((id) => this.regionCodes.get(id)).filter((code) => code !== undefined);
    return [...new Set(codes)].sort((a, b) => a - b);
  }

  codeOf(spot: Spot): number {
    const key = JSON.stringify(spot.where);
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = this.list.push(spot) - 1;
    this.codes.set(key, code);
    return code;
  }
}

function whereOf({ record, where }: LocatedRecord, precision: Precision, spots: SpotDictionary): Spot {
  const regions = spots.regionsOf(where.regions.length > 0 ? where.regions.map(({ id }) => id) : [where.place?.region ?? '']);
  const place = where.place === undefined ? -1 : spots.placeCode(where.place);
  const at = (found: Where): Spot => ({ where: found, regions });
  const own =
    record.lngDeg !== undefined && record.latDeg !== undefined ? { lngDeg: record.lngDeg, latDeg: record.latDeg } : undefined;
  switch (precision) {
    case 'site':
    case 'place':
      // A point of its own is drawn only where a site is claimed, or where there is no place to stand for it.
      if (own !== undefined && (precision === 'site' || place < 0))
        return at({ kind: 'coordinates', ...own, place, label: record.place });
      if (place >= 0) return at({ kind: 'place', place });
      break;
    case 'district':
      if (place >= 0) return at({ kind: 'district', place, radiusKm: record.radiusKm ?? 10 });
      if (own !== undefined) return at({ kind: 'coordinates', ...own, place, label: record.place });
      break;
    case 'region':
    case 'country':
      break;
  }
  if (precision !== 'country' && regions.length > 0) return at({ kind: 'regions', regions });
  if (where.country !== '') return { where: { kind: 'country', country: where.country }, regions: [] };
  return { where: { kind: 'unlocated' }, regions: [] };
}

function claimColumns(records: readonly LocatedRecord[], measures: readonly string[]): ClaimColumns {
  const claims = records.flatMap(({ record }, row) => record.claims.map((claim) => ({ claim, row })));
  const bound = (key: 'low' | 'best' | 'high'): Float64Array =>
    Float64Array.from(claims, ({ claim }) => claim[key] ?? Number.NaN);
  return {
    count: claims.length,
    incident: Int32Array.from(claims, ({ row }) => row),
    measure: Uint8Array.from(claims, ({ claim }) => measures.indexOf(claim.measure)),
    low: bound('low'),
    best: bound('best'),
    high: bound('high'),
    status: Uint8Array.from(claims, ({ claim }) => CLAIM_STATUSES.indexOf(claim.status)),
  };
}

function gapOf(gap: GapRecord, spots: SpotDictionary, parts: DatasetParts): Gap[] {
  const date = parseDate(gap.date);
  if (date === undefined) return [];
  const regions = spots.regionsOf(gap.region.split('|'));
  const where: Where = regions.length > 0 ? { kind: 'regions', regions } : { kind: 'country', country: gap.country };
  const kind = parts.terms.get(gap.kind) ?? { en: gap.kind };
  return [{ id: gap.id, from: date.from, to: date.to, where, kind, note: gap.note, sourceId: gap.sourceId }];
}
