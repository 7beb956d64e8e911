import type { FormatId } from './format-ids.ts';
import type { IncidentRecord } from '../core/incident.ts';
import type { DateOrder } from './dates.ts';
import type { Row } from './delimited.ts';
import type { Header } from './header.ts';
import type { ImpliedType } from './plain-type.ts';
import type { RowReading } from './row-notes.ts';

export interface FormatOptions {
  readonly file: string;
  readonly dates: DateOrder;
  /** Field of a record → column of the file, overruling what the header suggests. `=text` stands for the text itself. */
  readonly map: ReadonlyMap<string, string>;
  /** Whether titles, summaries, actors and columns that nothing maps are kept with each record. To count, they are not needed. */
  readonly keepsWords: boolean;
}

/** Which column of the file each part of a record came from, for messages. */
export type ColumnNames = Readonly<
  Partial<Record<'id' | 'date' | 'type' | 'subtype' | 'place' | 'region' | 'country' | 'lng' | 'lat', string>>
>;

export interface FormatReader {
  readonly columns: ColumnNames;
  /** Indices of the columns that its fields are taken from; absent where any may be. */
  readonly used?: ReadonlySet<number>;
  /** The type of rows in a table that has no column for it, as its figures tell it; absent where there is such a column. */
  readonly impliedType?: ImpliedType;
  readonly read: (row: Row) => RowReading;
}

/** One kind of table. */
export interface Format {
  readonly id: FormatId;
  /** As a person calls it. */
  readonly label: string;
  /** Whether a table with this header is of this kind. */
  readonly matches: (header: Header) => boolean;
  /** The column names of a table whose first record is data, if it is of this kind. */
  readonly headerless?: (cells: readonly string[]) => readonly string[] | undefined;
  readonly reader: (header: Header, options: FormatOptions) => FormatReader;
}

/** Columns that no field was taken from, with what stands in them. */
export function extraOf(
  row: Row,
  header: Header,
  used: ReadonlySet<number>,
  options: FormatOptions,
): Readonly<Record<string, string>> {
  if (!options.keepsWords) return NO_EXTRA;
  const entries = header.names.flatMap((name, index) => {
    const cell = row.cells[index] ?? '';
    return used.has(index) || cell === '' || name === '' ? [] : [[name, cell] as const];
  });
  return Object.fromEntries(entries);
}

const NO_EXTRA: Readonly<Record<string, string>> = {};

/** What a record has when its format says nothing of it. */
export const BLANK: Omit<IncidentRecord, 'id' | 'date' | 'type' | 'file' | 'line'> = {
  subtype: '',
  place: '',
  region: '',
  country: '',
  finding: 'occurred',
  status: 'reported',
  title: { en: '' },
  summary: { en: '' },
  actors: [],
  sourceIds: [],
  claims: [],
  extra: NO_EXTRA,
};
