/**
 * The same text, with memory of its own. Engines make a part of a text a view of the whole; one place name that is kept would
 * keep the piece of the file that it was cut from.
 */
export const owned = (text: string): string => ` ${text}`.slice(1);

const MOST_SHOWN = 200;

/** As much of a text as a report shows, with memory of its own: a report outlives the piece of the file that it tells of. */
export const excerpt = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).replace(/[\ud800-\udbff]$/, '')}…` : owned(text);
