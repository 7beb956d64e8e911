import type { JoinedWhere, LocatedRecord } from './located.ts';
import { isoOf } from './day.ts';
import { FIRST_DAY, parseDate } from './edtf.ts';
import { createTally, isOnlyUnnamed, type FileTally } from './file-tally.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { IncidentRecord } from './incident.ts';
import { joinProblems, type WhereColumns } from './join-words.ts';
import { decisionFinder, LEFT_OUT, type Decision } from './decisions.ts';
import { kindChecker, type KindColumns } from './kind-check.ts';
import { cachedJoin, type Answer } from './join-cache.ts';
import type { Joined, Resolution } from './resolution.ts';
import type { Advice, Problem, Severity } from './problem.ts';
import type { Taxonomy } from './taxonomy.ts';
import { excerpt, owned } from './owned-text.ts';
import { createTextSet } from './text-set.ts';
import type { Said } from './said.ts';

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
  /**
   * As it goes into a dataset; absent if rejected. Its point is left out where the join did not trust it, and its where is
   * empty where no place was found.
   */
  readonly located?: LocatedRecord;
  readonly problems: readonly Problem[];
}

/** The file's own names for the columns that messages speak of. */
export type RowColumns = WhereColumns & KindColumns & Readonly<Partial<Record<'id' | 'date', string>>>;

export interface Ingest {
  /** Checks and joins one record. `columns` are the file's own names for messages. */
  readonly take: (record: IncidentRecord, columns?: RowColumns) => Ingested;
  /** Counts rows that their format could not read. */
  readonly reject: (rows: number) => void;
  readonly counts: () => Counts;
  /** What is to be said of all rows together. */
  readonly tally: () => FileTally;
  /** Goes on with a gazetteer of more places. */
  readonly widen: (gazetteer: Gazetteer) => void;
}

/** Joins records one at a time, and counts. A where that comes again, as most do, is looked up once. */
export function createIngest(first: Gazetteer, taxonomy: Taxonomy, decisions: readonly Decision[] = []): Ingest {
  const counts = { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 };
  const tally = createTally();
  const checkKind = kindChecker(taxonomy);
  let gazetteer = first;
  const decisionOf = decisionFinder(decisions);
  let join = cachedJoin(gazetteer, decisionOf);
  const ids = createTextSet();
  const days = new Map<string, string | undefined>();

  const saidOf = createTextSet();
  /** A warning of one where is said at the first of its rows, however the rows came in; what keeps a row from being used, at each. */
  const isFirst = (answer: Answer, { place, region, country, lngDeg, latDeg, precision }: IncidentRecord): boolean => {
    if (answer.isSaid) return false;
    answer.isSaid = true;
    return saidOf.add([place, region, country, lngDeg, latDeg, precision, answer.era].join('\u0000'));
  };

  const isoDayOf = (date: string): string | undefined => {
    if (days.has(date)) return days.get(date);
    const span = parseDate(date);
    const day = span === undefined ? undefined : isoOf(span.from > FIRST_DAY ? span.from : span.to);
    days.set(owned(date), day);
    return day;
  };

  const take = (given: IncidentRecord, columns: RowColumns = {}): Ingested => {
    counts.rows += 1;
    const problems: Problem[] = [];
    const say = (severity: Severity, column: string, value: string, code: string, message: Said, suggestion: Advice): void => {
      const { file, line } = given;
      problems.push({ file, line, column, value: excerpt(value), code, severity, message, suggestion, candidates: [] });
    };
    if (!ids.add(given.id))
      say('error', columns.id ?? 'id', given.id, 'id-duplicate', 'stands twice', 'give every incident an id of its own');
    const isoDay = isoDayOf(given.date);
    if (isoDay === undefined)
      say('error', columns.date ?? 'date', given.date, 'date-unreadable', 'is not an EDTF date', 'write 2022-01-05 or 2022-01');
    if (isoDay === undefined || problems.length > 0) {
      counts.rejected += 1;
      return { outcome: 'rejected', problems };
    }
    if (decisionOf(given)?.id === LEFT_OUT) {
      say('warning', columns.place ?? 'place', given.place, 'row-left-out', 'is left out, as was decided', '');
      counts.rejected += 1;
      return { outcome: 'rejected', problems };
    }
    const { record, problems: ofKind } = checkKind(given, columns);
    problems.push(...ofKind);
    const answer = join(record, isoDay);
    const { resolution } = answer;
    counts[resolution.kind] += 1;
    tally.add(record, resolution);
    const isNews = resolution.kind === 'joined' && resolution.warnings.length > 0 && isFirst(answer, record);
    if (isNews && isOnlyUnnamed(resolution)) tally.addUnnamed(record.place);
    else if (isNews || resolution.kind !== 'joined')
      problems.push(...joinProblems(record, resolution, isoDay, gazetteer, columns));
    return new TakenRow(record, resolution, problems);
  };

  return {
    take,
    reject: (rows) => {
      counts.rows += rows;
      counts.rejected += rows;
    },
    counts: () => ({ ...counts }),
    tally: tally.sum,
    widen: (wider) => {
      gazetteer = wider;
      join = cachedJoin(wider, decisionOf);
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
    located: taken.flatMap(({ outcome, located }) => (outcome === 'joined' && located !== undefined ? [located] : [])),
    counts: run.counts(),
    problems: taken.flatMap((each) => each.problems),
  };
}

/** A row that was not rejected. What is drawn of it is made when it is asked for: a check of a million rows never asks. */
class TakenRow implements Ingested {
  readonly problems: readonly Problem[];
  readonly #record: IncidentRecord;
  readonly #resolution: Resolution;

  constructor(record: IncidentRecord, resolution: Resolution, problems: readonly Problem[]) {
    this.#record = record;
    this.#resolution = resolution;
    this.problems = problems;
  }

  get outcome(): Resolution['kind'] {
    return this.#resolution.kind;
  }

  get located(): LocatedRecord {
    return this.#resolution.kind === 'joined' ? joined(this.#record, this.#resolution) : unplaced(this.#record);
  }
}

/** The record as the join leaves it: as exact as is known, and without a point that contradicts its names. */
function joined(record: IncidentRecord, found: Joined): LocatedRecord {
  const where: JoinedWhere = {
    ...(found.place === undefined ? {} : { place: found.place }),
    regions: found.regions,
    country: found.country,
  };
  // A point that a person gave, where the row has none or another.
  const isGiven = found.how === 'coordinates' && found.lngLat !== undefined && found.lngLat[0] !== record.lngDeg;
  if (isGiven) {
    const [lngDeg, latDeg] = found.lngLat;
    return { record: { ...record, lngDeg, latDeg, precision: found.precision }, where };
  }
  const isPointKept = record.lngDeg === undefined || found.lngLat?.[0] === record.lngDeg;
  if (isPointKept && record.precision === found.precision) return { record, where };
  return { record: { ...(isPointKept ? record : withoutPoint(record)), precision: found.precision }, where };
}

/** A record that no place was found for: nothing of its where may be drawn. */
const unplaced = (record: IncidentRecord): LocatedRecord => ({
  record: withoutPoint(record),
  where: { regions: [], country: '' },
});

const withoutPoint = (record: IncidentRecord): IncidentRecord =>
  record.lngDeg === undefined && record.latDeg === undefined ? record : { ...record, lngDeg: undefined, latDeg: undefined };
