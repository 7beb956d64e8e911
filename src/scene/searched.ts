import type { Dataset } from '../core/dataset.ts';
import { foundRows } from '../core/found-rows.ts';
import { countText } from '../core/messages.ts';
import type { Scene } from './scene.ts';
import type { View } from './view.ts';
import { sayScene } from './words.ts';

/** A title that says what was searched for, where the view shows only what was found. */
export const withQuery = ({ query, lang }: View, title: string): string =>
  query === undefined ? title : sayScene(lang, 'titleQuery', { query, title });

/** A headline whose type says too what was searched for. */
export const headlineWithQuery = ({ query, lang }: View, { type, ...headline }: Scene['headline']): Scene['headline'] => ({
  ...headline,
  type: [...(query === undefined ? [] : [sayScene(lang, 'quoted', { query })]), ...(type === '' ? [] : [type])].join(' · '),
});

/** That all else is left out, and where the words were looked for. */
export function queryNote(dataset: Dataset, { query, lang }: View): string[] {
  if (query === undefined) return [];
  const { length } = foundRows(dataset, query).rows;
  return [
    sayScene(lang, 'noteQuery', { query, count: countText(length, lang), total: countText(dataset.incidents.count, lang) }),
  ];
}
