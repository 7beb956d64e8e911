import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { runBuild } from '../../src/cli/build.ts';
import { PUBLISHED, type Published } from '../../src/formats/published.ts';

const folder = mkdtempSync(join(tmpdir(), 'qantar-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function build(input: string, output: string): Promise<{ code: number; said: string; files: Map<string, Buffer> }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const io = { stdin, stdout, stderr, cwd: folder, exit: () => undefined, stopped: new AbortController().signal };
  const code = await runBuild(input, { output }, io);
  stdout.end();
  stderr.end();
  const files = code === 2 || !readdirSync(folder).includes(output) ? [] : readdirSync(join(folder, output));
  return {
    code,
    said: (await text(stdout)) + (await text(stderr)),
    files: new Map(files.map((name) => [name, readFileSync(join(folder, output, name))])),
  };
}

const descriptionIn = (files: ReadonlyMap<string, Buffer>): Published =>
  JSON.parse(String(files.get(PUBLISHED.description))) as Published;

describe('qantar build', () => {
  it('publishes a table of any country, and the same bytes each time', async () => {
    const table = join(import.meta.dirname, '../fixtures/acled/input.csv');
    const [one, two] = [await build(table, 'one'), await build(table, 'two')];
    expect(one.code).toBe(0);
    expect([...one.files.keys()].sort()).toEqual(['README.md', ...Object.values(PUBLISHED)].sort());
    for (const [name, bytes] of one.files) expect([name, bytes.equals(two.files.get(name) ?? Buffer.of())]).toEqual([name, true]);
    expect(descriptionIn(one.files).count).toBe(readFileSync(table, 'utf8').trim().split('\n').length - 1);
    expect(one.said).toContain(PUBLISHED.search);
  });

  it('leaves out the rows that can’t be read, says which, and ends with 1', async () => {
    writeFileSync(join(folder, 'table.csv'), 'id,date,type,place\na,2022-01-05,protest,Almaty\nb,2022-13-05,protest,Almaty\n');
    const { code, said, files } = await build('table.csv', 'bad');
    expect(code).toBe(1);
    expect(said).toContain('table.csv:3 date "2022-13-05"');
    expect(descriptionIn(files).count).toBe(1);
  });
});
