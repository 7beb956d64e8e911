import type { Published } from '../../formats/published.ts';
import type { PublishedReader } from '../../formats/published-reader.ts';
import { HostFailure } from '../state/host.ts';
import type { Asked, FromReader, ToReader } from './protocol.ts';
import ReaderWorker from './worker.ts?worker';

interface Waiting {
  readonly answer: (value: unknown) => void;
  readonly fail: (error: HostFailure) => void;
}

/** A reader whose files are read in a worker of its own: fetching and decoding never keep the page waiting. */
export class RemoteReader implements PublishedReader {
  readonly #worker = new ReaderWorker();
  readonly #folder: URL;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param folder address, with a trailing slash */
  constructor(folder: URL) {
    this.#folder = folder;
    this.#worker.onmessage = ({ data }: MessageEvent<FromReader>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.kind === 'answer') waiting?.answer(data.value);
      else waiting?.fail(new HostFailure(data.file || this.#folder.pathname, data.trouble));
    };
  }

  /** First, before anything is asked. */
  open(said: Published): void {
    this.#send({ kind: 'open', said, folder: this.#folder.href });
  }

  readonly drawn: PublishedReader['drawn'] = () => this.#ask({ method: 'drawn', given: [] });
  readonly records: PublishedReader['records'] = (...given) => this.#ask({ method: 'records', given });
  readonly rowsOfId: PublishedReader['rowsOfId'] = (...given) => this.#ask({ method: 'rowsOfId', given });

  /** Ends the worker; what was asked stays unanswered. */
  close(): void {
    this.#worker.terminate();
  }

  #ask<Value>(asked: Asked): Promise<Value> {
    const id = ++this.#asked;
    this.#send({ kind: 'ask', id, asked });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { answer: (value) => resolve(value as Value), fail: reject });
    });
  }

  #send(message: ToReader): void {
    this.#worker.postMessage(message);
  }
}
