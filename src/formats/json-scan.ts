import { said } from '../core/said.ts';
import { Refusal } from './refusal.ts';

const MOST_DEPTH = 64;

/** Where things stand in a JSON text, found without building it. */
export interface JsonScan {
  /** Line on which each member of the top-level array, or of the array `features`, begins. */
  readonly lines: readonly number[];
}

/**
 * Walks a JSON text once: refuses nesting that would exhaust a reader and keys that write over members of objects, and notes
 * the lines of the features. Does not check the grammar: that is JSON.parse's work.
 * @throws Refusal
 */
export function scanJson(text: string): JsonScan {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  // Depth at which the members stand that are counted: 1 for a bare array, 2 for `features`.
  let listDepth = /^\s*\[/.test(text) ? 1 : 0;
  let key = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) line += 1;
    else if (code === 34) {
      const end = endOfString(text, at);
      key = text.slice(at + 1, end);
      at = end;
    } else if (code === 123 || code === 91) {
      if (code === 91 && depth === 1 && key === 'features' && listDepth === 0) listDepth = 2;
      if (code === 123 && depth === listDepth && listDepth > 0) lines.push(line);
      depth += 1;
      if (depth > MOST_DEPTH)
        throw new Refusal(
          'nesting-too-deep',
          said('is nested deeper than {levels} levels', { levels: MOST_DEPTH }),
          'give a flat table',
          {
            line,
          },
        );
    } else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth < listDepth) listDepth = depth < 1 ? listDepth : -1;
    }
  }
  return { lines };
}

function endOfString(text: string, opening: number): number {
  let at = opening + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return at;
    at += 1;
  }
}

/** Parses JSON. @throws Refusal with the line where it breaks */
export function parseJson(text: string, firstLine = 1): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(reason)?.[1];
    const line = position === undefined ? firstLine : firstLine + text.slice(0, Number(position)).split('\n').length - 1;
    throw new Refusal('json-unreadable', 'is not JSON', position === undefined ? 'it ends too early?' : 'correct it there', {
      line,
    });
  }
}
