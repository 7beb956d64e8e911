import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressOn } from '../../src/cli/progress.ts';

const said = (isTTY: boolean): string => {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const drawn = progressOn(stream, 4);
  for (const done of [1, 2, 3, 4]) drawn(done);
  return String(stream.read() ?? '');
};

test('a batch says how far it has come in one line, and takes it away at the end', () => {
  const lines = said(true).split('\r').slice(1);
  expect(lines.map((line) => /\d of \d/u.exec(line)?.[0])).toEqual(['1 of 4', '2 of 4', '3 of 4', undefined]);
  expect(lines.at(-1)).toBe('\u001b[K');
  expect(said(true)).not.toContain('\n');
});

test('a file or a pipe gets nothing of it', () => {
  expect(said(false)).toBe('');
});
