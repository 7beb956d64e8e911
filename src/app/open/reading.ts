import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import taxonomy from '../../../data/taxonomy.json';
import type { IncidentRecord } from '../../core/incident.ts';
import type { Counts, Ingested } from '../../core/ingest.ts';
import type { Problem } from '../../core/problem.ts';
import type { Said } from '../../core/said.ts';
import type { Taxonomy } from '../../core/taxonomy.ts';
import { tapped } from '../../formats/bytes.ts';
import { describeInput } from '../../formats/describe-input.ts';
import { joinInput, type Input, type JoinedInput } from '../../formats/join-input.ts';
import { hashedParts, PACKAGE_FILES } from '../../formats/load.ts';
import { orienting } from '../../formats/orienting.ts';
import { columnsOf } from '../../formats/read-input.ts';
import { DecidedRows } from './decided-rows.ts';
import { Findings } from './findings.ts';
import { pieces, sortedInputs, type Sorted } from './own-gazetteers.ts';
import { pageGazetteer, type PageGazetteer } from './page-gazetteer.ts';
import type { FileOptions, FromWorker, OpenInput, OpenRequest, OpenResult, ReadFile } from './protocol.ts';
import { searching } from './searching.ts';
import { Sending } from './sending.ts';

type Tell = (message: FromWorker) => void;

/** Progress is told at most this often. */
const TELL_MS = 100;

/**
 * Reads and joins what a person opened, and tells the page as it goes. What is wrong with a file is in the result.
 * @returns what looks for names among the places that were read with
 */
export async function read(request: OpenRequest, tell: Tell): Promise<ReturnType<typeof searching>> {
  const sorted = await sortedInputs(request.inputs);
  const grower = pageGazetteer(request, sorted.places, () => tell({ kind: 'world' }));
  const run = new Reading(request, sorted, grower, tell);
  for (const problem of [...request.said, ...sorted.problems]) run.findings.add(problem);
  for (const input of sorted.incidents) await run.take(input);
  tell({ kind: 'done', result: run.result() });
  return searching(grower, request.geo !== '');
}

/** One run over all that was opened. */
class Reading {
  private readonly request: OpenRequest;
  private readonly sorted: Sorted;
  private readonly grower: PageGazetteer;
  private readonly tell: Tell;
  private readonly files: ReadFile[] = [];
  readonly findings: Findings;
  private readonly sending: Sending;
  private readonly digest = sha256.create();
  private rows = 0;
  private bytesBefore = 0;
  private bytes = 0;
  private toldMs = 0;
  private lastFolder: JoinedInput['folder'];
  private readonly decided: DecidedRows;

  constructor(request: OpenRequest, sorted: Sorted, grower: PageGazetteer, tell: Tell) {
    this.request = request;
    this.sorted = sorted;
    this.decided = new DecidedRows(request.decisions);
    this.grower = grower;
    this.tell = tell;
    this.findings = new Findings(grower.current);
    this.sending = new Sending(tell);
  }

  async take(input: OpenInput): Promise<void> {
    this.progress(input.name, true);
    const opened = input.kind === 'file' ? this.streamOf(input) : await this.folderOf(input);
    const joined = opened === undefined ? undefined : await this.join(input, opened);
    for (const problem of describeInput(input.name, joined?.info)) this.findings.add(problem);
    const counts = joined?.counts ?? NONE;
    this.sending.flush();
    // A file refused half way counts for nothing, and so do the rows that it had given.
    if (counts.rows === 0) this.tell({ kind: 'refused', name: input.name });
    this.lastFolder = joined?.folder;
    const isUnread = input.kind === 'file' && counts.rejected === counts.rows;
    this.files.push({
      name: input.name,
      counts,
      format: joined?.info?.format ?? '',
      columns: isUnread ? await columnsOf({ name: input.name, chunks: () => pieces(input.file) }) : [],
      fields: joined?.info?.columns ?? {},
    });
    this.bytesBefore += input.kind === 'file' ? input.file.size : 0;
    this.bytes = 0;
  }

  result(): OpenResult {
    const { findings, files, sorted, grower } = this;
    return {
      counts: files.map(({ counts }) => counts).reduce(sum, NONE),
      files,
      gazetteers: sorted.gazetteers,
      errors: findings.errors,
      warnings: findings.warnings,
      problems: findings.problems,
      wheres: findings.wheres(),
      decided: this.decided.list(grower.current()),
      report: findings.report(),
      around: orienting(grower.current(), [...this.sending.countries].sort(), grower.labels()),
      folder: sorted.incidents.length === 1 ? this.lastFolder : undefined,
      hash: bytesToHex(this.digest.digest()),
      lacksWorld: grower.lacksWorld(),
    };
  }

  private join(input: OpenInput, opened: Input): Promise<JoinedInput> {
    const { format, map, dates, country }: FileOptions = input.kind === 'file' ? input.options : { map: {} };
    const { decisions } = this.request;
    const options = { format, map: new Map(Object.entries(map)), dates, country, keepsWords: true, decisions };
    return joinInput(opened, options, this.grower, taxonomy as unknown as Taxonomy, {
      problem: (problem, outcome, record) => this.findings.add(problem, outcome, record),
      row: (record, taken) => this.row(input.name, record, taken),
    });
  }

  private streamOf({ file, name }: Extract<OpenInput, { kind: 'file' }>): Input {
    const source = { name, chunks: () => pieces(file) };
    return {
      kind: 'stream',
      source: tapped(source, (piece) => {
        this.digest.update(piece);
        this.bytes += piece.length;
        this.progress(name);
      }),
    };
  }

  private async folderOf({ files, name }: Extract<OpenInput, { kind: 'folder' }>): Promise<Input | undefined> {
    const texts = new Map<string, string>();
    for (const wanted of PACKAGE_FILES) {
      const file = files.find((each) => each.name === wanted);
      if (file === undefined) continue;
      try {
        texts.set(wanted, new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
      } catch {
        this.findings.add(wholeFile(`${name}/${wanted}`, 'bytes-invalid', 'is not UTF-8', 'save it as UTF-8'));
        return undefined;
      }
    }
    for (const part of hashedParts(texts)) this.digest.update(part);
    return { kind: 'folder', files: texts };
  }

  private row(name: string, record: IncidentRecord, taken: Ingested): void {
    this.rows += 1;
    if (this.rows % 500 === 0) this.progress(name);
    this.decided.count(record);
    if (taken.located === undefined) return;
    if (taken.outcome !== 'joined') this.findings.unplaced(record);
    this.sending.add(taken.located);
  }

  private progress(name: string, always = false): void {
    const now = performance.now();
    if (!always && now - this.toldMs < TELL_MS) return;
    this.toldMs = now;
    const of = this.sorted.incidents.reduce((total, input) => total + (input.kind === 'file' ? input.file.size : 0), 0);
    this.tell({ kind: 'progress', rows: this.rows, bytes: this.bytesBefore + this.bytes, of, name });
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
