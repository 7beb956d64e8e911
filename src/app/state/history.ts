import { decodeView, DEFAULT_VIEW, encodeView } from '../../scene/view-codec.ts';
import type { View } from '../../scene/view.ts';
import { addressOf, type Preferred } from './address.ts';
import type { Step } from './viewer.svelte.ts';

/** What the address says, and what of it could not be read. */
export function viewInAddress(preferred: Preferred): { readonly view: View; readonly problems: readonly string[] } {
  return decodeView(inHash() ? location.hash : location.search, { ...DEFAULT_VIEW, ...preferred });
}

/** A page opened from disk may not write its query; it writes behind the # instead. */
const inHash = (): boolean => location.protocol === 'file:';

/** At most this often a movement is written: browsers refuse a page that writes its address on every frame. */
const WRITE_MS = 250;

/** Writes views where Back finds them: movements late, steps and ends of movements at once. */
abstract class Writer {
  protected readonly preferred: Preferred;
  private waiting: View | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(preferred: Preferred) {
    this.preferred = preferred;
  }

  write(view: View, step: Exclude<Step, 'hold'>): void {
    if (step === 'push') {
      this.settle();
      this.put(view, 'push');
      return;
    }
    this.waiting = view;
    if (step === 'settle') this.settle();
    else this.timer ??= setTimeout(() => this.settle(), WRITE_MS);
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting !== undefined) this.put(this.waiting, 'replace');
    this.waiting = undefined;
  }

  protected abstract put(view: View, step: 'push' | 'replace'): void;
}

const put = (step: 'push' | 'replace', state: unknown, query: string): void => {
  const address = inHash() ? `#${query.slice(1)}` : `${location.pathname}${query}`;
  if (step === 'push') history.pushState(state, '', address);
  else history.replaceState(state, '', address);
};

/** Writes views into the address. */
export class AddressWriter extends Writer {
  protected put(view: View, step: 'push' | 'replace'): void {
    const query = addressOf(view, this.preferred);
    const isThere = query === (inHash() ? location.hash.replace('#', '?') : location.search);
    if (step === 'replace' || !isThere) put(step, null, query);
  }
}

/** Writes views of a dataset that has no address into the history alone: Back undoes a step, and no link leads nowhere. */
export class HistoryWriter extends Writer {
  constructor(preferred: Preferred, first: View) {
    super(preferred);
    this.put(first, 'replace');
  }

  /** The address says language and theme at most. */
  protected put(view: View, step: 'push' | 'replace'): void {
    const { lang, theme } = view;
    put(step, { view: encodeView(view) }, addressOf({ ...DEFAULT_VIEW, lang, theme }, this.preferred));
  }
}

/** The view that a `HistoryWriter` left at this place of the history. */
export function viewInHistory(preferred: Preferred): View {
  const state: unknown = history.state;
  const text = typeof state === 'object' && state !== null && 'view' in state ? state.view : undefined;
  // The text leaves defaults out, so it is read without the browser's own.
  return typeof text === 'string' ? decodeView(text).view : viewInAddress(preferred).view;
}
