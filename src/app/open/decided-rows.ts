import { decisionFinder, type Decision } from '../../core/decisions.ts';
import type { Gazetteer } from '../../core/gazetteer-index.ts';
import type { IncidentRecord } from '../../core/incident.ts';
import { isoOf } from '../../core/day.ts';
import { FIRST_DAY, parseDate } from '../../core/edtf.ts';
import { candidateOfId } from './candidates.ts';
import type { Decided } from './protocol.ts';

/** A day of a record's date, by which its place is called. */
export function isoDayOf({ date }: IncidentRecord): string {
  const span = parseDate(date);
  return isoOf(span === undefined ? 0 : span.from > FIRST_DAY ? span.from : span.to);
}

/** Counts the rows that each decision was for. */
export class DecidedRows {
  readonly #decisions: readonly Decision[];
  readonly #decisionOf: (record: IncidentRecord) => Decision | undefined;
  readonly #rows = new Map<Decision, { rows: number; readonly isoDay: string }>();

  constructor(decisions: readonly Decision[]) {
    this.#decisions = decisions;
    this.#decisionOf = decisionFinder(decisions);
  }

  count(record: IncidentRecord): void {
    const decision = this.#decisionOf(record);
    if (decision === undefined) return;
    const known = this.#rows.get(decision);
    if (known === undefined) this.#rows.set(decision, { rows: 1, isoDay: isoDayOf(record) });
    else known.rows += 1;
  }

  /** All decisions, those too that no row was for. */
  list(gazetteer: Gazetteer): Decided[] {
    return this.#decisions.map((decision) => {
      const { rows, isoDay } = this.#rows.get(decision) ?? { rows: 0, isoDay: new Date().toISOString().slice(0, 10) };
      return { decision, rows, means: candidateOfId(decision.id, gazetteer, isoDay) };
    });
  }
}
