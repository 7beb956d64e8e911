import type { FileOptions, OpenResult } from './protocol.ts';

/** A file for whose rows a person may say a country, and the countries that they could be of. */
export interface Countryless {
  readonly file: string;
  /** Alpha-2, without repetition. */
  readonly codes: readonly string[];
}

/** The country at the end of "Springfield, Illinois, US". */
const COUNTRY_AT_END = /(?:^|, )([A-Z]{2})$/u;

/**
 * The files with rows that name no country and a place of several. One whose country was chosen stays, so that the choice can
 * be taken back.
 */
export function countryless(
  { problems, wheres, files }: Pick<OpenResult, 'problems' | 'wheres' | 'files'>,
  optionsOf: (file: string) => FileOptions,
): Countryless[] {
  const byFile = new Map<string, Set<string>>();
  for (const { name } of files) {
    const { country } = optionsOf(name);
    if (country !== undefined) byFile.set(name, new Set([country]));
  }
  for (const { problem, where } of problems) {
    const named = wheres[where];
    if (named?.country !== '') continue;
    const found = new Set(named.candidates.flatMap(({ text }) => COUNTRY_AT_END.exec(text.en)?.[1] ?? []));
    if (found.size < 2) continue;
    const codes = byFile.get(problem.file) ?? new Set();
    for (const code of found) codes.add(code);
    byFile.set(problem.file, codes);
  }
  return [...byFile].map(([file, codes]) => ({ file, codes: [...codes] }));
}
