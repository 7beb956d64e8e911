import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCheck, type CheckOptions } from '../../src/cli/check.ts';
import { problemText, type Problem } from '../../src/core/problem.ts';

/**
 * Each folder of tests/fixtures has an input, `args.json` where it is read with options, and `expected.json`: what `check`
 * makes of it. With QANTAR_WRITE_EXPECTED=1 that file is written where it is missing, to be read before it is committed.
 */
const ROOT = join(import.meta.dirname, '../fixtures');

interface Outcome {
  readonly exit: number;
  readonly counts: string;
  readonly problems: readonly string[];
}

interface Args {
  readonly format?: string;
  readonly dates?: 'dmy' | 'mdy';
  readonly country?: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly decisions?: string;
  readonly gazetteer?: string;
}

interface Printed {
  readonly rows: number;
  readonly joined: number;
  readonly ambiguous: number;
  readonly unmatched: number;
  readonly unlocated: number;
  readonly rejected: number;
  readonly warnings: number;
  readonly problems: readonly Problem[];
}

async function check(folder: string, input: string): Promise<Outcome> {
  const args = existsSync(join(folder, 'args.json')) ? (JSON.parse(readFileSync(join(folder, 'args.json'), 'utf8')) as Args) : {};
  const options: CheckOptions = {
    json: true,
    ...(args.format === undefined ? {} : { format: args.format }),
    ...(args.dates === undefined ? {} : { dates: args.dates }),
    ...(args.country === undefined ? {} : { country: args.country }),
    ...(args.map === undefined ? {} : { map: new Map(Object.entries(args.map)) }),
    ...(args.decisions === undefined ? {} : { decisions: args.decisions }),
    ...(args.gazetteer === undefined ? {} : { gazetteer: args.gazetteer }),
  };
  let printed = '';
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      printed += chunk.toString();
      done();
    },
  });
  const io = {
    stdin: new PassThrough(),
    stdout,
    stderr: new PassThrough(),
    cwd: folder,
    exit: () => undefined,
    stopped: new AbortController().signal,
  };
  const exit = await runCheck([input], options, io);
  const { problems, warnings, rows, ...counts } = JSON.parse(printed) as Printed;
  expect(rows).toBe(counts.joined + counts.ambiguous + counts.unmatched + counts.unlocated + counts.rejected);
  expect(warnings).toBe(problems.filter(({ severity }) => severity === 'warning').length);
  const said = Object.entries(counts).filter(([, count]) => count > 0).map(([name, count]) => `${String(count)} ${name}`); // prettier-ignore
  return {
    exit,
    counts: [`${String(rows)} rows`, ...said].join(', '),
    problems: problems.map((problem) => `${problem.severity} ${problem.code}: ${problemText(problem)}`),
  };
}

describe('inputs of every kind', () => {
  // Folders without an input are of other tests.
  const inputs = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => {
    const input = entry.isDirectory()
      ? readdirSync(join(ROOT, entry.name)).find((file) => /^input(?:\.|$)/.test(file))
      : undefined;
    return input === undefined ? [] : [[entry.name, input] as const];
  });

  it('are many', () => {
    expect(inputs.length).toBeGreaterThan(100);
  });

  it.each(inputs)('%s', async (name, input) => {
    const folder = join(ROOT, name);
    const outcome = await check(folder, input);
    const file = join(folder, 'expected.json');
    if (process.env['QANTAR_WRITE_EXPECTED'] === '1' && !existsSync(file))
      writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`);
    expect(outcome).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
