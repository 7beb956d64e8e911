import type { PublishedDataset } from '../../formats/open-published.ts';
import { troubleOf, type HostTrouble } from '../state/host.ts';

/** Rows whose words are asked for at once: a list that is longer fills as it is scrolled through. */
const MOST_AT_ONCE = 200;

/** Two rows this near each other are read together: a page of words holds about as many. */
const NEAR_ROWS = 24;

/** Gathers the rows and ids that are looked at, and asks a published dataset for their words. */
export class WordQueue {
  private readonly published: PublishedDataset;
  private readonly came: (trouble: HostTrouble | undefined) => void;
  private readonly wanted = new Set<number>();
  private readonly asked = new Set<number>();
  /** Of the asked: what did not come, and is not asked for again before `forgive`. */
  private readonly missed = new Set<number>();
  private readonly sought = new Map<string, 'looking' | 'none' | 'missed'>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param came is told each time that something came, or did not */
  constructor(published: PublishedDataset, came: (trouble: HostTrouble | undefined) => void) {
    this.published = published;
    this.came = came;
  }

  want(row: number): void {
    if (this.asked.has(row)) return;
    this.wanted.add(row);
    this.timer ??= setTimeout(() => void this.fetch());
  }

  seek(id: string): void {
    if (this.sought.has(id)) return;
    this.sought.set(id, 'looking');
    void this.find(id);
  }

  isLookingFor(id: string): boolean {
    return this.sought.get(id) === 'looking';
  }

  /** What did not come may be asked for again. */
  forgive(): void {
    for (const row of this.missed) this.asked.delete(row);
    this.missed.clear();
    for (const [id, state] of this.sought) if (state === 'missed') this.sought.delete(id);
  }

  private async find(id: string): Promise<void> {
    try {
      await this.published.findRow(id);
      this.sought.set(id, 'none');
      this.came(undefined);
    } catch (error) {
      this.sought.set(id, 'missed');
      this.came(troubleOf(error));
    }
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
    let trouble: HostTrouble | undefined;
    const read = async (range: readonly number[]): Promise<void> => {
      try {
        await this.published.fetchRecords(range[0] ?? 0, (range.at(-1) ?? 0) + 1);
      } catch (error) {
        for (const row of range) this.missed.add(row);
        trouble = troubleOf(error);
      }
    };
    await Promise.all(ranges.map(read));
    this.came(trouble);
  }
}
