import type { Dataset } from '../../core/dataset.ts';
import { searchTexts } from '../../core/search-index.ts';
import { spotNames, type SearchResult } from '../../core/search.ts';
import type { HostTrouble } from '../state/host.ts';
import type { FromSearch, ToSearch, WordsFile } from './protocol.ts';
import SearchWorker from './worker.ts?worker';

/** Rows whose texts are sent at once; between two the page may draw. */
const SLICE_ROWS = 1000;

/** How many of the incidents that a search found are put in order. */
export const MOST_LISTED = 20;

export type Answer = { readonly result: SearchResult } | { readonly trouble: HostTrouble };

/** A dataset's search, in a worker of its own from the first query on. */
export class SearchClient {
  readonly #dataset: Dataset;
  readonly #file: WordsFile | undefined;
  #worker: Promise<Worker> | undefined;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  /** @param file of a published dataset, whose texts are not here */
  constructor(dataset: Dataset, file: WordsFile | undefined) {
    this.#dataset = dataset;
    this.#file = file;
  }

  /** @returns undefined once the signal says that nobody waits for it; what is being read for it is let go then */
  async find(query: string, signal?: AbortSignal): Promise<Answer | undefined> {
    const worker = await (this.#worker ??= this.#start());
    if (signal?.aborted === true) return undefined;
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(worker, { kind: 'find', id, query, most: MOST_LISTED });
      signal?.addEventListener('abort', () => {
        if (!this.#waiting.delete(id)) return;
        this.#send(worker, { kind: 'drop', id });
        resolve(undefined);
      });
    });
  }

  /** Ends the worker; what was asked stays unanswered. */
  close(): void {
    void this.#worker?.then((worker) => worker.terminate());
  }

  async #start(): Promise<Worker> {
    const worker = new SearchWorker();
    worker.onmessage = ({ data }: MessageEvent<FromSearch>) => {
      this.#waiting.get(data.id)?.(data.kind === 'found' ? { result: data.result } : { trouble: data.trouble });
      this.#waiting.delete(data.id);
    };
    const { incidents } = this.#dataset;
    const { count, spot, from } = incidents;
    const file = this.#file === undefined ? {} : { file: this.#file };
    this.#send(worker, { kind: 'open', columns: { count, spot, from }, names: spotNames(this.#dataset), ...file });
    for (let at = 0; at < count && this.#file === undefined; at += SLICE_ROWS) {
      const rows = Array.from({ length: Math.min(SLICE_ROWS, count - at) }, (_, index) => at + index);
      const texts = rows.map((row) => searchTexts(this.#dataset, this.#dataset.record(row)));
      this.#send(worker, { kind: 'texts', from: at, texts });
      await new Promise((resolve) => setTimeout(resolve));
    }
    return worker;
  }

  #send(worker: Worker, message: ToSearch): void {
    worker.postMessage(message);
  }
}
