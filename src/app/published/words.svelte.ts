import type { Dataset } from '../../core/dataset.ts';
import type { PublishedDataset } from '../../formats/open-published.ts';
import type { HostTrouble } from '../state/host.ts';
import { WordQueue } from './word-queue.ts';

/**
 * Words that come by themselves: what shows a record that is not there yet shows the bare one, the words are fetched in the
 * background, and it is shown again when they have come. So with an id that no row is known to have: it is looked for.
 */
export class Words {
  /** The dataset that asks for them. */
  readonly dataset: Dataset;
  /** Why words did not come, until they are asked for again. */
  failure: HostTrouble | undefined = $state.raw();
  private come = $state(0);
  private readonly queue: WordQueue;

  constructor(published: PublishedDataset) {
    this.queue = new WordQueue(published, (trouble) => {
      this.failure = trouble ?? this.failure;
      this.come += 1;
    });
    // The count is read, so that whoever shows a row or an id looks again when it grows.
    const record: Dataset['record'] = (row) => {
      if (!published.hasWords(row) && this.come >= 0) this.queue.want(row);
      return published.record(row);
    };
    const rowOf: Dataset['rowOf'] = (id) => {
      const row = published.rowOf(id);
      if (row === undefined && this.come >= 0) this.queue.seek(id);
      return row;
    };
    this.dataset = { ...published, record, rowOf };
  }

  /** Whether the row of an incident is not known yet, and is being looked for. */
  isLookingFor(id: string): boolean {
    return this.come >= 0 && this.queue.isLookingFor(id);
  }

  /** Asks again for what did not come. */
  retry(): void {
    this.failure = undefined;
    this.queue.forgive();
    this.come += 1;
  }
}
