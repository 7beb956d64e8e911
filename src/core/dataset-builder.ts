import type { Dataset, DatasetMeta, GroundLabel } from './dataset.ts';
import type { Day } from './day.ts';
import { FIRST_DAY, LAST_DAY, parseDate } from './edtf.ts';
import { gapOf } from './gaps.ts';
import type { Place, Region } from './gazetteer.ts';
import { GrowingClaims } from './growing-claims.ts';
import { GrowingColumn } from './growing-column.ts';
import { IdIndex } from './id-index.ts';
import { FINDINGS, PRECISIONS, STATUSES, type GapRecord, type SourceRecord } from './incident.ts';
import type { Words } from './languages.ts';
import { precisionOf, type LocatedRecord } from './located.ts';
import { taxonomyWith } from './own-kinds.ts';
import { owned } from './owned-text.ts';
import { recordsInMemory, type RecordStore } from './records.ts';
import { SpotDictionary } from './spots.ts';
import { slotFinder, subtypeSlots, type Taxonomy } from './taxonomy.ts';
import { WhereList } from './where-list.ts';

/** What a dataset is made of beside its incidents. */
export interface DatasetFrame {
  readonly meta: DatasetMeta;
  /** As the product has it: what the records use beyond it is added. */
  readonly taxonomy: Taxonomy;
  readonly sources: readonly SourceRecord[];
  readonly gaps: readonly GapRecord[];
  readonly terms: ReadonlyMap<string, Words>;
  /** The gazetteer that orients the reader, incidents or not. */
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  readonly ground: readonly GroundLabel[];
}

/** A type and subtype as records name them. */
interface Kind {
  readonly type: string;
  readonly subtype: string;
  rows: number;
}

/**
 * Lays records out as columns while they come, and keeps their words elsewhere: none of them is held. What depends on all of
 * them, such as which places and kinds there are, is settled at the end.
 */
export class DatasetBuilder {
  readonly wheres = new WhereList();
  readonly #records: RecordStore;
  readonly #ids = new IdIndex();
  readonly #claims = new GrowingClaims();
  readonly #kinds = new Map<string, Kind & { readonly code: number }>();
  readonly #from = new GrowingColumn(Int32Array);
  readonly #to = new GrowingColumn(Int32Array);
  readonly #kind = new GrowingColumn(Int32Array);
  readonly #where = new GrowingColumn(Int32Array);
  readonly #precision = new GrowingColumn(Uint8Array);
  readonly #finding = new GrowingColumn(Uint8Array);
  readonly #status = new GrowingColumn(Uint8Array);
  #first: Day = LAST_DAY;
  #last: Day = FIRST_DAY;

  constructor(records: RecordStore = recordsInMemory()) {
    this.#records = records;
  }

  get count(): number {
    return this.#from.length;
  }

  /**
   * @param located of an accepted row: its date is EDTF and its type in the taxonomy
   * @throws if that was not checked before: it is a bug of the caller, not of the input
   */
  add(located: LocatedRecord): void {
    const { record } = located;
    const row = this.count;
    const span = parseDate(record.date);
    if (span === undefined) throw new Error(`row ${String(row)} was not checked: ${record.date}`);
    const { from, to } = span;
    const precision = precisionOf(located);
    this.#from.push(from);
    this.#to.push(to);
    if (from > FIRST_DAY) this.#first = Math.min(this.#first, from);
    if (to < LAST_DAY) this.#last = Math.max(this.#last, to);
    this.#kind.push(this.#kindOf(record.type, record.subtype));
    this.#where.push(this.wheres.add(located, precision));
    this.#precision.push(PRECISIONS.indexOf(precision));
    this.#finding.push(FINDINGS.indexOf(record.finding));
    this.#status.push(STATUSES.indexOf(record.status));
    this.#claims.add(row, record.claims);
    this.#ids.add(record.id, row);
    this.#records.add(record);
  }

  /** @throws as `add` */
  finish(frame: DatasetFrame): Dataset {
    const kinds = [...this.#kinds.values()];
    const taxonomy = taxonomyWith(frame.taxonomy, kinds, frame.terms);
    const slots = subtypeSlots(taxonomy);
    const slotOf = slotFinder(taxonomy, slots);
    const slotOfKind = Uint8Array.from(kinds, ({ type, subtype }) => {
      const slot = slotOf(type, subtype);
      if (slot < 0) throw new Error(`a row was not checked: ${type}.${subtype}`);
      return slot;
    });
    const spots = new SpotDictionary(frame.places, frame.regions);
    const spotOfWhere = Int32Array.from(this.wheres.list, (source) => spots.codeOf(source));
    const { count } = this;
    const records = this.#records;
    const ids = this.#ids;
    return {
      ...{ meta: frame.meta, taxonomy, slots, places: spots.places, regions: frame.regions, ground: frame.ground },
      spots: spots.list,
      incidents: {
        count,
        from: this.#from.finish(),
        to: this.#to.finish(),
        slot: Uint8Array.from(this.#kind.finish(), (kind) => slotOfKind[kind] as number),
        spot: this.#where.finish().map((where) => spotOfWhere[where] as number),
        precision: this.#precision.finish(),
        finding: this.#finding.finish(),
        status: this.#status.finish(),
      },
      claims: this.#claims.finish(),
      measures: this.#claims.measures,
      span: this.#first <= this.#last ? { from: this.#first, to: this.#last } : { from: 0, to: -1 },
      gaps: frame.gaps.flatMap((gap) => gapOf(gap, spots, frame.terms)),
      sources: new Map(frame.sources.map((source) => [source.id, source])),
      terms: frame.terms,
      record: (row) => {
        if (!(row >= 0 && row < count)) throw new Error(`no row ${String(row)}`);
        return records.at(row);
      },
      rowOf: (id) => ids.rowOf(id, (row) => records.at(row).id),
    };
  }

  #kindOf(type: string, subtype: string): number {
    const key = `${type}\u0000${subtype}`;
    let kind = this.#kinds.get(key);
    if (kind === undefined)
      this.#kinds.set(key, (kind = { type: owned(type), subtype: owned(subtype), rows: 0, code: this.#kinds.size }));
    kind.rows += 1;
    return kind.code;
  }
}

/** A builder that has these records already. */
export function builderOf(records: Iterable<LocatedRecord>): DatasetBuilder {
  const builder = new DatasetBuilder();
  for (const located of records) builder.add(located);
  return builder;
}
