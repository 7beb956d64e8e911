import { highlighted, type SearchTerm } from '../../core/search-words.ts';

/** Letters before and after what was found: about two lines. */
const AROUND_LETTERS = 60;

/**
 * A part of a summary around the first word found, where the words shown already do not say why an incident was found.
 * @param shown texts that stand beside it
 */
export function excerpt(summary: string, terms: readonly SearchTerm[], shown: readonly string[]): string {
  const isSaid = (term: SearchTerm): boolean => shown.some((text) => highlighted(text, [term]).some(({ isFound }) => isFound));
  const unsaid = terms.filter((term) => !isSaid(term));
  const pieces = highlighted(summary, unsaid);
  const first = pieces.findIndex(({ isFound }) => isFound);
  if (unsaid.length === 0 || first < 0) return '';
  const before = pieces
    .slice(0, first)
    .map(({ text }) => text)
    .join('');
  const from = before.length <= AROUND_LETTERS ? 0 : before.indexOf(' ', before.length - AROUND_LETTERS) + 1;
  const to = before.length + (pieces[first]?.text.length ?? 0) + AROUND_LETTERS;
  const end = to >= summary.length ? summary.length : Math.max(to - AROUND_LETTERS, summary.lastIndexOf(' ', to));
  return `${from > 0 ? '… ' : ''}${summary.slice(from, end)}${end < summary.length ? ' …' : ''}`;
}
