import { createContext } from 'svelte';
import type { DatasetMeta } from '../../core/dataset.ts';
import { decisionFinder, type Decision, type NamedWhere } from '../../core/decisions.ts';
import type { Language } from '../../core/languages.ts';
import { english, type Said } from '../../core/said.ts';
import type { LoadedPage } from '../state/load.ts';
import { inputsOf, type Dropped } from './dropped.ts';
import { openedPage, type Arrived } from './opened-page.ts';
import type { Problem } from '../../core/problem.ts';
import type { Candidate, Decided, FileOptions, OpenInput, OpenResult, OpenWhere, SearchRequest } from './protocol.ts';
import { reasonOf, Run, type Progress, type SearchAnswer } from './run.ts';

export type OpenState =
  | { readonly kind: 'idle'; readonly stopped: boolean }
  | { readonly kind: 'reading'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: OpenResult; readonly records: Arrived }
  | { readonly kind: 'failed'; readonly reason: string };

/** What a person opens: the files, how they are read, what was decided, and what came of it. Lives as long as the page. */
export class OpenSession {
  /** The panel is on the screen. */
  shown = $state(false);
  state: OpenState = $state.raw({ kind: 'idle', stopped: false });
  inputs: readonly OpenInput[] = $state.raw([]);
  decided: readonly Decided[] = $state.raw([]);
  /** What came of the last search. */
  answer: SearchAnswer | undefined = $state.raw();
  /** What came of a picture that was opened, as a sentence. */
  notice = $state('');
  /** Something was chosen that the last run did not know. */
  isStale = $state(false);
  /** What is drawn; undefined is the embedded dataset. */
  page: LoadedPage | undefined = $state.raw();
  /** Puts what a problem says in a language; English until there are problems to tell. */
  saidIn: (lang: Language, what: Said) => string = (_, what) => english(what);
  #run: Run | undefined;
  #said: readonly Problem[] = [];
  readonly #decisionOf = $derived(decisionFinder(this.decided.map(({ decision }) => decision)));
  readonly #home: LoadedPage;
  /** Names of the files that turned out to be gazetteers. */
  #gazetteers: readonly string[] = [];
  /** Incidents that were opened before what was opened last. */
  #before: readonly OpenInput[] = [];

  constructor(home: LoadedPage) {
    this.#home = home;
  }

  /** What the embedded dataset says of itself. */
  get homeMeta(): DatasetMeta {
    return this.#home.dataset.meta;
  }

