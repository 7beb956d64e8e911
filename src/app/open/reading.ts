import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import countries from '../../../data/codes/countries.json';
import taxonomy from '../../../data/taxonomy.json';
import type { LocatedRecord } from '../../core/build-dataset.ts';
import type { GroundLabel } from '../../core/dataset.ts';
import { isoOf } from '../../core/day.ts';
import { FIRST_DAY, parseDate } from '../../core/edtf.ts';
import { placesOf, regionsOf, type Place, type Region } from '../../core/gazetteer.ts';
import type { IncidentRecord } from '../../core/incident.ts';
import type { Counts, Ingested } from '../../core/ingest.ts';
import { placeText } from '../../core/join-words.ts';
import { resolve } from '../../core/join.ts';
import type { Problem } from '../../core/problem.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { describeInput } from '../../formats/describe-input.ts';
import { growingFrom, type GrowingGazetteer } from '../../formats/growing-gazetteer.ts';
import { joinInput, type Input, type JoinedInput } from '../../formats/join-input.ts';
import { PACKAGE_FILES } from '../../formats/load.ts';
import { columnsOf } from '../../formats/read-input.ts';
import { REPORT_HEADER, reportLine } from '../../formats/report.ts';
import { orienting } from './orienting.ts';
import {
  MOST_KEPT,
  type FromWorker,
  type NamedWhere,
  type OpenInput,
  type OpenProblem,
  type OpenRequest,
  type OpenResult,
  type Outcome,
  type ReadFile,
  type SentRecord,
} from './protocol.ts';
import { fetchWorld, type FetchedWorld } from './world-files.ts';
import type { Said } from '../../core/said.ts';

type Tell = (message: FromWorker) => void;

/** As many records go to the page at once as it takes over without a pause that is felt. */
const SENT_AT_ONCE = 2000;
/** Progress is told at most this often. */
const TELL_MS = 100;

let world: Promise<FetchedWorld> | undefined;

/** Reads and joins what a person opened, and tells the page as it goes. What is wrong with a file is in the result. */
export async function read(request: OpenRequest, tell: Tell): Promise<void> {
  let fetched: FetchedWorld | undefined;
  let lacksWorld = false;
  const openWorld = async (): Promise<FetchedWorld['world'] | undefined> => {
    lacksWorld = request.geo === '';
    if (lacksWorld) return undefined;
    tell({ kind: 'world' });
    world ??= fetchWorld(request.geo);
    try {
      fetched = await world;
    } catch (error) {
      world = undefined;
      throw error;
    }
    return fetched.world;
  };
  const grower = growingFrom(
    {
      places: placesOf(request.places as Parameters<typeof placesOf>[0]),
      regions: regionsOf(request.regions as Parameters<typeof regionsOf>[0]),
      countries: countries,
      whole: ['KZ'],
    },
    openWorld,
  );
  const run = new Reading(request, grower, tell);
  for (const input of request.inputs) await run.take(input);
  tell({ kind: 'done', result: run.result(fetched?.labels, lacksWorld) });
}

/** One run over all that was opened. */
class Reading {
  private readonly request: OpenRequest;
  private readonly grower: GrowingGazetteer;
  private readonly tell: Tell;
  private readonly problems: OpenProblem[] = [];
  private readonly wheres = new Map<string, { readonly index: number; readonly where: NamedWhere }>();
  private readonly files: ReadFile[] = [];
  private readonly report = new ReportText();
  private readonly digest = sha256.create();
  private readonly used = new Set<string>();
  private readonly sentPlaces = new Set<string>();
  private readonly sentRegions = new Set<string>();
  private batch: SentRecord[] = [];
  private newPlaces: Place[] = [];
  private newRegions: Region[] = [];
  private rows = 0;
  private bytesBefore = 0;
  private bytes = 0;
  private toldMs = 0;
  private errors = 0;
  private warnings = 0;
  private lastFolder: JoinedInput['folder'];

  constructor(request: OpenRequest, grower: GrowingGazetteer, tell: Tell) {
    this.request = request;
    this.grower = grower;
    this.tell = tell;
  }

