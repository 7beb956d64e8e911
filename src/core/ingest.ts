import type { JoinedWhere, LocatedRecord } from './build-dataset.ts';
import { isoOf } from './day.ts';
import { FIRST_DAY, parseDate } from './edtf.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { IncidentRecord } from './incident.ts';
import { joinProblems, type WhereColumns } from './join-words.ts';
import { cachedJoin, type Answer, type Decision } from './join-cache.ts';
import type { Joined } from './join.ts';
import type { Advice, Problem } from './problem.ts';
import type { Taxonomy } from './taxonomy.ts';
import { owned } from './owned-text.ts';
import { createTextSet } from './text-set.ts';
import { said, type Said } from './said.ts';

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
  let gazetteer = first;
  let join = cachedJoin(gazetteer, decisions);
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

  const take = (given: IncidentRecord, columns: WhereColumns = {}): Ingested => {
    counts.rows += 1;
    const problems: Problem[] = [];
    const error = (
      column: string,
      value: string,
      code: string,
      message: Said,
      suggestion: Advice,
      severity: Problem['severity'] = 'error',
    ): void => {
      const { file, line } = given;
      problems.push({ file, line, column, value: owned(value), code, severity, message, suggestion, candidates: [] });
    };
    if (!ids.add(given.id)) error('id', given.id, 'id-duplicate', 'stands twice', 'give every incident an id of its own');
    const isoDay = isoDayOf(given.date);
    if (isoDay === undefined) error('date', given.date, 'date-unreadable', 'is not an EDTF date', 'write 2022-01-05 or 2022-01');
    const known = subtypes.get(given.type);
    if (known === undefined)
      error(
        'type',
        given.type,
        'type-unknown',
        'is not a type of the taxonomy',
        said('{words}', { words: [...subtypes.keys()].join(', ') }),
      );
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
        said('is not a subtype of {type}', { type: given.type }),
        'it is shown as its type',
        'warning',
      );
      record = { ...given, subtype: '' };
    }
    const answer = join(record, isoDay);
    const { resolution } = answer;
    counts[resolution.kind] += 1;
    if (resolution.kind !== 'joined' || (resolution.warnings.length > 0 && isFirst(answer, record)))
      problems.push(...joinProblems(record, resolution, isoDay, gazetteer, columns));
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
      join = cachedJoin(wider, decisions);
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
