import type { Place, Region } from './gazetteer.ts';
import { PRECISIONS, type IncidentRecord, type Precision } from './incident.ts';

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

/** How exactly a record's where is known: as it says, but never more exactly than it was joined, or than its place is known. */
export function precisionOf({ record, where }: LocatedRecord): Precision {
  const joined: Precision =
    where.place !== undefined || record.lngDeg !== undefined ? 'place' : where.regions.length > 0 ? 'region' : 'country';
  const said = record.precision ?? joined;
  const isPlaceVague = where.place?.withinKm !== undefined && record.lngDeg === undefined;
  if (isPlaceVague && (said === 'site' || said === 'place')) return 'district';
  return PRECISIONS.indexOf(said) < PRECISIONS.indexOf(joined) && joined !== 'place' ? joined : said;
}
