import type { Gazetteer } from '../core/gazetteer-index.ts';
import type { IncidentRecord } from '../core/incident.ts';
import { countryLacking, type Decision } from '../core/decisions.ts';
import { createIngest, type Counts, type Ingested } from '../core/ingest.ts';
import { resolve } from '../core/join.ts';
import type { Problem } from '../core/problem.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import { createTextSet } from '../core/text-set.ts';
import type { Source } from './bytes.ts';
import type { GrowingGazetteer } from './growing-gazetteer.ts';
import { readPackage, type DataPackage } from './package.ts';
import { readInput, type InputInfo, type InputOptions } from './read-input.ts';
import { wholeFileProblems } from './whole-file.ts';

/** What is read: a file or standard input as a stream, or a dataset folder as the texts of its files. */
export type Input =
  { readonly kind: 'stream'; readonly source: Source } | { readonly kind: 'folder'; readonly files: ReadonlyMap<string, string> };

/** What a dataset folder has beside its incidents. */
export type FolderParts = Pick<DataPackage, 'meta' | 'sources' | 'gaps' | 'terms'>;

export interface JoinedInput {
  /** Absent for a dataset folder and for an input that is refused. */
  readonly info?: InputInfo;
  readonly folder?: FolderParts;
  readonly counts: Counts;
}

export interface JoinSink {
  /** Everything wrong, in the order of the file. `outcome` is that of the row it is said of; undefined for the file itself. */
  readonly problem: (problem: Problem, outcome: Ingested['outcome'] | undefined, record: IncidentRecord | undefined) => void;
  /** The file is refused as a whole: what was told of its rows counts for nothing, and why it is refused comes next. */
  readonly refused?: () => void;
  /** Each row that was read, whatever became of it. */
  readonly row?: (record: IncidentRecord, taken: Ingested) => void;
}

export interface JoinOptions extends InputOptions {
  readonly decisions: readonly Decision[];
  /** The country of the rows that name none, by code or name; empty or absent where a person said nothing of it. */
  readonly country?: string | undefined;
}

const NONE: Counts = { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 };

/**
 * Reads one input and joins its rows, the same in the page and on the command line; holds none of them, so size is no matter.
 * Where rows name countries that the gazetteer lacks, it is made to have them first.
 */
export async function joinInput(
  input: Input,
  options: JoinOptions,
  grower: GrowingGazetteer,
  taxonomy: Taxonomy,
  sink: JoinSink,
): Promise<JoinedInput> {
  const run = createIngest(grower.current(), taxonomy, options.decisions);
  const lacking = options.decisions
    .map(({ id }) => countryLacking(id, grower.current()))
    .filter((country) => country !== undefined);
  const wanted = lacking.filter((country) => !grower.has(country));
  if (wanted.length > 0) run.widen(await grower.add(wanted));
  const needed = countryWatch(grower);
  const grow = async (records: readonly IncidentRecord[]): Promise<void> => {
    const countries = needed(records);
    if (countries.length > 0) run.widen(await grower.add(countries));
  };
  const country = options.country ?? '';
  const within = (record: IncidentRecord): IncidentRecord =>
    country === '' || record.country !== '' ? record : { ...record, country };
  const sayOfAll = (file: string): void => {
    for (const problem of wholeFileProblems(file, run.tally())) sink.problem(problem, undefined, undefined);
  };
  const take = (record: IncidentRecord, noted: readonly Problem[], columns?: Parameters<typeof run.take>[1]): void => {
    const taken = run.take(record, columns);
    for (const problem of noted) sink.problem(problem, taken.outcome, record);
    for (const problem of taken.problems) sink.problem(problem, taken.outcome, record);
    sink.row?.(record, taken);
  };
  if (input.kind === 'folder') {
    const folder = readPackage(input.files);
    for (const problem of folder.problems) {
      const isRow = problem.file === 'incidents.csv' && problem.severity === 'error' && problem.line > 1;
      sink.problem(problem, isRow ? 'rejected' : undefined, undefined);
    }
    run.reject(folder.rejected);
    const incidents = folder.incidents.map(within);
    await grow(incidents);
    for (const record of incidents) take(record, []);
    sayOfAll('incidents.csv');
    const { meta, sources, gaps, terms } = folder;
    return { folder: { meta, sources, gaps, terms }, counts: run.counts() };
  }
  const result = await readInput(input.source, options, async ({ info, readings: given }) => {
    const readings = country === '' ? given : given.map((each) => ({ ...each, record: each.record && within(each.record) }));
    await grow(readings.flatMap(({ record }) => record ?? []));
    for (const { record, problems } of readings) {
      if (record === undefined) {
        run.reject(1);
        for (const problem of problems) sink.problem(problem, 'rejected', undefined);
      } else take(record, problems, info.columns);
    }
  });
  if (result.ok) {
    sayOfAll(input.source.name);
    return { info: result.value, counts: run.counts() };
  }
  sink.refused?.();
  for (const problem of result.problems) sink.problem(problem, undefined, undefined);
  return { counts: NONE };
}

/** Looks at rows before they are joined, and says which countries they need that are not there; `''` is all of them. */
function countryWatch(grower: GrowingGazetteer): (records: readonly IncidentRecord[]) => string[] {
  const tried = createTextSet();
  // A bare name that the gazetteer at hand does not have may be anywhere in the world.
  const isAnywhere = ({ place, region, lngDeg }: IncidentRecord): boolean => {
    if (place === '' ? lngDeg === undefined && region === '' : lngDeg !== undefined) return false;
    return tried.add(`${place}\u0000${region}`) && resolve({ place, region, country: '' }, grower.current()).kind === 'unmatched';
  };
  return (records) => {
    const needed = new Set<string>();
    for (const record of records) {
      const code = record.country === '' ? '' : (grower.current().countryOf(record.country) ?? '');
      if (code !== '') {
        if (!grower.has(code)) needed.add(code);
      } else if (!grower.has('') && (isAnywhere(record) || isPointElsewhere(record, grower.current()))) needed.add('');
    }
    return [...needed];
  };
}

const isPointElsewhere = ({ country, lngDeg, latDeg }: IncidentRecord, gazetteer: Gazetteer): boolean =>
  country === '' && lngDeg !== undefined && latDeg !== undefined && gazetteer.regionAt(lngDeg, latDeg) === undefined;
