import type { Dataset } from '../../core/dataset.ts';
import { isFound, keepFound } from '../../core/found-rows.ts';
import type { SearchResult } from '../../core/search.ts';
import type { HostTrouble } from '../state/host.ts';
import { SearchClient } from './client.ts';
import type { WordsFile } from './protocol.ts';

/** The page's search: what was asked last, what was found, and which queries a view may be filtered by. */
export class Searcher {
  /** Of the query that was asked last, when it has come. */
  found: { readonly query: string; readonly result: SearchResult } | undefined = $state.raw();
  failure: HostTrouble | undefined = $state.raw();
  /** The query that is being looked for. */
  looking: string | undefined = $state();
  #kept = $state(0);
  readonly #dataset: Dataset;
  readonly #client: SearchClient;

  constructor(dataset: Dataset, file: WordsFile | undefined) {
    this.#dataset = dataset;
    this.#client = new SearchClient(dataset, file);
  }

  /** Whether a query's rows are known, so that a scene can be filtered by it. */
  has(query: string): boolean {
    return this.#kept >= 0 && isFound(this.#dataset, query);
  }

  /** Of several queries in a row only the last one's answer is shown. */
  async look(query: string): Promise<void> {
    if (this.looking === query) return;
    this.looking = query;
    this.failure = undefined;
    const answer = await this.#client.find(query);
    if ('result' in answer) {
      keepFound(this.#dataset, query, answer.result.rows);
      this.#kept += 1;
    }
    if (this.looking !== query) return;
    this.looking = undefined;
    if ('result' in answer) this.found = { query, result: answer.result };
    else this.failure = answer.trouble;
  }

  close(): void {
    this.#client.close();
  }

  forget(): void {
    this.looking = undefined;
    this.found = undefined;
    this.failure = undefined;
  }
}
