import type { Readable, Writable } from 'node:stream';

/** What a command may touch of its surroundings. Only `main.ts` makes one from the process. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Absolute; paths in arguments are relative to it. */
  readonly cwd: string;
  /** Declares the exit code: 0 clean, 1 problems, 2 wrong use. The command goes on; the process ends when it returns. */
  exit(code: ExitCode): void;
  /** Aborted when the user asks to stop (Ctrl+C). */
  readonly stopped: AbortSignal;
}

export type ExitCode = 0 | 1 | 2;