  async take(input: OpenInput): Promise<void> {
    this.progress(input.name, true);
    const opened = input.kind === 'file' ? this.streamOf(input) : await this.folderOf(input);
    const { decisions } = this.request;
    const options = input.kind === 'file' ? input.options : { map: {} };
    const joined: JoinedInput | undefined =
      opened === undefined
        ? undefined
        : await joinInput(
            opened,
            {
              format: options.format,
              map: new Map(Object.entries(options.map)),
              dates: options.dates,
              keepsWords: true,
              decisions,
            },
            this.grower,
            taxonomy as unknown as Taxonomy,
            {
              problem: (problem, outcome, record) => this.problem(problem, outcome, record),
              row: (record, taken) => this.row(input.name, record, taken),
            },
          );
    for (const problem of describeInput(input.name, joined?.info)) this.problem(problem, undefined, undefined);
    const counts = joined?.counts ?? NONE;
    // A file refused half way counts for nothing, and so do the rows that it had given.
    const isRefused = counts.rows === 0;
    this.send();
    if (isRefused) this.tell({ kind: 'refused', name: input.name });
    this.lastFolder = joined?.folder;
    this.files.push({
      name: input.name,
      counts,
      format: joined?.info?.format ?? '',
      columns:
        counts.rejected === counts.rows && input.kind === 'file'
          ? await columnsOf({ name: input.name, chunks: () => pieces(input.file) })
          : [],
      fields: joined?.info?.columns ?? {},
    });
    this.bytesBefore += input.kind === 'file' ? input.file.size : 0;
    this.bytes = 0;
  }

  result(countryLabels: readonly GroundLabel[] | undefined, lacksWorld: boolean): OpenResult {
    const countries = [...this.used].sort();
    const { places, regions, ground } = orienting(this.grower.current(), countries, countryLabels);
    const folder = this.request.inputs.length === 1 ? this.lastFolder : undefined;
    return {
      counts: this.files.map(({ counts }) => counts).reduce(sum, NONE),
      files: this.files,
      errors: this.errors,
      warnings: this.warnings,
      problems: this.problems,
      wheres: [...this.wheres.values()].map(({ where }) => where),
      report: this.report.blob(),
      countries,
      places,
      regions,
      ground,
      meta: folder?.meta,
      sources: folder?.sources ?? [],
      gaps: folder?.gaps ?? [],
      terms: [...(folder?.terms ?? [])],
      hash: bytesToHex(this.digest.digest()),
      lacksWorld,
    };
  }

