import type { Dataset } from '../../core/dataset.ts';
import { isFound, keepFound } from '../../core/found-rows.ts';
import type { SearchResult } from '../../core/search.ts';
import type { HostTrouble } from '../state/host.ts';
import { SearchClient } from './client.ts';
import { KEY_PAUSE_MS } from './pause.ts';
import type { WordsFile } from './protocol.ts';

/** The page's search: what was asked last, what was found, and which queries a view may be filtered by. */
export class Searcher {
  /** Of the query that was asked last, when it has come. */
  found: { readonly query: string; readonly result: SearchResult } | undefined = $state.raw();
  failure: HostTrouble | undefined = $state.raw();
  /** The query that is being looked for. */
  looking: string | undefined = $state();
  /** Why a view is not filtered by its query. */
  filterFailure: HostTrouble | undefined = $state.raw();
  #kept = $state(0);
  #awaited: string | undefined;
  readonly #dataset: Dataset;
  readonly #client: SearchClient;
  /** A list of words that lies on a host is asked when a hand rests; one that lies here, at every letter. */
  readonly #pauseMs: number;
  #latest = new AbortController();

  constructor(dataset: Dataset, file: WordsFile | undefined) {
    this.#dataset = dataset;
    this.#pauseMs = file === undefined ? 0 : KEY_PAUSE_MS;
    this.#client = new SearchClient(dataset, file);
  }

  /** Whether a query's rows are known, so that a scene can be filtered by it. */
  has(query: string): boolean {
    return this.#kept >= 0 && isFound(this.#dataset, query);
  }

  /** For the list under the field. Of several queries in a row only the last one's answer is shown, and those before are dropped. */
  async look(query: string): Promise<void> {
    if (this.looking === query) return;
    const { signal } = this.#begin();
    this.looking = query;
    this.failure = undefined;
    if (this.#pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#pauseMs));
    const answer = signal.aborted ? undefined : await this.#client.find(query, signal);
    if (answer === undefined || signal.aborted) return;
    this.looking = undefined;
    if ('result' in answer) this.found = { query, result: answer.result };
    else this.failure = answer.trouble;
  }

  /** Finds what a view is filtered by, and keeps it; at once where the list has it already. */
  async filterBy(query: string): Promise<void> {
    if (this.found?.query === query) this.#keep(query, this.found.result);
    if (this.has(query) || this.#awaited === query) return;
    this.#awaited = query;
    const answer = await this.#client.find(query);
    if (this.#awaited === query) this.#awaited = undefined;
    if (answer === undefined) return;
    if ('result' in answer) this.#keep(query, answer.result);
    this.filterFailure = 'result' in answer ? undefined : answer.trouble;
  }

  /** Drops what is under way for the list. */
  #begin(): AbortController {
    this.#latest.abort();
    return (this.#latest = new AbortController());
  }

  #keep(query: string, { rows }: SearchResult): void {
    keepFound(this.#dataset, query, rows);
    this.#kept += 1;
  }

  close(): void {
    this.#client.close();
  }

  forget(): void {
    this.#begin();
    this.looking = undefined;
    this.found = undefined;
    this.failure = undefined;
  }
}
