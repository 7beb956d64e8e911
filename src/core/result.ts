import type { Problem } from './problem.ts';

/** What a fallible reading gives: a value, or the problems that stand in its way. Problems are values; only bugs throw. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** A success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failure, with at least one problem. */
export const fail = (...problems: [Problem, ...Problem[]]): Result<never> => ({ ok: false, problems });
