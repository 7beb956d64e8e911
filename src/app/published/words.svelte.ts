import type { Dataset } from '../../core/dataset.ts';
import type { PublishedDataset } from '../../formats/open-published.ts';
import { troubleOf, type HostTrouble } from '../state/host.ts';

/** Rows whose words are asked for at once: a list that is longer fills as it is scrolled through. */
const MOST_AT_ONCE = 200;

/** Two rows this near each other are read together: a page of words holds about as many. */
const NEAR_ROWS = 24;

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
  private readonly published: PublishedDataset;
  private readonly wanted = new Set<number>();
  private readonly asked = new Set<number>();
  /** Of the asked: what did not come, and is not asked for again before `retry`. */
  private readonly missed = new Set<number>();
  private readonly sought = new Map<string, 'looking' | 'none' | 'missed'>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(published: PublishedDataset) {
    this.published = published;
    this.dataset = { ...published, record: (row) => this.record(row), rowOf: (id) => this.rowOf(id) };
  }

  /** Whether the row of an incident is not known yet, and is being looked for. */
  isLookingFor(id: string): boolean {
    return this.come >= 0 && this.sought.get(id) === 'looking';
  }

  /** Asks again for what did not come. */
  retry(): void {
    this.failure = undefined;
    for (const row of this.missed) this.asked.delete(row);
    this.missed.clear();
    for (const [id, state] of this.sought) if (state === 'missed') this.sought.delete(id);
    this.come += 1;
  }

  // Both read the count, so that whoever shows a row or an id looks again when it grows.
  private record(row: number): ReturnType<Dataset['record']> {
    if (!this.published.hasWords(row) && this.come >= 0 && !this.asked.has(row)) {
      this.wanted.add(row);
      this.timer ??= setTimeout(() => void this.fetch());
    }
    return this.published.record(row);
  }

  private rowOf(id: string): number | undefined {
    const known = this.published.rowOf(id);
    if (known === undefined && this.come >= 0 && !this.sought.has(id)) {
      this.sought.set(id, 'looking');
      void this.find(id);
    }
    return known;
  }

  private async find(id: string): Promise<void> {
    try {
      await this.published.findRow(id);
      this.sought.set(id, 'none');
    } catch (error) {
      this.sought.set(id, 'missed');
      this.failure = troubleOf(error);
    }
    this.come += 1;
  }

  private async fetch(): Promise<void> {
    this.timer = undefined;
    const rows = [...this.wanted].slice(0, MOST_AT_ONCE).sort((a, b) => a - b);
    this.wanted.clear();
    for (const row of rows) this.asked.add(row);
    const ranges: number[][] = [];
    for (const row of rows) {
      const last = ranges.at(-1);
      if (last !== undefined && row - (last.at(-1) ?? row) <= NEAR_ROWS) last.push(row);
      else ranges.push([row]);
    }
    await Promise.all(
      ranges.map(async (range) => {
        try {
          await this.published.fetchRecords(range[0] ?? 0, (range.at(-1) ?? 0) + 1);
        } catch (error) {
          for (const row of range) this.missed.add(row);
          this.failure = troubleOf(error);
        }
      }),
    );
    this.come += 1;
  }
}
