import {
  CLAIM_STATUSES,
  FINDINGS,
  PRECISIONS,
  STATUSES,
  type ClaimRecord,
  type GapRecord,
  type IncidentRecord,
  type SourceRecord,
} from '../core/incident.ts';
import type { Words } from '../core/languages.ts';
import { parseDate } from '../core/edtf.ts';
import { cleanText, isNothing, numberOf } from './cells.ts';
import { pointOf } from './cell-point.ts';
import { countOf } from './count-cell.ts';
import type { Row } from './delimited.ts';
import { extraOf, type Format, type FormatOptions } from './format.ts';
import type { Header } from './header.ts';
import { textOfCell } from './report.ts';
import { RowNotes, type RowReading } from './row-notes.ts';
import { said } from '../core/said.ts';

/** Reads cells of one table by column name. */
export interface CellReader {
  readonly text: (row: Row, column: string) => string;
  readonly words: (row: Row, column: string) => Words;
  readonly list: (row: Row, column: string) => string[];
}

export function cellReader(header: Header): CellReader {
  const index = new Map(header.names.map((name, at) => [name.trim().toLowerCase(), at]));
  const text = (row: Row, column: string): string => textOfCell(cleanText(row.cells[index.get(column) ?? -1] ?? ''));
  return {
    text,
    words: (row, column) => {
      const [en, ru, kk] = [text(row, column), text(row, `${column}_ru`), text(row, `${column}_kk`)];
      return { en, ...(ru === '' ? {} : { ru }), ...(kk === '' ? {} : { kk }) };
    },
    list: (row, column) =>
      text(row, column)
        .split('|')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
  };
}

/** One of a fixed set of words; the first of them for an empty cell. */
function oneOf<T extends string>(options: readonly T[], value: string, column: string, notes: RowNotes): T {
  const [fallback] = options;
  if (fallback === undefined) throw new Error('a set of words is empty');
  if (value === '') return fallback;
  const found = options.find((option) => option === value);
  if (found === undefined)
    notes.error(column, value, 'value-unknown', 'is not one of the words here', said('{words}', { words: options.join(', ') }));
  return found ?? fallback;
}

function checkDate(value: string, column: string, notes: RowNotes, required: boolean): string {
  if (value === '' && required) notes.error(column, '', 'date-missing', 'is empty', 'give an EDTF date: 2022-01-05, 2022-01');
  if (value !== '' && parseDate(value) === undefined) {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    if (isDay) notes.error(column, value, 'date-impossible', 'is no day of the calendar', 'write YYYY-MM-DD');
    else
      notes.error(
        column,
        value,
        'date-unreadable',
        'is not an EDTF date of level 0 or 1',
        'write 2022-01-05, 2022-01, 2022-01-04/2022-01-06',
      );
  }
  return value;
}

const COLUMNS =
  'id date type subtype place region country lng lat precision radius_km finding status title title_ru title_kk summary summary_ru summary_kk actors source_ids'.split(
    ' ',
  );

function incidentReader(header: Header, options: FormatOptions): (row: Row) => RowReading {
  const cells = cellReader(header);
  const used = new Set(COLUMNS.map((column) => header.find(column)));
  return (row) => {
    const notes = new RowNotes(options.file, row.line);
    const id = cells.text(row, 'id');
    if (id === '') notes.error('id', '', 'id-missing', 'is empty', 'give every incident an id of its own');
    const type = cells.text(row, 'type');
    const point = pointOf(
      { lng: cells.text(row, 'lng'), lat: cells.text(row, 'lat'), lngColumn: 'lng', latColumn: 'lat' },
      notes,
    );
    const precision = cells.text(row, 'precision');
    const radius = cells.text(row, 'radius_km');
    const radiusKm = isNothing(radius) ? undefined : numberOf(radius);
    if (radiusKm !== undefined && !(radiusKm > 0 && radiusKm < 2000))
      notes.error('radius_km', radius, 'radius-unreadable', 'is no radius in kilometres', 'give a number above 0');
    const record: IncidentRecord = {
      id,
      date: checkDate(cells.text(row, 'date'), 'date', notes, true),
      type,
      subtype: cells.text(row, 'subtype'),
      place: cells.text(row, 'place'),
      region: cells.text(row, 'region'),
      country: cells.text(row, 'country'),
      ...point,
      ...(precision === '' ? {} : { precision: oneOf(PRECISIONS, precision, 'precision', notes) }),
      ...(radiusKm === undefined ? {} : { radiusKm }),
      finding: oneOf(FINDINGS, cells.text(row, 'finding'), 'finding', notes),
      status: oneOf(STATUSES, cells.text(row, 'status'), 'status', notes),
      title: cells.words(row, 'title'),
      summary: cells.words(row, 'summary'),
      actors: cells.list(row, 'actors'),
      sourceIds: cells.list(row, 'source_ids'),
      claims: [],
      extra: extraOf(row, header, used, options),
      file: options.file,
      line: row.line,
    };
    return notes.reading(record);
  };
}

