import type { Dataset } from '../../src/core/dataset.ts';
import { searchTexts } from '../../src/core/search-index.ts';
import { matches, searchTerms, searchWords } from '../../src/core/search-words.ts';
import { spotNames, wordsOfNames } from '../../src/core/search.ts';

/** The plainest search: each record on its own, its words and those of the names of its place. */
export function plainSearch(dataset: Dataset): (query: string) => number[] {
  const names = spotNames(dataset).map(wordsOfNames);
  const words = Array.from({ length: dataset.incidents.count }, (_, row) => {
    const { title, rest } = searchTexts(dataset, dataset.record(row));
    return [...searchWords(title), ...searchWords(rest), ...(names[dataset.incidents.spot[row] ?? -1] ?? [])];
  });
  return (query) => {
    const terms = searchTerms(query);
    return words.flatMap((own, row) =>
      terms.length > 0 && terms.every((term) => own.some((word) => matches(term, word))) ? [row] : [],
    );
  };
}
