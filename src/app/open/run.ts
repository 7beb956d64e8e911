import { geoAddress, joinGeography } from '../state/load.ts';
import { Arrived } from './opened-page.ts';
import type { FromWorker, OpenRequest, OpenResult, SearchRequest } from './protocol.ts';
import OpenWorker from './worker.ts?worker';

/** How far a reading is. */
export interface Progress {
  readonly rows: number;
  readonly bytes: number;
  readonly of: number;
  readonly name: string;
  /** The world's places are being fetched. */
  readonly isWorld: boolean;
  /** Undefined until it can be said. */
  readonly secondsLeft: number | undefined;
}

/** What came of a search: undefined while it is under way. */
export type SearchAnswer = Extract<FromWorker, { kind: 'found' }>;

/** What is told of a reading. Nothing is after it was stopped. */
export interface RunEvents {
  readonly progressed: (progress: Progress) => void;
  readonly done: (arrived: Arrived, result: OpenResult) => void;
  readonly failed: (reason: string) => void;
  readonly found: (answer: SearchAnswer) => void;
}

const NOTHING: Progress = { rows: 0, bytes: 0, of: 0, name: '', isWorld: false, secondsLeft: undefined };

/** One reading in a worker of its own, which answers searches until it is stopped. */
export class Run {
  readonly #worker = new OpenWorker();
  readonly #events: RunEvents;
  readonly #startMs = performance.now();
  readonly #arrived = new Arrived();
  #progress: Progress = NOTHING;
  #isReading = true;
  isStopped = false;

  constructor(what: Pick<OpenRequest, 'inputs' | 'decisions' | 'said'>, events: RunEvents) {
    this.#events = events;
    events.progressed(NOTHING);
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || 'worker');
    };
    joinGeography()
      .then(({ places, regions }) => {
        const request: OpenRequest = { kind: 'read', ...what, places, regions, geo: geoAddress() };
        this.#worker.postMessage(request);
      })
      .catch((error: unknown) => this.#fail(reasonOf(error)));
  }

  search(request: Omit<SearchRequest, 'kind'>): void {
    this.#worker.postMessage({ kind: 'search', ...request });
  }

  /** At once, wherever it is. */
  stop(): void {
    this.isStopped = true;
    this.#worker.terminate();
  }

  #hear(data: FromWorker): void {
    if (this.isStopped) return;
    if (data.kind === 'found') {
      this.#events.found(data);
      return;
    }
    // What comes after the end of a reading is of no use.
    if (!this.#isReading) return;
    switch (data.kind) {
      case 'progress':
        this.#progress = progressOf(data, performance.now() - this.#startMs);
        this.#events.progressed(this.#progress);
        return;
      case 'world':
        this.#progress = { ...this.#progress, isWorld: true, secondsLeft: undefined };
        this.#events.progressed(this.#progress);
        return;
      case 'records':
        this.#arrived.take(data);
        return;
      case 'refused':
        this.#arrived.drop(data.name);
        return;
      case 'done':
        this.#isReading = false;
        this.#events.done(this.#arrived, data.result);
        return;
      case 'failed':
        this.#fail(data.reason);
    }
  }

  #fail(reason: string): void {
    if (this.isStopped) return;
    this.stop();
    this.#events.failed(reason);
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** How long it may still take, said once the pace is known: after a second, and while bytes still come. */
function progressOf({ rows, bytes, of, name }: Extract<FromWorker, { kind: 'progress' }>, elapsedMs: number): Progress {
  const isKnown = elapsedMs > 1000 && bytes > 0 && bytes < of;
  const secondsLeft = isKnown ? Math.max(1, Math.round((elapsedMs / 1000) * (of / bytes - 1))) : undefined;
  return { rows, bytes, of, name, isWorld: false, secondsLeft };
}
