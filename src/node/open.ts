import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../core/problem.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Source } from '../formats/bytes.ts';
import { PACKAGE_FILES } from '../formats/load.ts';
import type { Said } from '../core/said.ts';

/** An input of the command line: a file or standard input as a stream, or a dataset folder as texts. */
export type Opened =
  | { readonly kind: 'stream'; readonly source: Source }
  | { readonly kind: 'folder'; readonly name: string; readonly files: ReadonlyMap<string, string> };

/** As much as is read at once: so little that its rows are gone before the collector of memory looks at them twice. */
const PIECE_BYTES = 1 << 18;

/** Opens `-`, a file or a folder. What can't be opened is a problem of the input, told with its path. */
export async function openInput(path: string, stdin: AsyncIterable<Uint8Array>): Promise<Result<Opened>> {
  if (path === '-') return ok({ kind: 'stream', source: { name: 'standard input', chunks: () => stdin } });
  try {
    const info = await stat(path);
    if (info.isDirectory()) return await openFolder(path);
    return ok({ kind: 'stream', source: { name: path, chunks: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) } });
  } catch (error) {
    return fail(unopened(path, error));
  }
}

async function openFolder(path: string): Promise<Result<Opened>> {
  const files = new Map<string, string>();
  for (const name of PACKAGE_FILES) {
    try {
      files.set(name, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(path, name))));
    } catch (error) {
      if (isMissing(error)) continue;
      return fail(
        error instanceof TypeError
          ? {
              ...unopened(join(path, name), error),
              code: 'bytes-invalid',
              message: 'is not UTF-8',
              suggestion: 'save it as UTF-8',
            }
          : unopened(join(path, name), error),
      );
    }
  }
  if (files.has('incidents.csv')) return ok({ kind: 'folder', name: basename(path), files });
  return fail({
    ...unopened(path, undefined),
    code: 'folder-no-dataset',
    message: 'is a folder without incidents.csv',
    suggestion: 'give a dataset folder or a file',
  });
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

export function unopened(file: string, error: unknown): Problem {
  const reasons = new Map<unknown, readonly [code: string, message: Said]>([
    ['ENOENT', ['file-missing', 'is not there']],
    ['EACCES', ['file-forbidden', 'may not be read']],
    ['EPERM', ['file-forbidden', 'may not be read']],
  ]);
  const [code, message] = reasons.get(codeOf(error)) ?? (['file-unreadable', 'can’t be read'] as const);
  return { file, line: 0, column: '', value: '', code, severity: 'error', message, suggestion: '', candidates: [] };
}
