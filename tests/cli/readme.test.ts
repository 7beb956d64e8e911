import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const qantar = join(root, 'dist/cli/qantar.js');
const blocks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
  ([, block]) => block ?? '',
);
const commands = blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('npx qantar '));

/** A folder that looks like a clone to a command, and keeps what it writes out of the real one. */
const folder = mkdtempSync(join(tmpdir(), 'qantar-readme-'));
symlinkSync(join(root, 'data'), join(folder, 'data'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Words of a command line; double quotes hold words together. */
const wordsOf = (line: string): string[] =>
  [
    ...line
      .replace(/^npx qantar /, '')
      .replace(/\s+#.*$/, '')
      .matchAll(/"([^"]*)"|(\S+)/g),
  ].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('every command of the README', () => {
  it('is found there', () => {
    expect(commands.length).toBeGreaterThanOrEqual(5);
  });

  it.each(commands.filter((line) => !line.startsWith('npx qantar serve')))(
    '%s',
    async (line) => {
      const words = wordsOf(line);
      const { stderr } = await promisify(execFile)(process.execPath, [qantar, ...words], { cwd: folder });
      expect(stderr).toBe('');
      const out = words[words.indexOf('-o') + 1];
      if (words.includes('-o') && out !== undefined) expect(existsSync(join(folder, out))).toBe(true);
    },
    60_000,
  );

  it.each(commands.filter((line) => line.startsWith('npx qantar serve')))('%s', async (line) => {
    const server = spawn(process.execPath, [qantar, ...wordsOf(line)], { cwd: folder });
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/\S+/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
      server.on('exit', (code) => reject(new Error(`ended with ${String(code)}: ${said}`)));
    });
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    server.kill();
  });

  it('that sets up is one that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const used = blocks.join('\n').match(/npm (?:run )?(?!install)(\w+)/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    for (const call of used) expect(Object.keys(scripts)).toContain(call.split(' ').at(-1));
  });
});
