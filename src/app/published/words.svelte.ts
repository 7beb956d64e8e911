import type { Dataset } from '../../core/dataset.ts';
import type { PublishedDataset } from '../../formats/open-published.ts';

/** Rows whose words are asked for at once: a list that is longer fills as it is scrolled through. */
const MOST_AT_ONCE = 200;

/** Two rows this near each other are read together: a page of words holds about as many. */
const NEAR_ROWS = 24;

/**
 * The dataset with words that come by themselves: what shows a record that is not there yet shows the bare one, the words are
 * fetched in the background, and it is shown again when they have come.
 */
export function withWords(dataset: PublishedDataset): Dataset {
  const words = new Words(dataset);
  return { ...dataset, record: (row) => words.record(row) };
}

class Words {
  private come = $state(0);
  private readonly dataset: PublishedDataset;
  private readonly wanted = new Set<number>();
  private readonly asked = new Set<number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(dataset: PublishedDataset) {
    this.dataset = dataset;
  }

  record(row: number): ReturnType<Dataset['record']> {
    if (!this.dataset.hasWords(row)) {
      // The count is read, so that whoever shows this row looks again when it grows.
      if (this.come >= 0 && !this.asked.has(row)) {
        this.wanted.add(row);
        this.timer ??= setTimeout(() => void this.fetch());
      }
    }
    return this.dataset.record(row);
  }

  private async fetch(): Promise<void> {
    this.timer = undefined;
    const rows = [...this.wanted].slice(0, MOST_AT_ONCE).sort((a, b) => a - b);
    this.wanted.clear();
    for (const row of rows) this.asked.add(row);
    const ranges: { from: number; to: number }[] = [];
    for (const row of rows) {
      const last = ranges.at(-1);
      if (last !== undefined && row - last.to < NEAR_ROWS) last.to = row + 1;
      else ranges.push({ from: row, to: row + 1 });
    }
    const results = await Promise.allSettled(ranges.map(({ from, to }) => this.dataset.fetchRecords(from, to)));
    // What did not come may be asked for again.
    results.forEach(({ status }, index) => {
      const range = ranges[index];
      if (status === 'rejected' && range !== undefined)
        for (const row of rows) if (row >= range.from && row < range.to) this.asked.delete(row);
    });
    this.come += 1;
  }
}
