import type { JoinedWhere, LocatedRecord } from './build-dataset.ts';
import { isoOf } from './day.ts';
import { FIRST_DAY, parseDate } from './edtf.ts';
import type { Gazetteer } from './gazetteer-index.ts';
import type { IncidentRecord } from './incident.ts';
import { joinProblems, type WhereColumns } from './join-words.ts';
import { resolve, type Joined, type Resolution } from './join.ts';
import type { Problem } from './problem.ts';
import type { Taxonomy } from './taxonomy.ts';
import { owned } from './owned-text.ts';
import { createTextSet } from './text-set.ts';

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
  const ids = createTextSet();
  const days = new Map<string, string | undefined>();

  const said = createTextSet();
  /** A warning of one where is said at the first of its rows, however the rows came in; what keeps a row from being used, at each. */
  const isFirst = (answer: Answer, { place, region, country, lngDeg, latDeg, precision }: IncidentRecord): boolean => {
    if (answer.isSaid) return false;
    answer.isSaid = true;
    return said.add([place, region, country, lngDeg, latDeg, precision, answer.era].join(SEPARATOR));
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
      message: string,
      suggestion: string,
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

/**
 * An answer that holds for all rows with this where, in one era or in all. Its query lies flat in it and the answers of a name
 * are a chain: a million rows each look one up, and what they wait for is memory.
 */
interface Answer {
  readonly region: string;
  readonly country: string;
  readonly lngDeg: number | undefined;
  readonly latDeg: number | undefined;
  readonly precision: IncidentRecord['precision'];
  /** By `Gazetteer.eraOf`; -1 where the day does not matter. */
  readonly era: number;
  readonly resolution: Resolution;
  /** That its warnings have been said is known. */
  isSaid: boolean;
  readonly next: Answer | undefined;
  /** How many answers the chain has from here. */
  readonly length: number;
}

const MOST_REMEMBERED = 500_000;

function cachedJoin(
  gazetteer: Gazetteer,
  decided: ReadonlyMap<string, string>,
): (record: IncidentRecord, isoDay: string) => Answer {
  const remembered = new Map<string, Answer>();
  let count = 0;
  const decide = ({ place, region, country }: IncidentRecord): string => {
    if (decided.size === 0) return place;
    const keys = [{ place, region, country }, { place, region: '', country }, { place, region, country: '' }, { place, region: '', country: '' }]; // prettier-ignore
    return keys.map((key) => decided.get(decisionKey(key))).find((id) => id !== undefined) ?? place;
  };
  return (record, isoDay) => {
    const { region, country, lngDeg, latDeg, precision } = record;
    const next = remembered.get(record.place);
    // Most names stand with one region, country and point, and some with a few.
    for (let answer = next; answer !== undefined; answer = answer.next)
      if (
        answer.lngDeg === lngDeg &&
        answer.latDeg === latDeg &&
        answer.precision === precision &&
        answer.region === region &&
        answer.country === country &&
        (answer.era === -1 || answer.era === gazetteer.eraOf(isoDay))
      )
        return answer;
    const place = owned(decide(record));
    const [ownRegion, ownCountry] = [owned(region), owned(country)];
    const resolution = resolve({ place, region: ownRegion, country: ownCountry, lngDeg, latDeg, isoDay, precision }, gazetteer);
    // Only names that began or ended make the day matter.
    const era = gazetteer.isDated(place) ? gazetteer.eraOf(isoDay) : -1;
    const length = 1 + (next?.length ?? 0);
    const answer = {
      region: ownRegion,
      country: ownCountry,
      lngDeg,
      latDeg,
      precision,
      era,
      resolution,
      isSaid: false,
      next,
      length,
    };
    if (length <= MOST_ANSWERS) remembered.set(owned(record.place), answer);
    if (++count > MOST_REMEMBERED) {
      remembered.clear();
      count = 0;
    }
    return answer;
  };
}

const MOST_ANSWERS = 64;
