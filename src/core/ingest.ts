import type { JoinedWhere, LocatedRecord } from './build-dataset.ts';
import { isoOf } from './day.ts';
import { FIRST_DAY, parseDate } from './edtf.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { IncidentRecord } from './incident.ts';
import { joinProblems, type WhereColumns } from './join-words.ts';
import { resolve, type Joined, type Query, type Resolution } from './join.ts';
import type { Problem } from './problem.ts';
import type { Taxonomy } from './taxonomy.ts';

/** What became of the rows of an input. `rows` is the sum of the others, always: no row vanishes. */
export interface Counts {
  readonly rows: number;
  readonly joined: number;
  readonly ambiguous: number;
  readonly unmatched: number;
  readonly unlocated: number;
  readonly rejected: number;
}

/** What became of one row. */
export interface Ingested {
  readonly outcome: Exclude<keyof Counts, 'rows'>;
  /** Present if joined. Its point is left out where the join did not trust it. */
  readonly located?: LocatedRecord;
  readonly problems: readonly Problem[];
}

/** A person's decision for a name that the join can't decide: text → gazetteer id. Empty region or country: any. */
export interface Decision {
  readonly place: string;
  readonly region: string;
  readonly country: string;
  readonly placeId: string;
}

export interface Ingest {
  /** Checks and joins one record. `columns` are the file's own names for messages. */
  readonly take: (record: IncidentRecord, columns?: WhereColumns) => Ingested;
  /** Counts rows that their format could not read. */
  readonly reject: (rows: number) => void;
  readonly counts: () => Counts;
  /** Goes on with a gazetteer of more places. */
  readonly widen: (gazetteer: Gazetteer) => void;
}

/** Joins records one at a time, and counts. A where that comes again, as most do, is looked up once. */
export function createIngest(first: Gazetteer, taxonomy: Taxonomy, decisions: readonly Decision[] = []): Ingest {
  const counts = { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 };
  const subtypes = new Map(taxonomy.types.map((type) => [type.id, new Set(type.subtypes.map((subtype) => subtype.id))]));
  const decided = new Map(decisions.map((decision) => [decisionKey(decision), decision.placeId]));
  let gazetteer = first;
  let join = cachedJoin(gazetteer, decided);
  const ids = new Set<string>();
  const days = new Map<string, string | undefined>();

  const isoDayOf = (date: string): string | undefined => {
    if (days.has(date)) return days.get(date);
    const span = parseDate(date);
    const day = span === undefined ? undefined : isoOf(span.from > FIRST_DAY ? span.from : span.to);
    days.set(date, day);
    return day;
  };

  const take = (given: IncidentRecord, columns: WhereColumns = {}): Ingested => {
    counts.rows += 1;
    const problems: Problem[] = [];
    const error = (
      column: string,
      value: string,
      code: string,
      message: string,
      suggestion: string,
      severity: Problem['severity'] = 'error',
    ): void => {
      problems.push({ file: given.file, line: given.line, column, value, code, severity, message, suggestion, candidates: [] });
    };
    if (ids.has(given.id)) error('id', given.id, 'id-duplicate', 'stands twice', 'give every incident an id of its own');
    ids.add(given.id);
    const isoDay = isoDayOf(given.date);
    if (isoDay === undefined) error('date', given.date, 'date-unreadable', 'is not an EDTF date', 'write 2022-01-05 or 2022-01');
    const known = subtypes.get(given.type);
    if (known === undefined)
      error('type', given.type, 'type-unknown', 'is not a type of the taxonomy', [...subtypes.keys()].join(', '));
    if (isoDay === undefined || problems.length > 0) {
      counts.rejected += 1;
      return { outcome: 'rejected', problems };
    }
    let record = given;
    if (given.subtype !== '' && known?.has(given.subtype) === false) {
      error(
        'subtype',
        given.subtype,
        'subtype-unknown',
        `is not a subtype of ${given.type}`,
        'it is shown as its type',
        'warning',
      );
      record = { ...given, subtype: '' };
    }
    const answer = join(record, isoDay);
    const { resolution } = answer;
    counts[resolution.kind] += 1;
    // A warning of one where is said at the first of its rows; what keeps a row from being used, at each.
    if (resolution.kind !== 'joined' || (resolution.warnings.length > 0 && !answer.isSaid))
      problems.push(...joinProblems(record, resolution, isoDay, gazetteer, columns));
    answer.isSaid = true;
    return resolution.kind === 'joined' ? new JoinedRow(record, resolution, problems) : { outcome: resolution.kind, problems };
  };

  return {
    take,
    reject: (rows) => {
      counts.rows += rows;
      counts.rejected += rows;
    },
    counts: () => ({ ...counts }),
    widen: (wider) => {
      gazetteer = wider;
      join = cachedJoin(wider, decided);
    },
  };
}