  /** Opens other files; what was decided for the ones before stays, as a name means the same in each. */
  open(dropped: readonly Dropped[]): void {
    this.shown = true;
    const inputs = inputsOf(dropped);
    if (inputs.length === 0) return;
    const kept = this.inputs.filter(({ name }) => inputs.every((input) => input.name !== name));
    // A person's own gazetteer is for the incidents that come after it too.
    const own = kept.filter(({ name }) => this.#gazetteers.includes(name));
    this.#before = kept.filter(({ name }) => !this.#gazetteers.includes(name));
    this.inputs = [...own, ...inputs];
    this.run();
  }

  /** Opens the same without one of the files. */
  leaveOut(name: string): void {
    this.inputs = this.inputs.filter((input) => input.name !== name);
    if (this.inputs.length > 0) this.isStale = true;
    else this.state = { kind: 'idle', stopped: false };
  }

  setOptions(name: string, options: FileOptions): void {
    this.inputs = this.inputs.map((input) => (input.kind === 'file' && input.name === name ? { ...input, options } : input));
    this.isStale = true;
  }

  optionsOf(name: string): FileOptions {
    const input = this.inputs.find((each) => each.name === name);
    return input?.kind === 'file' ? input.options : { map: {} };
  }

  /** What a name means, for its region and country or wherever it stands. */
  decide(where: OpenWhere, everywhere: boolean, means: Candidate): void {
    const { place } = where;
    const isAny = everywhere && place !== '';
    const decision: Decision = { place, region: isAny ? '' : where.region, country: isAny ? '' : where.country, id: means.id };
    const rows = isAny ? this.rowsNamed(place) : where.rows;
    this.decided = [...this.decided.filter((each) => !isSame(each.decision, decision)), { decision, means, rows }];
    this.isStale = true;
  }

  /** Takes decisions over from a table of them; for a name that is in both, the table's count. */
  adopt(decisions: readonly Decision[], said: readonly Problem[]): void {
    const own = this.decided.filter((each) => !decisions.some((decision) => isSame(each.decision, decision)));
    const adopted = decisions.map((decision): Decided => {
      return { decision, means: { id: decision.id, kind: 'place', text: { en: decision.id } }, rows: 0 };
    });
    this.decided = [...own, ...adopted];
    this.#said = said;
    this.isStale = true;
  }

  undecide(decision: Decision): void {
    this.decided = this.decided.filter((each) => each.decision !== decision);
    this.isStale = true;
  }

  /** The decision that a row's names fall under. */
  decisionFor(where: NamedWhere): Decided | undefined {
    const found = this.#decisionOf(where);
    return this.decided.find(({ decision }) => decision === found);
  }

  /** Rows that could not be joined and have this name, whatever their region and country. */
  rowsNamed(place: string): number {
    if (this.state.kind !== 'done') return 0;
    return this.state.result.wheres.filter((where) => where.place === place).reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Looks for a name among the places that the files were read with; the answer is `answer` once it says the same text. */
  search(request: Omit<SearchRequest, 'kind'>): void {
    this.#run?.search(request);
  }

  /** Reads the files that are open again, with what was decided since. */
  again(): void {
    this.shown = true;
    this.run();
  }

  run(): void {
    this.#run?.stop();
    this.isStale = false;
    const decisions = this.decided.map(({ decision }) => decision);
    const run = new Run(
      { inputs: this.inputs, decisions, said: this.#said },
      {
        progressed: (progress) => (this.state = { kind: 'reading', progress }),
        done: (arrived, result) => this.#done(run, arrived, result),
        failed: (reason) => (this.state = { kind: 'failed', reason }),
        found: (answer) => (this.answer = answer),
      },
    );
    this.#run = run;
  }

  /** Stops the reading at once, wherever it is. What was drawn before stays. */
  stop(): void {
    this.#end();
    this.state = { kind: 'idle', stopped: true };
  }

  /** Back to the dataset that the page came with. */
  home(): void {
    this.#end();
    this.page = undefined;
    this.state = { kind: 'idle', stopped: false };
    this.inputs = [];
    this.#before = [];
    this.#gazetteers = [];
    this.decided = [];
    this.#said = [];
    this.isStale = false;
    this.shown = false;
  }

  #end(): void {
    this.#run?.stop();
    this.#run = undefined;
  }

  #done(run: Run, arrived: Arrived, result: OpenResult): void {
    this.#gazetteers = result.gazetteers.map(({ name }) => name);
    const before = this.#before;
    this.#before = [];
    if (result.files.length > 0 || before.length === 0) {
      void this.#finish(run, arrived, result);
      return;
    }
    // A gazetteer that is opened by itself is for the incidents that are here.
    this.inputs = [...this.inputs, ...before];
    this.run();
  }

  async #finish(run: Run, arrived: Arrived, result: OpenResult): Promise<void> {
    try {
      // The sentences of all languages are a bundle of their own: who opens nothing does not load it.
      const [{ saidIn }, page] = await Promise.all([
        import('../../core/sentences/said-in.ts'),
        arrived.records.length === 0 ? undefined : openedPage(this.#home, arrived, result),
      ]);
      if (run.isStopped) return;
      this.saidIn = saidIn;
      this.decided = result.decided;
      if (page !== undefined) this.page = page;
      this.state = { kind: 'done', result, records: arrived };
    } catch (error) {
      if (run.isStopped) return;
      run.stop();
      this.state = { kind: 'failed', reason: reasonOf(error) };
    }
  }
}

const isSame = (a: Decision, b: Decision): boolean => a.place === b.place && a.region === b.region && a.country === b.country;

/** The page's open session, for every component below it. */
export const [getOpen, setOpen] = createContext<OpenSession>();
