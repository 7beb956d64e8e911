import type { SearchColumns, SearchResult } from '../../core/search.ts';
import type { SearchTexts } from '../../core/search-index.ts';
import type { HostTrouble } from '../state/host.ts';

/** Where a published dataset's list of words lies. */
export interface WordsFile {
  readonly url: string;
  readonly byteLength: number;
}

export type ToSearch =
  /** First: what is searched. Without a file the texts follow, all of them, in order. */
  | { readonly kind: 'open'; readonly columns: SearchColumns; readonly names: readonly string[][]; readonly file?: WordsFile }
  | { readonly kind: 'texts'; readonly from: number; readonly texts: readonly SearchTexts[] }
  | { readonly kind: 'find'; readonly id: number; readonly query: string; readonly most: number }
  /** Nobody waits for an answer any more. */
  | { readonly kind: 'drop'; readonly id: number };

export type FromSearch =
  | { readonly kind: 'found'; readonly id: number; readonly result: SearchResult }
  | { readonly kind: 'failed'; readonly id: number; readonly trouble: HostTrouble };