export interface IngestedAll {
  readonly located: readonly LocatedRecord[];
  readonly counts: Counts;
  readonly problems: readonly Problem[];
}

/** Joins a whole list at once. `rejected` is how many rows its format could not read. */
export function ingest(records: readonly IncidentRecord[], gazetteer: Gazetteer, taxonomy: Taxonomy, rejected = 0): IngestedAll {
  const run = createIngest(gazetteer, taxonomy);
  run.reject(rejected);
  const taken = records.map((record) => run.take(record));
  return {
    located: taken.flatMap((each) => each.located ?? []),
    counts: run.counts(),
    problems: taken.flatMap((each) => each.problems),
  };
}

/** A joined row. What is drawn of it is made when it is asked for: a check of a million rows never asks. */
class JoinedRow implements Ingested {
  readonly outcome = 'joined';
  readonly problems: readonly Problem[];
  readonly #record: IncidentRecord;
  readonly #joined: Joined;

  constructor(record: IncidentRecord, joined: Joined, problems: readonly Problem[]) {
    this.#record = record;
    this.#joined = joined;
    this.problems = problems;
  }

  get located(): LocatedRecord {
    return located(this.#record, this.#joined);
  }
}

/** The record as the join leaves it: as exact as is known, and without a point that contradicts its names. */
function located(record: IncidentRecord, joined: Joined): LocatedRecord {
  const where: JoinedWhere = {
    ...(joined.place === undefined ? {} : { place: joined.place }),
    regions: joined.regions,
    country: joined.country,
  };
  const isPointKept = record.lngDeg === undefined || joined.lngLat?.[0] === record.lngDeg;
  if (isPointKept && record.precision === joined.precision) return { record, where };
  const kept = isPointKept ? record : { ...record, lngDeg: undefined, latDeg: undefined };
  return { record: { ...kept, precision: joined.precision }, where };
}

const SEPARATOR = '\u0000';
const decisionKey = ({ place, region, country }: Pick<Decision, 'place' | 'region' | 'country'>): string =>
  [place, region, country].map((text) => text.trim().toLowerCase()).join(SEPARATOR);

/** An answer that holds for all rows with this where, in one era or in all. */
interface Answer {
  readonly query: Query;
  /** By `Gazetteer.eraOf`; -1 where the day does not matter. */
  readonly era: number;
  readonly resolution: Resolution;
  /** Its warnings have been said. */
  isSaid: boolean;
}

const MOST_REMEMBERED = 500_000;

function cachedJoin(
  gazetteer: Gazetteer,
  decided: ReadonlyMap<string, string>,
): (record: IncidentRecord, isoDay: string) => Answer {
  const remembered = new Map<string, Answer[]>();
  let count = 0;
  const decide = ({ place, region, country }: IncidentRecord): string => {
    if (decided.size === 0) return place;
    const keys = [{ place, region, country }, { place, region: '', country }, { place, region, country: '' }, { place, region: '', country: '' }]; // prettier-ignore
    return keys.map((key) => decided.get(decisionKey(key))).find((id) => id !== undefined) ?? place;
  };
  return (record, isoDay) => {
    const { region, country, lngDeg, latDeg, precision } = record;
    let answers = remembered.get(record.place);
    if (answers === undefined) remembered.set(record.place, (answers = []));
    // Most names stand with one region, country and point, and some with a few.
    const known = answers.find(
      ({ query, era }) =>
        query.lngDeg === lngDeg &&
        query.latDeg === latDeg &&
        query.region === region &&
        query.country === country &&
        query.precision === precision &&
        (era === -1 || era === gazetteer.eraOf(isoDay)),
    );
    if (known !== undefined) return known;
    const query: Query = { place: decide(record), region, country, lngDeg, latDeg, isoDay, precision };
    const resolution = resolve(query, gazetteer);
    // Only names that began or ended make the day matter.
    const answer = { query, era: gazetteer.isDated(query.place) ? gazetteer.eraOf(isoDay) : -1, resolution, isSaid: false };
    if (answers.length < MOST_ANSWERS) answers.push(answer);
    if (++count > MOST_REMEMBERED) {
      remembered.clear();
      count = 0;
    }
    return answer;
  };
}

const MOST_ANSWERS = 64;
