import type { Decision } from '../../core/decisions.ts';
import type { Problem } from '../../core/problem.ts';
import type { Dropped } from './dropped.ts';

/** Larger than any table that a person decides by hand. */
const MOST_BYTES = 4 * 1024 ** 2;
/** As much as a header takes. */
const HEAD_BYTES = 200;
const COLUMNS = new Set(['place', 'region', 'country', 'id']);

/** Tables of decisions among what was dropped, as the page saves them and `check --decisions` reads them. */
export interface DecisionFiles {
  readonly names: readonly string[];
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
  /** The other files. */
  readonly rest: readonly Dropped[];
}

export async function decisionFilesIn(dropped: readonly Dropped[]): Promise<DecisionFiles> {
  const are = await Promise.all(dropped.map(isDecisions));
  const tables = dropped.filter((_, index) => are[index]);
  const rest = dropped.filter((_, index) => !are[index]);
  if (tables.length === 0) return { names: [], decisions: [], problems: [], rest };
  const { readDecisions } = await import('../../formats/own-tables.ts');
  const read = await Promise.all(tables.map(async ({ file }) => readDecisions(await file.text(), file.name)));
  return {
    names: tables.map(({ file }) => file.name),
    decisions: read.flatMap(({ decisions }) => decisions),
    problems: read.flatMap(({ problems }) => problems),
    rest,
  };
}

/** By its header: no column but those of decisions, and both that it can't be without. */
async function isDecisions({ folder, file }: Dropped): Promise<boolean> {
  if (folder !== '' || file.size > MOST_BYTES || !/[.]csv$/i.test(file.name)) return false;
  const [header = ''] = (await file.slice(0, HEAD_BYTES).text()).replace(/^\ufeff/, '').split(/\r?\n/);
  const names = header.split(',').map((name) => name.trim().toLowerCase());
  return names.includes('place') && names.includes('id') && names.every((name) => COLUMNS.has(name));
}