/** Qantar's own incidents.csv. */
export const qantar: Format = {
  id: 'qantar',
  label: 'Qantar incidents',
  matches: (header) => header.has('id', 'date', 'type', 'subtype', 'place', 'precision', 'finding'),
  reader: (header, options) => ({
    columns: {
      id: 'id',
      date: 'date',
      type: 'type',
      place: 'place',
      region: 'region',
      country: 'country',
      lng: 'lng',
      lat: 'lat',
    },
    read: incidentReader(header, options),
  }),
};

export function readClaim(row: Row, cells: CellReader, notes: RowNotes): ClaimRecord {
  const bound = (column: 'low' | 'best' | 'high'): number | undefined => countOf(cells.text(row, column), column, notes);
  const [low, best, high] = [bound('low'), bound('best'), bound('high')];
  const known = [low, best, high].filter((value) => value !== undefined);
  if (known.length === 0 && !notes.hasError)
    notes.error('low', '', 'claim-empty', 'has no figure with it', 'give low, best or high, or remove the claim');
  if (known.some((value, index) => index > 0 && value < (known[index - 1] ?? 0)))
    notes.error('low', known.join(' '), 'claim-bounds', 'are not in order', 'low ≤ best ≤ high');
  return {
    id: cells.text(row, 'id'),
    incidentId: cells.text(row, 'incident_id'),
    measure: cells.text(row, 'measure'),
    group: cells.text(row, 'group'),
    ...(low === undefined ? {} : { low }),
    ...(best === undefined ? {} : { best }),
    ...(high === undefined ? {} : { high }),
    attributedTo: cells.text(row, 'attributed_to'),
    sourceId: cells.text(row, 'source_id'),
    asOf: checkDate(cells.text(row, 'as_of'), 'as_of', notes, false),
    status: oneOf(CLAIM_STATUSES, cells.text(row, 'status'), 'status', notes),
    note: cells.words(row, 'note'),
  };
}

/** An http(s) address, or empty: no other scheme may become a link. */
function linkOf(value: string, column: string, notes: RowNotes): string {
  if (value === '' || (/^https?:\/\/[^\s<>"]+$/i.test(value) && URL.canParse(value))) return value;
  notes.warning(column, value, 'link-not-http', 'is no http or https address', 'it is left out');
  return '';
}

export function readSource(row: Row, cells: CellReader, notes: RowNotes): SourceRecord {
  const text = (column: string): string => cells.text(row, column);
  return {
    id: text('id'),
    publisher: text('publisher'),
    kind: text('kind'),
    title: text('title'),
    date: checkDate(text('date'), 'date', notes, false),
    url: linkOf(text('url'), 'url', notes),
    archiveUrl: linkOf(text('archive_url'), 'archive_url', notes),
    language: text('language'),
  };
}

export function readGap(row: Row, cells: CellReader, notes: RowNotes): GapRecord {
  const text = (column: string): string => cells.text(row, column);
  return {
    id: text('id'),
    date: checkDate(text('date'), 'date', notes, true),
    place: text('place'),
    region: text('region'),
    country: text('country'),
    kind: text('kind'),
    note: cells.words(row, 'note'),
    sourceId: text('source_id'),
  };
}
