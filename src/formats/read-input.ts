import { fail, ok, type Result } from '../core/result.ts';
import type { Source } from './bytes.ts';
import { cleanText } from './cells.ts';
import { orderIn, orderInName } from './date-order.ts';
import type { DateOrder } from './dates.ts';
import type { Row } from './delimited.ts';
import type { ColumnNames, Format, FormatReader } from './format.ts';
import { FORMATS, formatOf, headerlessFormat } from './formats.ts';
import { headerOf, headerProblems, type Header } from './header.ts';
import { openTable, type Container } from './open-table.ts';
import { SYNONYMS } from './plain-columns.ts';
import type { ImpliedType } from './plain-type.ts';
import { Refusal } from './refusal.ts';
import type { RowReading } from './row-notes.ts';
import type { Table } from './table.ts';
import { said } from '../core/said.ts';

export interface InputOptions {
  /** Id of a format that overrules the header. */
  readonly format?: string | undefined;
  readonly map: ReadonlyMap<string, string>;
  readonly dates: DateOrder;
  readonly keepsWords: boolean;
}

/** What kind of file an input turned out to be. */
export interface InputInfo extends Container {
  readonly file: string;
  readonly format: string;
  readonly columns: ColumnNames;
  /** The order of day and month, where the file's own dates proved it. */
  readonly provenDates?: 'dmy' | 'mdy';
  /** The type that the file's figures tell, where it has no column for it. */
  readonly impliedType?: ImpliedType;
  /** How many lines stand above the header, as titles do; absent where it comes first. */
  readonly titleLines?: number;
  /** Columns that only rows far down have, and that are not read; absent where there are none. */
  readonly lateColumns?: readonly string[];
}

export interface Batch {
  readonly info: InputInfo;
  readonly readings: readonly RowReading[];
}

/**
 * Reads any input: unpacks it, finds its encoding, its table and its format, and hands over its rows, some thousands at a
 * time. Works on streams alone, so the page and the command line read alike.
 * @returns what the file is, or the problems for which it is refused as a whole; rows handed over before count for nothing then
 */
export async function readInput(
  source: Source,
  options: InputOptions,
  onBatch: (batch: Batch) => void | Promise<void>,
): Promise<Result<InputInfo>> {
  try {
    const { table, encodingRead, ...container } = await openTable(source);
    const read = await readTable(source.name, table, container, options, onBatch);
    const encoding = encodingRead?.();
    return read.ok && encoding !== undefined ? ok({ ...read.value, encoding }) : read;
  } catch (error) {
    if (error instanceof Refusal) return fail(error.problem(source.name));
    throw error;
  }
}

async function readTable(
  file: string,
  table: Table,
  container: Container,
  options: InputOptions,
  onBatch: (batch: Batch) => void | Promise<void>,
): Promise<Result<InputInfo>> {
  let opened: { readonly info: InputInfo; readonly reader: FormatReader } | undefined;
  let isSecond = table.names === null;
  let hasRows = false;
  for await (const piece of table.rows) {
    let rows = piece;
    if (opened === undefined) {
      const begun = begin(file, table, rows, container, options);
      if (!begun.ok) return begun;
      ({ rows } = begun.value);
      opened = begun.value;
    }
    const [first] = rows;
    if (isSecond && first !== undefined) {
      isSecond = false;
      if (isHxl(first)) rows = rows.slice(1);
    }
    const { reader, info } = opened;
    if (rows.length === 0) continue;
    const readings = rows.map(reader.read);
    if (!hasRows) refuseProjected(readings);
    hasRows = true;
    await onBatch({ info, readings });
    if (reader.used !== undefined && !options.keepsWords) table.only?.(reader.used);
  }
  if (opened === undefined || !hasRows)
    throw new Refusal('file-empty', container.container === 'json' ? 'has a list without objects' : 'has a header and no rows');
  const late = table.late?.() ?? [];
  return ok(late.length === 0 ? opened.info : { ...opened.info, lateColumns: late });
}

interface Begun {
  readonly info: InputInfo;
  readonly reader: FormatReader;
  /** Without the header. */
  readonly rows: readonly Row[];
}

/** @throws Refusal where the first rows all give metres instead of degrees: the file is in another coordinate system */
function refuseProjected(readings: readonly RowReading[]): void {
  const isProjected = ({ problems }: RowReading): boolean => problems.some(({ code }) => code === 'coordinate-projected');
  const some = readings.slice(0, 1000);
  if (some.every(isProjected))
    throw new Refusal(
      'coordinate-system',
      'gives its points in metres of a projected system',
      'convert it to WGS 84 degrees (EPSG:4326)',
    );
}