  private streamOf({ file, name }: Extract<OpenInput, { kind: 'file' }>): Input {
    const counted = async function* (this: Reading): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces(file)) {
        this.digest.update(piece);
        this.bytes += piece.length;
        this.progress(name);
        yield piece;
      }
    };
    return { kind: 'stream', source: { name, chunks: () => counted.call(this) } };
  }

  private async folderOf({ files, name }: Extract<OpenInput, { kind: 'folder' }>): Promise<Input | undefined> {
    const texts = new Map<string, string>();
    for (const wanted of PACKAGE_FILES) {
      const file = files.find((each) => each.name === wanted);
      if (file === undefined) continue;
      try {
        texts.set(wanted, new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
      } catch {
        this.problem(wholeFile(`${name}/${wanted}`, 'bytes-invalid', 'is not UTF-8', 'save it as UTF-8'), undefined, undefined);
        return undefined;
      }
    }
    for (const [file, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1)))
      this.digest.update(utf8ToBytes(`${file}\n${text}\n`));
    return { kind: 'folder', files: texts };
  }

  private problem(problem: Problem, outcome: Outcome | undefined, record: IncidentRecord | undefined): void {
    if (problem.severity === 'error') this.errors += 1;
    else this.warnings += 1;
    this.report.add(reportLine(problem));
    if (this.problems.length >= MOST_KEPT) return;
    const isPlace = problem.severity === 'error' && record !== undefined && (outcome === 'ambiguous' || outcome === 'unmatched');
    this.problems.push({ problem, outcome, where: isPlace ? this.whereOf(record) : -1 });
  }

  /** The names that a person can decide on, once for all rows that have them. */
  private whereOf(record: IncidentRecord): number {
    const { place, region, country } = record;
    if (place === '') return -1;
    const key = `${place}\u0000${region}\u0000${country}`;
    const known = this.wheres.get(key);
    if (known !== undefined) return known.index;
    const gazetteer = this.grower.current();
    const span = parseDate(record.date);
    const isoDay = isoOf(span === undefined ? 0 : span.from > FIRST_DAY ? span.from : span.to);
    const { lngDeg, latDeg, precision } = record;
    const resolution = resolve({ place, region, country, lngDeg, latDeg, precision, isoDay }, gazetteer);
    const found = resolution.kind === 'ambiguous' || resolution.kind === 'unmatched' ? resolution.candidates : [];
    const candidates = found.map((each) => ({ id: each.id, text: placeText(each, gazetteer, isoDay) }));
    const index = this.wheres.size;
    this.wheres.set(key, { index, where: { place, region, country, candidates, rows: 0 } });
    return index;
  }

  private row(name: string, record: IncidentRecord, taken: Ingested): void {
    this.rows += 1;
    if (this.rows % 500 === 0) this.progress(name);
    if (taken.located === undefined) return;
    if (taken.outcome !== 'joined') {
      const known = this.wheres.get(`${record.place}\u0000${record.region}\u0000${record.country}`);
      if (known !== undefined) known.where.rows += 1;
    }
    this.queue(taken.located);
  }

  private queue({ record, where: { place, regions, country } }: LocatedRecord): void {
    if (country !== '') this.used.add(country);
    if (place !== undefined && !this.sentPlaces.has(place.id)) {
      this.sentPlaces.add(place.id);
      this.newPlaces.push(place);
    }
    for (const region of regions) {
      if (this.sentRegions.has(region.id)) continue;
      this.sentRegions.add(region.id);
      this.newRegions.push(region);
    }
    this.batch.push({ record, place: place?.id ?? '', regions: regions.map(({ id }) => id), country });
    if (this.batch.length >= SENT_AT_ONCE) this.send();
  }

  private send(): void {
    if (this.batch.length > 0)
      this.tell({ kind: 'records', records: this.batch, places: this.newPlaces, regions: this.newRegions });
    this.batch = [];
    this.newPlaces = [];
    this.newRegions = [];
  }

  private progress(name: string, always = false): void {
    const now = performance.now();
    if (!always && now - this.toldMs < TELL_MS) return;
    this.toldMs = now;
    const of = this.request.inputs.reduce((total, input) => total + (input.kind === 'file' ? input.file.size : 0), 0);
    this.tell({ kind: 'progress', rows: this.rows, bytes: this.bytesBefore + this.bytes, of, name });
  }
}

/** The report as it grows: text in pieces, so that no string is as long as the whole. */
class ReportText {
  private readonly parts: Blob[] = [];
  private lines: string[] = [REPORT_HEADER];

  add(line: string): void {
    this.lines.push(line);
    if (this.lines.length >= 20_000) this.fold();
  }

  blob(): Blob {
    this.fold();
    return new Blob(this.parts, { type: 'text/csv' });
  }

  private fold(): void {
    this.parts.push(new Blob(this.lines));
    this.lines = [];
  }
}

const NONE: Counts = { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 };

const sum = (a: Counts, b: Counts): Counts => ({
  rows: a.rows + b.rows,
  joined: a.joined + b.joined,
  ambiguous: a.ambiguous + b.ambiguous,
  unmatched: a.unmatched + b.unmatched,
  unlocated: a.unlocated + b.unlocated,
  rejected: a.rejected + b.rejected,
});

const wholeFile = (file: string, code: string, message: Said, suggestion: Said): Problem => ({
  ...{ file, line: 0, column: '', value: '', code, severity: 'error', message, suggestion, candidates: [] },
});

async function* pieces(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
