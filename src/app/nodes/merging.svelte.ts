import type { Dataset } from '../../core/dataset.ts';
import { isMerged, keepMembership, nodePoints, zoomStep, ZOOM_STEP } from '../../scene/nodes.ts';
import type { MergedStep, ToMerger } from './protocol.ts';
import MergeWorker from './merge-worker.ts?worker';

/** Fewer points are put together within a frame, when they are asked for. */
const LEAST_POINTS = 400;

/** The nearest that a camera is fitted to. */
const NEAREST_ZOOM = 12;

/**
 * Puts a dataset's points together for every zoom in a worker, what is looked at first. Until a zoom has come, the nearest
 * that has is drawn in its place. In the page itself only few points are merged, or all where no worker can be had.
 */
export class Merging {
  /** Settles when there is something to draw; undefined if there is already. */
  readonly begun: Promise<void> | undefined;
  readonly #dataset: Dataset;
  /** Zooms that have come, that are still to come, and that somebody waits for. */
  #come: readonly number[] = $state.raw([]);
  #left: readonly number[] = [];
  #waiting: readonly { readonly step: number; readonly settle: () => void }[] = [];
  #isHere = $state.raw(false);
  #wanted: number;
  /** Also what nobody waits for. */
  #goesAhead = false;
  #isBusy = false;
  #worker: Worker | undefined;

  /** @param zoom where the reader will look first, as far as that is known */
  constructor(dataset: Dataset, zoom: number) {
    this.#dataset = dataset;
    this.#wanted = zoomStep(zoom);
    this.#isHere = nodePoints(dataset).spot.length < LEAST_POINTS;
    if (this.#isHere) return;
    const steps = Array.from({ length: NEAREST_ZOOM / ZOOM_STEP + 1 }, (_, index) => index * ZOOM_STEP);
    this.#come = steps.filter((step) => isMerged(dataset, step));
    this.#left = steps.filter((step) => !isMerged(dataset, step));
    if (this.#come.length === 0) this.begun = this.ready(zoom);
  }

  /** Merges the other zooms too: once the map stands, which has more use for a processor before. */
  goAhead(): void {
    this.#goesAhead = true;
    if (!this.#isBusy) this.#next();
  }

  /** The zoom whose nodes are drawn at one. */
  drawnAt(zoom: number): number {
    const step = zoomStep(zoom);
    if (this.#isHere || this.#come.includes(step)) return step;
    // Coarser nodes never touch.
    const coarser = this.#come.filter((other) => other < step);
    return coarser.length > 0 ? Math.max(...coarser) : Math.min(...this.#come);
  }

  /** Settles when a zoom is drawn with nodes of its own: those come next. */
  ready(zoom: number): Promise<void> {
    const step = (this.#wanted = zoomStep(zoom));
    if (this.#isHere || this.#come.includes(step)) return Promise.resolve();
    if (!this.#left.includes(step)) this.#left = [...this.#left, step];
    return new Promise((settle) => {
      this.#waiting = [...this.#waiting, { step, settle }];
      if (!this.#isBusy) this.#next();
    });
  }

  /** Ends the worker; what has come stays. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** Asks for the nearest to what is looked at. */
  #next(): void {
    const asked = this.#goesAhead ? this.#left : this.#waiting.map(({ step }) => step);
    const [step] = asked.toSorted((a, b) => Math.abs(a - this.#wanted) - Math.abs(b - this.#wanted));
    this.#isBusy = step !== undefined;
    if (step !== undefined) (this.#worker ??= this.#start()).postMessage({ kind: 'step', step } satisfies ToMerger);
    else if (this.#goesAhead) this.end();
  }

  /** Tells those whose zoom is there. */
  #settle(): void {
    const isThere = ({ step }: { step: number }): boolean => this.drawnAt(step) === step;
    for (const { settle } of this.#waiting.filter(isThere)) settle();
    this.#waiting = this.#waiting.filter((each) => !isThere(each));
  }

  #start(): Worker {
    const worker = new MergeWorker({ name: 'nodes' });
    worker.onmessage = ({ data: { step, columns } }: MessageEvent<MergedStep>) => {
      keepMembership(this.#dataset, step, columns);
      this.#left = this.#left.filter((other) => other !== step);
      this.#come = [...this.#come, step];
      this.#settle();
      this.#next();
    };
    worker.onerror = () => {
      this.end();
      this.#isHere = true;
      this.#settle();
    };
    worker.postMessage({ kind: 'points', points: nodePoints(this.#dataset) } satisfies ToMerger);
    return worker;
  }
}
