import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { resolve as absolute } from 'node:path';
import { Option, type Command } from 'commander';
import taxonomy from '../../data/taxonomy.json' with { type: 'json' };
import type { Counts } from '../core/ingest.ts';
import { LANGUAGES, type Language } from '../core/languages.ts';
import { problemText, worded, type InWords, type Problem } from '../core/problem.ts';
import { english } from '../core/said.ts';
import type { Taxonomy } from '../core/taxonomy.ts';
import { describeInput } from '../formats/describe-input.ts';
import { REPORT_HEADER, reportLine } from '../formats/report.ts';
import { unknownCountry } from '../formats/said-country.ts';
import { growingGazetteer } from '../node/gazetteer.ts';
import { readOwnFiles } from '../node/input-flags.ts';
import { readJoined } from '../node/read-joined.ts';
import { summaryText } from './check-words.ts';
import { addFormatOption, addInputOptions, inputFlagsOf, type InputOptions } from './input-options.ts';
import type { ExitCode, Io } from './io.ts';

export interface CheckOptions extends InputOptions {
  readonly json?: boolean;
  readonly report?: string;
  readonly format?: string;
  readonly lang?: Language;
}

export function register(program: Command, io: Io): void {
  const command = program
    .command('check')
    .description('read, validate and join inputs, and explain each row that is not joined')
    .argument(
      '<input...>',
      'files (CSV, TSV, XLSX, GeoJSON, JSON lines, Parquet; plain or gzip), dataset folders, or - for standard input',
    )
    .option('--json', 'print one JSON object and nothing else; problemsOmitted counts problems past the first 200 000')
    .option('--report <file.csv>', 'write every problem as a table');
  addFormatOption(addInputOptions(command))
    .addOption(new Option('--lang <code>', 'language of what is said of the input').choices(LANGUAGES).default('en'))
    .action(async (inputs: readonly string[], options: CheckOptions) => {
      io.exit(await runCheck(inputs, options, io));
    });
}

/** Problems are kept to be printed up to this many, with `problemsOmitted` for the rest; a report lists them all. */
const MOST_KEPT = 200_000;
const PROBLEMS_A_PIECE = 5000;
/** Lines of problems on a terminal. */
const MOST_SHOWN = 50;

interface Tally {
  counts: Counts;
  errors: number;
  warnings: number;
  readonly kept: Problem[];
}

/** Reads and joins every input. @returns 0 clean or warnings only, 1 problems, 2 wrong use */
export async function runCheck(inputs: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const isJson = options.json === true;
  const { lang = 'en' } = options;
  const inWords = await wordsIn(lang);
  const flags = inputFlagsOf(options);
  const files = await readOwnFiles(flags, io.cwd);
  if (!files.ok) {
    for (const each of files.problems) io.stderr.write(`${problemText(each, inWords)}\n`);
    return 2;
  }
  const own = files.value;
  const report = options.report === undefined ? undefined : createWriteStream(absolute(io.cwd, options.report));
  const failed = report && once(report, 'error').then(([error]) => error as Error);
  report?.write(REPORT_HEADER);

  const tally: Tally = {
    counts: { rows: 0, joined: 0, ambiguous: 0, unmatched: 0, unlocated: 0, rejected: 0 },
    errors: 0,
    warnings: 0,
    kept: [],
  };
  const problem = (each: Problem): void => {
    if (each.severity === 'error') tally.errors += 1;
    else tally.warnings += 1;
    report?.write(reportLine(each, inWords));
    if (tally.kept.length < MOST_KEPT) tally.kept.push(each);
    if (!isJson && tally.errors + tally.warnings <= MOST_SHOWN) io.stdout.write(`${problemText(each, inWords)}\n`);
  };
  own.problems.forEach(problem);
  const grower = growingGazetteer(own.places);
  const wrong = unknownCountry(flags.country ?? '', grower.current());
  if (wrong !== undefined) {
    io.stderr.write(problemText(wrong, inWords) + '\n');
    return 2;
  }
  const reading = {
    ...{ format: flags.format, map: flags.map ?? new Map<string, string>(), dates: flags.dates, keepsWords: false },
    ...{ decisions: own.decisions, country: flags.country },
  };
  for (const input of inputs) {
    const path = input === '-' ? input : absolute(io.cwd, input);
    const shown = (each: Problem): void => problem(each.file === path ? { ...each, file: input } : each);
    const [errors, warnings, kept] = [tally.errors, tally.warnings, tally.kept.length];
    const refused = (): void => {
      Object.assign(tally, { errors, warnings });
      tally.kept.length = kept;
    };
    const read = await readJoined(path, io.stdin, reading, grower, taxonomy as Taxonomy, { problem: shown, refused });
    tally.counts = sum(tally.counts, read.counts);
    for (const said of describeInput(input, read.info)) problem(said);
  }
  if (report !== undefined) {
    const closed = new Promise<undefined>((done) => report.end(() => done(undefined)));
    const error = await Promise.race([closed, failed]);
    if (error !== undefined) {
      io.stderr.write(`${options.report ?? ''} can’t be written: ${error.message}\n`);
      return 2;
    }
  }
  const { counts, warnings, errors, kept } = tally;
  const omitted = errors + warnings - kept.length;
  if (isJson) {
    // Written in parts: as one text, a full list takes more memory than all that it was made of.
    io.stdout.write(`${JSON.stringify({ ...counts, warnings }).slice(0, -1)},"problems":[`);
    for (let at = 0; at < kept.length; at += PROBLEMS_A_PIECE) {
      const piece = JSON.stringify(kept.slice(at, at + PROBLEMS_A_PIECE).map((each) => worded(each, inWords))).slice(1, -1);
      if (!io.stdout.write(at === 0 ? piece : `,${piece}`)) await once(io.stdout, 'drain');
    }
    io.stdout.write(`]${omitted > 0 ? `,"problemsOmitted":${String(omitted)}` : ''}}\n`);
  } else io.stdout.write(summaryText(counts, errors, warnings, MOST_SHOWN, lang));
  return errors > 0 ? 1 : 0;
}

/** English needs no catalogue, so none is loaded for it. */
async function wordsIn(lang: Language): Promise<InWords> {
  if (lang === 'en') return english;
  const { saidIn } = await import('../core/sentences/said-in.ts');
  return (what) => saidIn(lang, what);
}

function sum(one: Counts, other: Counts): Counts {
  return {
    rows: one.rows + other.rows,
    joined: one.joined + other.joined,
    ambiguous: one.ambiguous + other.ambiguous,
    unmatched: one.unmatched + other.unmatched,
    unlocated: one.unlocated + other.unlocated,
    rejected: one.rejected + other.rejected,
  };
}