/** Settles the header and the format on the first rows. */
function begin(file: string, table: Table, given: readonly Row[], container: Container, options: InputOptions): Result<Begun> {
  const headerless = table.names === null ? headerlessFormat(given[0]?.cells ?? []) : undefined;
  const hasHeader = table.names === null && headerless === undefined;
  const titles = hasHeader ? titlesAbove(given) : 0;
  const names = table.names ?? headerless?.names ?? (given[titles]?.cells ?? []).map(cleanText);
  const rows = hasHeader ? given.slice(titles + 1) : given;
  const trimmed = names.slice(0, names.findLastIndex((name) => name !== '') + 1);
  if (hasHeader) refuseOtherFirstRow(trimmed);
  const [wrong, ...others] = headerProblems(trimmed, file);
  if (wrong !== undefined) return fail(wrong, ...others);
  const [second] = rows;
  const header = headerOf(trimmed, second !== undefined && isHxl(second) ? second.cells.map((cell) => cell.trim()) : []);
  const format = chosen(options, header, headerless?.format);
  const { map, keepsWords } = options;
  const dateIndex = format.id === 'plain' ? dateIndexOf(header, map) : -1;
  const stated = options.dates ?? orderInName(trimmed[dateIndex] ?? '');
  const proven = stated === undefined && dateIndex >= 0 ? orderIn(rows, dateIndex) : undefined;
  const dates = stated ?? proven;
  const reader = format.reader(header, { file, dates, map, keepsWords });
  return ok({
    info: {
      file,
      ...container,
      format: format.id,
      columns: reader.columns,
      ...(proven === undefined ? {} : { provenDates: proven }),
      ...(reader.impliedType === undefined ? {} : { impliedType: reader.impliedType }),
      ...(titles === 0 ? {} : { titleLines: (given[titles]?.line ?? 1) - 1 }),
    },
    reader,
    rows,
  });
}

/** Where a plain table's dates stand, as far as they stand in one column. */
function dateIndexOf(header: Header, map: ReadonlyMap<string, string>): number {
  const mapped = map.get('date');
  return mapped === undefined ? header.find(...header.spelt(...SYNONYMS.date)) : header.find(mapped);
}

/** Lines that a title and its notes take up, at most. */
const MOST_TITLES = 20;

/**
 * How many of the first rows stand above the header: those with one cell, as titles and notes have, or none, up to the first row
 * with more than two. 0 where the first row may be a header itself.
 */
function titlesAbove(rows: readonly Row[]): number {
  const filled = rows.slice(0, MOST_TITLES).map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const header = filled.findIndex((count) => count > 2);
  return header > 0 && filled.slice(0, header).every((count) => count <= 1) ? header : 0;
}

/** @throws Refusal where what stands first is data and no header */
function refuseOtherFirstRow(names: readonly string[]): void {
  const isData = names.slice(0, 2).some((name) => /^(?:\d{4}-\d\d-\d\d|\d{6,}|\d{1,2}[./]\d{1,2}[./]\d{4})$/.test(name));
  if (isData || names.every((name) => /^[\d\s.,:/+-]*$/.test(name)))
    throw new Refusal('header-missing', 'has no header row', 'add a row with the names of the columns', { line: 1 });
}

/** @throws Refusal for a format that there is none of, or that the header does not fit */
function chosen(options: InputOptions, header: Header, headerless: Format | undefined): Format {
  if (options.format === undefined) return headerless ?? (options.map.size > 0 ? mapped(header) : formatOf(header));
  const format = FORMATS.find(({ id }) => id === options.format);
  if (format === undefined)
    throw new Refusal(
      'format-unknown',
      said('can\'t be read as "{format}"', { format: options.format }),
      said('formats are {list}', { list: FORMATS.map(({ id }) => id).join(', ') }),
    );
  if (!format.matches(header))
    throw new Refusal(
      'format-mismatch',
      said('lacks columns of {format}', { format: format.label }),
      'leave out --format, or use --format plain with --map',
      { line: 1 },
    );
  return format;
}

/** With `--map` the table is read as a plain one: the other formats know their columns themselves. */
const mapped = (header: Header): Format => FORMATS.find(({ id }) => id === 'plain') ?? formatOf(header);

/** HXL tags in the second row: `#event`, `#date+start`. */
const isHxl = ({ cells }: Row): boolean =>
  cells.some((cell) => cell.trim().startsWith('#')) && cells.every((cell) => /^\s*(?:#[a-z][\w+ ]*)?\s*$/i.test(cell));

/** The names of a table's columns, to map by hand where they say nothing; empty where there are none to be read. */
export async function columnsOf(source: Source): Promise<readonly string[]> {
  try {
    const { table } = await openTable(source);
    if (table.names !== null) return table.names;
    for await (const rows of table.rows)
      if (rows.length > 0) return (rows[titlesAbove(rows)]?.cells ?? []).map(cleanText).filter((name) => name !== '');
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
