/** A value, or in a sentence why there is none; the sentence goes on from the name of what was opened. */
export type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export const opened = <T>(value: T): Opened<T> => ({ ok: true, value });

export const refused = (reason: string): Opened<never> => ({ ok: false, reason });
