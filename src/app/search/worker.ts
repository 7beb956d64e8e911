import { postingsOf, SearchIndexBuilder, type WordList } from '../../core/search-index.ts';
import type { Postings } from '../../core/search-postings.ts';
import { searchTerms, type SearchTerm } from '../../core/search-words.ts';
import { searchRows, wordsOfNames, type SearchColumns } from '../../core/search.ts';
import { openParquet } from '../../formats/published-file.ts';
import { WordsReader } from '../../formats/search-file.ts';
import { rangeFile } from '../published/range-file.ts';
import { troubleOf } from '../state/host.ts';
import type { FromSearch, ToSearch } from './protocol.ts';

/** Searches beside the page, so that typing never waits: in texts that it is sent, or in a published list of words. */
let columns: SearchColumns = { count: 0, spot: new Int32Array(), from: new Int32Array() };
let names: readonly string[][] = [];
let builder: SearchIndexBuilder | undefined = new SearchIndexBuilder();
let list: WordList | undefined;
let published: WordsReader | undefined;
const finding = new Map<number, AbortController>();

async function postingsFor(term: SearchTerm, signal: AbortSignal): Promise<Postings[]> {
  if (published !== undefined) return published.postingsOf(term, signal);
  // All texts have come before the first query.
  list ??= builder?.finish();
  builder = undefined;
  return list === undefined ? [] : postingsOf(list, term);
}

async function find(query: string, most: number, signal: AbortSignal): Promise<ReturnType<typeof searchRows>> {
  const terms = searchTerms(query);
  const postings = await Promise.all(terms.map((term) => postingsFor(term, signal)));
  return searchRows(columns, names, terms, postings, most);
}

/** Answers, unless it is dropped before. */
function answer({ id, query, most }: Extract<ToSearch, { kind: 'find' }>): void {
  const controller = new AbortController();
  finding.set(id, controller);
  const tell = (message: FromSearch): void => {
    if (finding.delete(id)) self.postMessage(message);
  };
  find(query, most, controller.signal).then(
    (result) => tell({ kind: 'found', id, result }),
    (error: unknown) => tell({ kind: 'failed', id, trouble: troubleOf(error) }),
  );
}

self.onmessage = ({ data }: MessageEvent<ToSearch>): void => {
  switch (data.kind) {
    case 'open':
      columns = data.columns;
      names = data.names.map(wordsOfNames);
      if (data.file !== undefined) {
        const { url, byteLength } = data.file;
        published = new WordsReader((tailBytes) => openParquet(rangeFile(new URL(url), byteLength), tailBytes));
      }
      return;
    case 'texts':
      data.texts.forEach((texts, at) => builder?.add(data.from + at, texts));
      return;
    case 'find':
      answer(data);
      return;
    case 'drop':
      finding.get(data.id)?.abort();
      finding.delete(data.id);
  }
};
