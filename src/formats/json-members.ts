import { said } from '../core/said.ts';
import { fieldsOf } from './fields.ts';
import { parseJson, unreadable } from './json-parse.ts';
import { Refusal } from './refusal.ts';

/** A value out of a JSON text, and the line on which it begins. */
export interface Member {
  readonly value: unknown;
  readonly line: number;
}

const MOST_DEPTH = 64;
/** The outline of a country in all its detail has some. */
const MOST_MEMBER_CHARACTERS = 4_000_000;

/** Where a document that is an object has its list: GeoJSON in `features`, what servers answer with in one of the others. */
const LISTS = new Set([
  'features',
  'data',
  'results',
  'items',
  'records',
  'rows',
  'events',
  'incidents',
  'Result',
  'result',
  'value',
  'entries',
]);

const [QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, LINE_FEED, BACKSLASH] = Array.from(
  '",[]{}\n\\',
  (letter) => letter.charCodeAt(0),
);

/**
 * Cuts the members of a document's list out of its text as that comes, so that no more than one of them is ever held; each is
 * parsed by itself, and what is around them in the end, so that all of the grammar is checked.
 * @param onAround told what is around the list: first up to there, closed and not checked, and in the end all of it
 * @throws Refusal while it is read
 */
export async function* documentMembers(
  pieces: AsyncIterable<string>,
  onAround: (around: unknown, hasList: boolean) => void,
): AsyncGenerator<readonly Member[]> {
  let around = '';
  let text = '';
  let line = 1;
  let depth = 0;
  /** Depth of the list's members; 0 before the list, -1 after it. */
  let listDepth = 0;
  let key = '';
  let listName = '';
  let isInString = false;
  let isAfterComma = false;
  /** Where what is not cut off yet begins, and its line. */
  let start = 0;
  let startLine = 1;
  let at = 0;
  for await (const piece of pieces) {
    text = text.slice(start) + piece;
    at -= start;
    start = 0;
    const found: Member[] = [];
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isInString) {
        const end = text.indexOf('"', at);
        at = end < 0 ? text.length : end;
        if (end < 0) break;
        if (isEscaped(text, end)) continue;
        isInString = false;
        if (depth === 1 && listDepth === 0) key = text.slice(text.lastIndexOf('"', end - 1) + 1, end);
      } else if (code === QUOTE) isInString = true;
      else if (code === LINE_FEED) line += 1;
      else if (code === OPEN_LIST || code === OPEN_OBJECT) {
        depth += 1;
        if (depth > MOST_DEPTH) throw tooDeep(line);
        const isRoot = depth === 1 && text.slice(start, at).trim().replace('\u001e', '') === '';
        if (code === OPEN_OBJECT || listDepth !== 0 || !(isRoot || (depth === 2 && LISTS.has(key)))) continue;
        around = text.slice(start, at + 1);
        if (depth === 2) onAround(closed(around), true);
        [listDepth, start, startLine] = [depth, at + 1, line];
        if (depth === 2) listName = key;
      } else if ((code === COMMA || code === CLOSE_LIST || code === CLOSE_OBJECT) && depth === listDepth) {
        const json = text.slice(start, at);
        const isBlank = json.trim() === '';
        if (isBlank && (isAfterComma || code === COMMA)) throw unreadable(line, false);
        if (!isBlank) found.push({ value: parseJson(json, startLine), line: startLine + leadingLines(json) });
        isAfterComma = code === COMMA;
        [start, startLine] = [isAfterComma ? at + 1 : at, line];
        if (isAfterComma) continue;
        [listDepth, depth] = [-1, depth - 1];
      } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
    }
    if (at - start > MOST_MEMBER_CHARACTERS) throw tooLong(listDepth, text, startLine);
    if (found.length > 0) yield found;
  }
  if (depth > 0 || isInString) throw unreadable(line, true);
  const rest = text.slice(start);
  try {
    const whole = JSON.parse((around + rest).replaceAll('\u001e', '')) as unknown;
    if (listDepth === -1 && hasFilled(whole, listName))
      throw new Refusal('json-unreadable', said('has two lists named {name}', { name: listName }), 'make one list of them');
    onAround(whole, listDepth !== 0);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (listDepth === 0) parseJson(rest);
    throw unreadable(startLine + leadingLines(rest.slice(1)), false);
  }
}

const leadingLines = (text: string): number => (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1;

/** A parser keeps the last of two members of one name; the list that was read is left empty here. */
const hasFilled = (whole: unknown, name: string): boolean => {
  const list = fieldsOf(whole)?.get(name);
  return list !== undefined && (!Array.isArray(list) || list.length > 0);
};

function isEscaped(text: string, quoteAt: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(quoteAt - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

/** A document up to its list, closed. What is wrong with it is told at its end. */
function closed(text: string): unknown {
  try {
    return JSON.parse(`${text}]}`) as unknown;
  } catch {
    return undefined;
  }
}

const tooDeep = (line: number): Refusal =>
  new Refusal('nesting-too-deep', said('is nested deeper than {levels} levels', { levels: MOST_DEPTH }), 'give a flat table', {
    line,
  });

function tooLong(listDepth: number, text: string, line: number): Refusal {
  if (listDepth > 0) return new Refusal('line-too-long', 'has a row of millions of characters', 'is it a table?', { line });
  return /"type"\s*:\s*"Topology"/.test(text.slice(0, 10_000)) ? topojson() : noTable();
}

export const topojson = (): Refusal => new Refusal('topojson', 'is TopoJSON', 'convert it to GeoJSON');

export const noTable = (): Refusal =>
  new Refusal('json-no-table', 'is JSON, but neither GeoJSON nor a list of objects', 'give a FeatureCollection');

/**
 * Objects one a line, as newline-delimited GeoJSON and JSON have them (with or without the record separator of RFC 8142).
 * @throws Refusal while they are read
 */
export async function* lineMembers(pieces: AsyncIterable<string>): AsyncGenerator<readonly Member[]> {
  let rest = '';
  let line = 0;
  const read = (raw: string): Member[] => {
    line += 1;
    const json = raw.replace('\u001e', '').trim();
    if (json === '') return [];
    refuseDepth(json, line);
    return [{ value: parseJson(json, line), line }];
  };
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MOST_MEMBER_CHARACTERS) throw tooLong(1, '', line + 1);
    const found = lines.flatMap(read);
    if (found.length > 0) yield found;
  }
  yield read(rest);
}

function refuseDepth(json: string, line: number): void {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      do at = json.indexOf('"', at + 1);
      while (at >= 0 && isEscaped(json, at));
      if (at < 0) return;
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > MOST_DEPTH) throw tooDeep(line);
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
}
