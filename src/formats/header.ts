import { isHeapOfMarks } from '../core/names.ts';
import { excerpt } from '../core/owned-text.ts';
import type { Advice, Problem } from '../core/problem.ts';
import { said, type Said } from '../core/said.ts';

/** The names of a table's columns, findable in any case and with spaces, dashes or underscores between words. */
export interface Header {
  readonly names: readonly string[];
  /** Index of the first of these names that the table has, or -1. */
  readonly find: (...names: readonly string[]) => number;
  readonly has: (...names: readonly string[]) => boolean;
  /** The first of these names that the table has, else the first column that has one of them before brackets: `Date (DD/MM/YYYY)`. */
  readonly spelt: (...names: readonly string[]) => readonly string[];
}

/** A name without what nobody sees in it: case, letters of no width, and Cyrillic letters that look like the Latin around them. */
function visible(name: string): string {
  const text = (isHeapOfMarks(name) ? name : name.normalize('NFC'))
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  if (!/[a-z]/.test(text) || !/\p{Script=Cyrillic}/u.test(text)) return text;
  return text.replace(/[аеорсухіјѕ]/gu, (letter) => 'aeopcyxijs'['аеорсухіјѕ'.indexOf(letter)] ?? letter);
}

/** A name without what people write in many ways: marks over letters, spaces and signs between words, and a leading "# " or "№". */
const keyOf = (name: string): string =>
  visible(name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^# (?=.)/u, '')
    .replace(/[\s_./\\'’‘`"-]+/gu, '');

/** @param tags HXL tags of the columns, in their order, which stand for their names where those say nothing */
export function headerOf(names: readonly string[], tags: readonly string[] = []): Header {
  const byKey = new Map<string, number>();
  const learn = (name: string, index: number): void => {
    const key = keyOf(name);
    if (!byKey.has(key)) byKey.set(key, index);
  };
  names.forEach(learn);
  tags.forEach((tag, index) => {
    if (tag !== '') learn(tag, index);
  });
  const find: Header['find'] = (...wanted) => {
    for (const name of wanted) {
      const index = byKey.get(keyOf(name));
      if (index !== undefined) return index;
    }
    return -1;
  };
  return {
    names,
    find,
    has: (...wanted) => wanted.every((name) => byKey.has(keyOf(name))),
    spelt: (...wanted) => {
      if (find(...wanted) >= 0) return wanted;
      const keys = new Set(wanted.map(keyOf));
      return names.filter((name) => /^[^([]+[([]/.test(name) && keys.has(keyOf(name.replace(/[([].*$/su, '')))).slice(0, 1);
    },
  };
}

/** Members that every object has: a column so named would write over them in others' tools. */
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype', 'hasownproperty', 'tostring', 'valueof']);

export const MOST_COLUMNS = 2000;

/** Characters. Forms put their whole question above a column, and no more than that. */
const MOST_NAME = 5000;

/** What forbids reading a table under this header; empty if nothing does. */
export function headerProblems(names: readonly string[], file: string): Problem[] {
  const problem = (column: string, code: string, message: Said, suggestion: Advice): Problem => ({
    ...{ file, line: 1, column: excerpt(column), value: '', code, severity: 'error', message, suggestion, candidates: [] },
  });
  if (names.length > MOST_COLUMNS)
    return [
      problem(
        '',
        'header-too-wide',
        said('has {count} columns', { count: names.length }),
        said('at most {most} are read', { most: MOST_COLUMNS }),
      ),
    ];
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const name of names) {
    if (name.length > MOST_NAME) {
      problems.push(problem(name, 'header-too-long', 'is too long to be the name of a column', 'shorten the name'));
      continue;
    }
    const key = visible(name);
    if (DANGEROUS.has(key)) problems.push(problem(name, 'header-dangerous', 'is no name for a column', 'rename the column'));
    else if (key !== '' && seen.has(key))
      problems.push(problem(name, 'header-duplicate', 'stands twice in the header', 'rename or remove one of the columns'));
    seen.add(key);
  }
  return problems;
}
