/**
 * The same text, with memory of its own. Engines make a part of a text a view of the whole; one place name that is kept would
 * keep the piece of the file that it was cut from.
 */
export const owned = (text: string): string => ` ${text}`.slice(1);
