import type { ClaimColumns } from './dataset.ts';
import { GrowingColumn } from './growing-column.ts';
import { CLAIM_STATUSES, type ClaimRecord } from './incident.ts';
import { owned } from './owned-text.ts';

/** The claims of incidents that come in their order. */
export class GrowingClaims {
  /** In the order in which they are first claimed. */
  readonly measures: string[] = [];
  readonly #incident = new GrowingColumn(Int32Array);
  readonly #measure = new GrowingColumn(Uint8Array);
  readonly #low = new GrowingColumn(Float64Array);
  readonly #best = new GrowingColumn(Float64Array);
  readonly #high = new GrowingColumn(Float64Array);
  readonly #status = new GrowingColumn(Uint8Array);

  /** @param incident row of theirs */
  add(incident: number, claims: readonly ClaimRecord[]): void {
    for (const { measure, low = Number.NaN, best = Number.NaN, high = Number.NaN, status } of claims) {
      let code = this.measures.indexOf(measure);
      if (code < 0) code = this.measures.push(owned(measure)) - 1;
      this.#incident.push(incident);
      this.#measure.push(code);
      this.#low.push(low);
      this.#best.push(best);
      this.#high.push(high);
      this.#status.push(CLAIM_STATUSES.indexOf(status));
    }
  }

  finish(): ClaimColumns {
    return {
      count: this.#incident.length,
      incident: this.#incident.finish(),
      measure: this.#measure.finish(),
      low: this.#low.finish(),
      best: this.#best.finish(),
      high: this.#high.finish(),
      status: this.#status.finish(),
    };
  }
}
