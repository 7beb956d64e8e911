import { createIngest, type Counts, type Decision } from '../core/ingest.ts';
import type { LocatedRecord } from '../core/build-dataset.ts';
import type { IncidentRecord } from '../core/incident.ts';
import type { Gazetteer } from '../core/gazetteer-index.ts';
import { resolve } from '../core/join.ts';
import type { Problem } from '../core/problem.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import { readPackage } from '../formats/package.ts';
import { readInput, type InputInfo, type InputOptions } from '../formats/read-input.ts';
import type { GrowingGazetteer } from './gazetteer.ts';
import { openInput } from './open.ts';

export interface JoinedInput {
  /** Absent for a dataset folder and for an input that is refused. */
  readonly info?: InputInfo;
  readonly counts: Counts;
}

export interface JoinedSink {
  /** Everything wrong, in the order of the file. */
  readonly problem: (problem: Problem) => void;
  /** Each row that is joined. */
  readonly row?: (located: LocatedRecord) => void;
}

const NONE: Counts = { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 };

/**
 * Reads one input, a stream or a dataset folder, and joins its rows; holds none of them, so size is no matter. Where rows name
 * countries that the gazetteer lacks, it is made to have them first.
 */
export async function readJoined(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  options: InputOptions & { readonly decisions: readonly Decision[] },
  grower: GrowingGazetteer,
  taxonomy: Taxonomy,
  sink: JoinedSink,
): Promise<JoinedInput> {
  const opened = await openInput(path, stdin);
  if (!opened.ok) {
    opened.problems.forEach(sink.problem);
    return { counts: NONE };
  }
  const run = createIngest(grower.current(), taxonomy, options.decisions);
  const grow = countryWatch(grower, (wider) => run.widen(wider));
  const take = (record: IncidentRecord, columns?: Parameters<typeof run.take>[1]): void => {
    const taken = run.take(record, columns);
    for (const problem of taken.problems) sink.problem(problem);
    if (sink.row !== undefined && taken.located !== undefined) sink.row(taken.located);
  };
  if (opened.value.kind === 'folder') {
    const read = readPackage(opened.value.files);
    read.problems.forEach(sink.problem);
    run.reject(read.rejected);
    grow(read.incidents);
    for (const record of read.incidents) take(record);
    return { counts: run.counts() };
  }
  const result = await readInput(opened.value.source, options, ({ info, readings }) => {
    grow(readings.flatMap(({ record }) => record ?? []));
    for (const { record, problems } of readings) {
      for (const problem of problems) sink.problem(problem);
      if (record === undefined) run.reject(1);
      else take(record, info.columns);
    }
  });
  if (result.ok) return { info: result.value, counts: run.counts() };
  result.problems.forEach(sink.problem);
  return { counts: NONE };
}

/** Looks at rows before they are joined, and adds the countries that they need. */
function countryWatch(
  grower: GrowingGazetteer,
  widen: (gazetteer: Gazetteer) => void,
): (records: readonly IncidentRecord[]) => void {
  const codes = new Map<string, string>();
  const tried = new Set<string>();
  const countryOf = (text: string): string => {
    const known = codes.get(text);
    if (known !== undefined) return known;
    const code = grower.current().countryOf(text) ?? '';
    codes.set(text, code);
    return code;
  };
  // A bare name that the gazetteer at hand does not have may be anywhere in the world.
  const isAnywhere = ({ place, region, lngDeg }: IncidentRecord): boolean => {
    if (place === '' ? lngDeg === undefined && region === '' : lngDeg !== undefined) return false;
    const key = `${place}\u0000${region}`;
    if (tried.has(key)) return false;
    tried.add(key);
    return resolve({ place, region, country: '' }, grower.current()).kind === 'unmatched';
  };
  return (records) => {
    const needed = new Set<string>();
    for (const record of records) {
      const code = record.country === '' ? '' : countryOf(record.country);
      if (code !== '') {
        if (!grower.has(code)) needed.add(code);
      } else if (!grower.has('') && (isAnywhere(record) || isPointElsewhere(record, grower.current()))) needed.add('');
    }
    if (needed.size > 0) widen(grower.add([...needed]));
  };
}

const isPointElsewhere = ({ place, country, lngDeg, latDeg }: IncidentRecord, gazetteer: Gazetteer): boolean =>
  country === '' &&
  place === '' &&
  lngDeg !== undefined &&
  latDeg !== undefined &&
  gazetteer.regionAt(lngDeg, latDeg) === undefined;
