/** Every kind of table, the most particular first: for a command line that reads none yet. */
export const FORMAT_IDS = ['qantar', 'acled', 'ucdp', 'gdelt', 'gtd', 'ccc', 'plain'] as const;

export type FormatId = (typeof FORMAT_IDS)[number];
