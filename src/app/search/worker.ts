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

async function postingsFor(term: SearchTerm): Promise<Postings[]> {
  if (published !== undefined) return published.postingsOf(term);
  // All texts have come before the first query.
  list ??= builder?.finish();
  builder = undefined;
  return list === undefined ? [] : postingsOf(list, term);
}

async function find(query: string, most: number): Promise<ReturnType<typeof searchRows>> {
  const terms = searchTerms(query);
  return searchRows(columns, names, terms, await Promise.all(terms.map(postingsFor)), most);
}

self.onmessage = ({ data }: MessageEvent<ToSearch>): void => {
  const answer = (message: FromSearch): void => self.postMessage(message);
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
      find(data.query, data.most).then(
        (result) => answer({ kind: 'found', id: data.id, result }),
        (error: unknown) => answer({ kind: 'failed', id: data.id, trouble: troubleOf(error) }),
      );
  }
};
