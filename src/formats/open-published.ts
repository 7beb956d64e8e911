import type { Dataset } from '../core/dataset.ts';
import { isoOf } from '../core/day.ts';
import { FINDINGS, STATUSES, type IncidentRecord } from '../core/incident.ts';
import { keepRowIndex } from '../core/row-index.ts';
import { subtypeSlots } from '../core/taxonomy.ts';
import type { Published } from './published.ts';
import type { PublishedReader } from './published-reader.ts';
import { unpackRegions } from './published-regions.ts';

/** Words of rows wider than a region are read at once, up to this many: the ledger prints them. */
const MOST_WIDE = 2000;

/** A dataset whose words are elsewhere. */
export interface PublishedDataset extends Dataset {
  /** Whether `record` gives a row's words by now. */
  readonly hasWords: (row: number) => boolean;
  /** Reads the words of rows; afterwards `record` gives them. */
  readonly fetchRecords: (from: number, to: number) => Promise<readonly IncidentRecord[]>;
  /** Finds an incident by its id and reads its words; afterwards `rowOf` gives its row. Undefined if there is none. */
  readonly findRow: (id: string) => Promise<number | undefined>;
}

/**
 * Opens a published dataset: reads the columns that a map is drawn with, and the words of the ledger, and nothing else. Until
 * a row's words are fetched, `record` gives what the columns say: type, days, finding, status.
 */
export async function openPublished(said: Published, reader: PublishedReader): Promise<PublishedDataset> {
  const records = new Map<number, IncidentRecord>();
  const bares = new Map<number, IncidentRecord>();
  const rows = new Map<string, number>();
  const fetchRecords = async (from: number, to: number): Promise<readonly IncidentRecord[]> => {
    const found = await reader.records(from, to);
    found.forEach((record, index) => {
      records.set(from + index, record);
      bares.delete(from + index);
      rows.set(record.id, from + index);
    });
    return found;
  };
  const wide = Math.min(said.wideRows, MOST_WIDE);
  const [drawn] = await Promise.all([reader.drawn(), wide === 0 ? undefined : fetchRecords(0, wide)]);
  const { incidents, claims, places, spots } = drawn;
  keepRowIndex(incidents, drawn.index);
  const slots = subtypeSlots(said.taxonomy);
  const bare = (row: number): IncidentRecord => {
    const slot = slots[incidents.slot[row] as number];
    const [from, to] = [isoOf(incidents.from[row] as number), isoOf(incidents.to[row] as number)];
    return {
      id: `row:${String(row)}`,
      date: from === to ? from : `${from}/${to}`,
      type: said.taxonomy.types[slot?.type ?? 0]?.id ?? '',
      subtype: slot?.id ?? '',
      ...{ place: '', region: '', country: '' },
      finding: FINDINGS[incidents.finding[row] as number] ?? 'occurred',
      status: STATUSES[incidents.status[row] as number] ?? 'reported',
      title: { en: '' },
      summary: { en: '' },
      ...{ actors: [], sourceIds: [], claims: [], extra: {}, file: '', line: 0 },
    };
  };
  const { meta, taxonomy, ground, measures, span, gaps } = said;
  return {
    ...{ meta, taxonomy, slots, ground, incidents, claims, measures, span, gaps, places, spots },
    regions: unpackRegions(said.regions),
    sources: new Map(said.sources.map((source) => [source.id, source])),
    terms: new Map(said.terms),
    record: (row) => {
      if (!(row >= 0 && row < said.count)) throw new Error(`no row ${String(row)}`);
      const known = records.get(row) ?? bares.get(row) ?? bare(row);
      if (!records.has(row)) bares.set(row, known);
      return known;
    },
    rowOf: (id) => rows.get(id),
    hasWords: (row) => records.has(row),
    fetchRecords,
    findRow: async (id) => {
      for (const row of await reader.rowsOfId(id)) await fetchRecords(row, row + 1);
      return rows.get(id);
    },
  };
}
