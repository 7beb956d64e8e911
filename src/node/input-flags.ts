import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Decision } from '../core/decisions.ts';
import type { Place } from '../core/gazetteer.ts';
import type { Problem } from '../core/problem.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { readOwnPlaces } from '../formats/own-places.ts';
import { readDecisions } from '../formats/own-tables.ts';
import { unopened } from './open.ts';

/** What a person says of an input beside its name. Plain values, so that a worker that reads it again is told the same. */
export interface InputFlags {
  /** Id of a format that overrules the header. */
  readonly format?: string | undefined;
  /** Columns by field. */
  readonly map?: ReadonlyMap<string, string> | undefined;
  /** Of rows that name none, by code or name. */
  readonly country?: string | undefined;
  readonly dates?: 'dmy' | 'mdy' | undefined;
  /** Path of a table of decisions. */
  readonly decisions?: string | undefined;
  /** Path of places of the user's own. */
  readonly gazetteer?: string | undefined;
}

/** What stands in the files that the flags name. */
export interface OwnFiles {
  readonly decisions: readonly Decision[];
  readonly places: readonly Place[];
  /** Rows of theirs that are of no use. */
  readonly problems: readonly Problem[];
}

/** @returns the problem of a file that can't be read */
export async function readOwnFiles({ decisions, gazetteer }: InputFlags, cwd: string): Promise<Result<OwnFiles>> {
  try {
    const decided = readDecisions(decisions === undefined ? '' : await textOf(resolve(cwd, decisions)), decisions ?? '');
    const own =
      gazetteer === undefined
        ? { places: [], problems: [] }
        : await readOwnPlaces({ name: gazetteer, chunks: () => createReadStream(resolve(cwd, gazetteer)) });
    return ok({
      decisions: decided.decisions,
      places: own.places,
      problems: [...decided.problems, ...own.problems],
    });
  } catch (error) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : (decisions ?? gazetteer ?? '');
    return fail(unopened(path, error));
  }
}

const textOf = async (path: string): Promise<string> => new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
