import { Refusal } from './refusal.ts';

/** Parses JSON. @param firstLine on which the text begins @throws Refusal with the line where it breaks */
export function parseJson(text: string, firstLine = 1): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const offset = faultIn(text);
    const line = firstLine + text.slice(0, offset).split('\n').length - 1;
    throw unreadable(line, offset >= text.trimEnd().length);
  }
}

/** @param isCutOff whether the text ends where more would have to come */
export const unreadable = (line: number, isCutOff: boolean): Refusal =>
  new Refusal('json-unreadable', 'is not JSON', isCutOff ? 'it ends too early?' : 'correct it there', { line });

const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)(?![\w.]))/iy;

/** What may come next: a value, a value or the end of a list, a key or the end of an object, a key, a colon, a comma or an end. */
type Wanted = 'value' | 'value-or-end' | 'key-or-end' | 'key' | 'colon' | 'more';

/**
 * Where a text stops being JSON; its length where it is cut off. The messages of JSON.parse differ from engine to engine, and
 * not all have a position: page and command line would tell different lines of one file.
 */
function faultIn(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    const [whole, mark, string] = match;
    const next = nextWanted(wanted, mark, string !== undefined, open);
    if (next === undefined) return at + whole.length - whole.trimStart().length;
    wanted = next;
    at += whole.length;
  }
}

function nextWanted(wanted: Wanted, mark: string | undefined, isString: boolean, open: ('{' | '[')[]): Wanted | undefined {
  const isValue = wanted === 'value' || wanted === 'value-or-end';
  if (mark === undefined) {
    if (isValue) return 'more';
    return isString && wanted !== 'colon' && wanted !== 'more' ? 'colon' : undefined;
  }
  if (mark === '{' || mark === '[') {
    if (!isValue) return undefined;
    open.push(mark);
    return mark === '{' ? 'key-or-end' : 'value-or-end';
  }
  if (mark === ':') return wanted === 'colon' ? 'value' : undefined;
  const inside = open.at(-1);
  if (mark === ',') return wanted !== 'more' || inside === undefined ? undefined : inside === '{' ? 'key' : 'value';
  const mayEnd = wanted === 'more' || wanted === (mark === '}' ? 'key-or-end' : 'value-or-end');
  if (!mayEnd || inside !== (mark === '}' ? '{' : '[')) return undefined;
  open.pop();
  return 'more';
}
